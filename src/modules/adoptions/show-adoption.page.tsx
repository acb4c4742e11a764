import { dayInLondon, showDate } from '../../core/iso-date.ts'
import { StateLine } from '../../design-system/charts/state-line.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Tag } from '../../design-system/components/tag.tsx'
import { WarningText } from '../../design-system/components/warning-text.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { KeyFigures } from '../../design-system/patterns/key-figures.tsx'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { lineagePath } from '../lineage/index.ts'
import { practicePath } from '../practices/index.ts'
import { adoptionReasons, heardBy } from './adoption.domain.ts'
import { AdoptionForms, type ReturnedForm } from './adoption-forms.tsx'
import type { AdoptionParts } from './adoption-parts.ts'
import { adoptionPath, adoptionsPath } from './adoption.paths.ts'
import { adoptionStates, type AdoptionEvent } from './adoption.states.ts'
import type { AdoptionView } from './adoption.view.ts'
import { Adaptations } from './adaptations.tsx'
import { Reviews } from './reviews.tsx'

/** One adoption: who took what up, how the decision was made, what was kept and changed, and where it began. */
export function ShowAdoptionPage({
  parts,
  view,
  returned,
}: Readonly<{ parts: AdoptionParts; view: AdoptionView; returned?: ReturnedForm | undefined }>) {
  const { adoption, practice, adopter, steps } = view
  const name = adopter?.name ?? 'Somebody'
  const title = `${name}: ${practice?.title ?? 'a practice'}`
  return (
    <Page
      site={parts.site}
      title={title}
      path={adoptionPath(adoption.id)}
      breadcrumbs={[{ text: 'Adoptions', href: adoptionsPath }, { text: title }]}
      description={`How ${name} took up a practice, what was changed and what came of it.`}
      hasErrors={(returned?.errors.length ?? 0) > 0}
    >
      <p class="app-card__kicker">Adoption</p>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        <Tag
          classes={
            adoption.state === 'in_use' || adoption.state === 'sustained' ? 'govuk-tag--green' : 'govuk-tag--grey'
          }
        >
          {adoptionStates.states[adoption.state].label}
        </Tag>
      </p>
      {returned?.meanwhile === true && (
        <WarningText iconFallbackText="Warning">
          This was changed while you were writing. What it says now is below, and what you typed stands in the form.
        </WarningText>
      )}
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Facts view={view} />
          <Decision view={view} />
          <Adaptations view={view} returned={returned} />
          <Reviews view={view} />
          <AdoptionForms view={view} returned={returned} />
        </div>
      </div>
      <PageSection id="began" title="Where this began">
        <p class="govuk-body">
          <a class="govuk-link" href={lineagePath(adoption.id)}>
            See the voices, needs and introductions behind it
          </a>
        </p>
      </PageSection>
      <PageSection id="states" title="Where it stands">
        <StateLine
          id="state-line"
          title="From hearing of it to using it"
          machine={adoptionStates}
          current={adoption.state}
          taken={steps}
        />
        <SummaryList rows={steps.map((step) => summaryRow(showDate(dayInLondon(step.at)), stepWords(step)))} />
      </PageSection>
    </Page>
  )
}

function stepWords({ event, reason }: AdoptionView['steps'][number]): string {
  const known = (Object.keys(adoptionStates.events) as AdoptionEvent[]).find((name) => name === event)
  const what = known === undefined ? event : adoptionStates.events[known]
  const [code, ...words] = (reason ?? '').split(': ')
  const named = Object.entries(adoptionReasons).find(([name]) => name === code)?.[1]
  return named === undefined ? what : `${what}. ${named}: ${words.join(': ')}`
}

function Facts({ view }: Readonly<{ view: AdoptionView }>) {
  const { adoption, practice, adopter, due, isConfirmed } = view
  const isRunning = adoption.state === 'in_use' || adoption.state === 'sustained'
  return (
    <SummaryList
      rows={[
        summaryRow(
          'Practice',
          practice === undefined ? (
            'No longer here'
          ) : (
            <a class="govuk-link" href={practicePath(practice.id)}>
              {practice.title}
            </a>
          ),
        ),
        summaryRow(
          'Adopter',
          adopter === undefined ? (
            'No longer here'
          ) : (
            <a class="govuk-link" href={adopter.path}>
              {adopter.name}
            </a>
          ),
        ),
        adoption.heardBy !== undefined && summaryRow('How they heard of it', heardBy[adoption.heardBy]),
        adoption.startedOn !== undefined && summaryRow('In use since', showDate(adoption.startedOn)),
        adoption.firstReach !== undefined &&
          summaryRow('People reached at first', adoption.firstReach.toLocaleString('en-GB')),
        isRunning &&
          adoption.lastConfirmedOn !== undefined &&
          summaryRow(
            'Last confirmed on',
            `${showDate(adoption.lastConfirmedOn)}${isConfirmed ? '' : '. Not counted as in use until it is confirmed again'}`,
          ),
        due !== undefined && summaryRow('Next review', `After ${due.months} months, on ${showDate(due.dueOn)}`),
        adoption.reason !== undefined &&
          summaryRow('Why', `${adoptionReasons[adoption.reason]}. ${adoption.reasonWords ?? ''}`),
        summaryRow('Edition taken up', String(adoption.edition)),
      ]}
    />
  )
}

function Decision({ view: { adoption } }: Readonly<{ view: AdoptionView }>) {
  const { decision } = adoption
  if (decision === undefined) return null
  return (
    <PageSection id="decision" title="How it was decided">
      <KeyFigures
        items={[
          { value: decision.levels, label: decision.levels === 1 ? 'level signed it off' : 'levels signed it off' },
          { value: decision.people, label: decision.people === 1 ? 'person had to agree' : 'people had to agree' },
          { value: decision.days, label: decision.days === 1 ? 'day to decide' : 'days to decide' },
        ]}
      />
      <SummaryList
        rows={[
          summaryRow('Does it fit?', decision.doesItFit),
          summaryRow('Should we do it here?', decision.shouldWe),
          summaryRow('Can we do it here?', decision.canWe),
          summaryRow('How will we?', decision.howWillWe),
          summaryRow('Decided', `${showDate(decision.decidedOn)}, by ${decision.decidedBy}`),
        ]}
      />
    </PageSection>
  )
}
