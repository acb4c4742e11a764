import { showDate } from '../../core/iso-date.ts'
import { Table } from '../../design-system/components/table.tsx'
import { Facts } from '../../design-system/patterns/facts.tsx'
import { nameCase, sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import { needPath, type Need } from '../needs/index.ts'
import { organisationPath, type Organisation } from '../organisations/index.ts'
import { practicePath, type Practice } from '../practices/index.ts'
import type { PageParts } from '../site/index.ts'
import type { UsualCommissioner } from './service-commissioners.ts'

/** Practices with where each was tried, of the places that the list is about, and the service it belongs to. */
export function PracticeList({
  practices,
  codes,
  parts,
}: Readonly<{ practices: readonly Practice[]; codes: ReadonlySet<string>; parts: PageParts }>) {
  return (
    <ul class="govuk-list govuk-list--spaced">
      {practices.map((practice) => (
        <li>
          <a class="govuk-link" href={practicePath(practice.id)}>
            {practice.title}
          </a>
          <Facts
            items={[
              practice.kind === 'attempt' && 'Tried, and did not work',
              placesAmong(practice, codes, parts),
              parts.titles.serviceArea(practice.serviceArea),
            ]}
          />
        </li>
      ))}
    </ul>
  )
}

const mostPlaces = 4

function placesAmong(practice: Practice, codes: ReadonlySet<string>, { titles }: PageParts): string {
  const names = practice.placeCodes.filter((code) => codes.has(code)).map((code) => titles.place(code) ?? code)
  const more = names.length > mostPlaces ? ` and ${names.length - mostPlaces} more` : ''
  return `${names.slice(0, mostPlaces).join(', ')}${more}`
}

/** Open needs, the nearest closing date first. */
export function NeedList({ needs }: Readonly<{ needs: readonly Need[] }>) {
  return (
    <ul class="govuk-list govuk-list--spaced">
      {needs.map((need) => (
        <li>
          <a class="govuk-link" href={needPath(need.id)}>
            {sentenceCase(need.title)}
          </a>
          <Facts
            items={[
              nameCase(need.buyer),
              need.closesOn === undefined ? 'No closing date stated' : `Closes ${showDate(need.closesOn)}`,
            ]}
          />
        </li>
      ))}
    </ul>
  )
}

/** Organisations in the order of their numbers, which favours nobody. */
export function OrganisationList({ organisations }: Readonly<{ organisations: readonly Organisation[] }>) {
  return (
    <ul class="govuk-list app-contents">
      {organisations.map(({ id, name }) => (
        <li>
          <a class="govuk-link" href={organisationPath(id)}>
            {nameCase(name)}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Who usually commissions what: general knowledge, and said to be so. */
export function CommissionerTable({
  commissioners,
  parts,
}: Readonly<{ commissioners: readonly UsualCommissioner[]; parts: PageParts }>) {
  return (
    <Table
      caption="Who usually decides on and pays for a service here"
      captionClasses="govuk-table__caption--s"
      head={[{ text: 'Service' }, { text: 'Usually' }]}
      firstCellIsHeader
      rows={commissioners.map(({ serviceArea, commissioner }) => [
        { text: parts.titles.serviceArea(serviceArea) ?? serviceArea },
        { text: commissioner.charAt(0).toUpperCase() + commissioner.slice(1) },
      ])}
    />
  )
}
