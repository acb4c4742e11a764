import { showDate } from '../../core/iso-date.ts'
import { Tag } from '../../design-system/components/tag.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { Card, Cards } from '../../design-system/patterns/card.tsx'
import { Facts } from '../../design-system/patterns/facts.tsx'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import type { AdoptionParts } from './adoption-parts.ts'
import { adoptionPath, adoptionsPath } from './adoption.paths.ts'
import { adoptionStates } from './adoption.states.ts'
import type { ListedAdoption } from './list-adoptions.ts'

/** Where practices were taken up, decided against and stopped; claims that nobody has confirmed stand apart. */
export function ListAdoptionsPage({
  parts,
  listed,
}: Readonly<{ parts: Pick<AdoptionParts, 'site'>; listed: readonly ListedAdoption[] }>) {
  const claimed = listed.filter(({ adoption }) => adoption.state === 'claimed')
  const own = listed.filter(({ adoption }) => adoption.state !== 'claimed')
  return (
    <Page
      site={parts.site}
      title="Adoptions"
      path={adoptionsPath}
      description="Where practices were taken up, decided against or stopped, as the adopters say."
    >
      <h1 class="govuk-heading-l">Where practices were taken up</h1>
      <p class="govuk-body-l">
        The one who takes a practice up says so here: what was decided, what was changed, what came of it.
      </p>
      {own.length === 0 ? (
        <p class="govuk-body">
          Nobody has noted an adoption here yet. Who has decided to take a practice up, or against it, can say so from
          the page of that practice.
        </p>
      ) : (
        <AdoptionCards listed={own} />
      )}
      {claimed.length > 0 && (
        <PageSection id="claimed" title="Claimed by owners of practices, not confirmed">
          <AdoptionCards listed={claimed} />
        </PageSection>
      )}
    </Page>
  )
}

/** Adoptions one under another. */
export function AdoptionCards({ listed }: Readonly<{ listed: readonly ListedAdoption[] }>) {
  return (
    <Cards>
      {listed.map(({ adoption, adopter, practice, isConfirmed }) => (
        <Card title={`${adopter}: ${practice}`} href={adoptionPath(adoption.id)}>
          <p class="govuk-body">
            <Tag classes="govuk-tag--grey">{adoptionStates.states[adoption.state].label}</Tag>
          </p>
          <Facts
            items={[
              adoption.startedOn !== undefined && `In use since ${showDate(adoption.startedOn)}`,
              adoption.lastConfirmedOn !== undefined && `Last confirmed on ${showDate(adoption.lastConfirmedOn)}`,
              adoption.startedOn !== undefined && !isConfirmed && 'Not confirmed for a year',
            ]}
          />
        </Card>
      ))}
    </Cards>
  )
}
