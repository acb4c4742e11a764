import { dayInLondon, showDate } from '../../core/iso-date.ts'
import { eventsFrom } from '../../core/state-machine.ts'
import { StateLine } from '../../design-system/charts/state-line.tsx'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Tag } from '../../design-system/components/tag.tsx'
import { WarningText } from '../../design-system/components/warning-text.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { Quote } from '../../design-system/patterns/quote.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { lineagePath } from '../lineage/index.ts'
import { DoingForms, type ReturnedForm } from './doing-forms.tsx'
import { introductionHistory } from './introduction-history.ts'
import { isContactOpen, purposes } from './introduction.domain.ts'
import { introductionPath, introductionsPath } from './introduction.paths.ts'
import { introductionStates } from './introduction.states.ts'
import type { IntroductionView } from './introduction.view.ts'
import type { IntroductionParts, NextBest } from './introduction-parts.ts'
import { WhatWasSaid } from './what-was-said.tsx'
import { nextStep } from './next-step.ts'

/** An introduction as one who has a part in it sees it: both sides' words, what comes next, and nothing that is not theirs. */
export function ShowIntroductionPage({
  parts,
  view,
  returned,
  nextBest = [],
}: Readonly<{
  parts: IntroductionParts
  view: IntroductionView
  /** A form that came back with errors, or beside a version that changed meanwhile. */
  returned?: ReturnedForm | undefined
  nextBest?: readonly NextBest[]
}>) {
  const { introduction, roles, first, second, steps } = view
  const { id, state, words } = introduction
  const names = { first: first?.name ?? 'Somebody', second: second?.name ?? 'somebody' }
  const title = `${names.first} and ${names.second}`
  const events = eventsFrom(introductionStates, state, roles)
  return (
    <Page
      site={parts.site}
      title={`Introduction: ${title}`}
      path={introductionPath(id)}
      breadcrumbs={[{ text: 'Introductions', href: introductionsPath }, { text: title }]}
      hasErrors={(returned?.errors.length ?? 0) > 0}
      unlisted
    >
      <p class="app-card__kicker">Introduction</p>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        <Tag classes={tagOf(state)}>{introductionStates.states[state].label}</Tag>
      </p>
      {returned?.meanwhile === true && (
        <WarningText iconFallbackText="Warning">
          This was changed while you were writing. What it says now is below, and what you typed stands in the form.
        </WarningText>
      )}
      <InsetText>
        <p class="govuk-body">{nextStep(view, parts.calendars(introduction.placeCode))}</p>
      </InsetText>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <Quote
            source={`${introduction.byBroker ? 'The broker' : names.first}, ${showDate(dayInLondon(introduction.createdAt))}`}
          >
            {words}
          </Quote>
          <Facts view={view} />
          <Contacts view={view} names={names} />
          {nextBest.length > 0 && <Others others={nextBest} />}
          <DoingForms introduction={introduction} events={events} returned={returned} />
          <WhatWasSaid view={view} names={names} />
        </div>
      </div>
      <PageSection id="states" title="Where it stands">
        <StateLine
          id="state-line"
          title="From asking to what came of it"
          machine={introductionStates}
          current={state}
          taken={steps}
        />
        <SummaryList rows={introductionHistory(view).map(({ on, what }) => summaryRow(showDate(on), what))} />
        <p class="govuk-body">
          <a class="govuk-link" href={lineagePath(id)}>
            Where this began and what came of it
          </a>
        </p>
      </PageSection>
    </Page>
  )
}

function tagOf(state: IntroductionView['introduction']['state']): string {
  if (state === 'accepted' || state === 'in_conversation') return 'govuk-tag--green'
  if (state === 'proposed' || state === 'waiting' || state === 'stalled') return 'govuk-tag--yellow'
  return 'govuk-tag--grey'
}

function Facts({ view }: Readonly<{ view: IntroductionView }>) {
  const { introduction, first, second } = view
  const link = (one: typeof first) =>
    one === undefined ? (
      'Not here any more'
    ) : one.path === undefined ? (
      one.name
    ) : (
      <a class="govuk-link" href={one.path}>
        {one.name}
      </a>
    )
  return (
    <SummaryList
      rows={[
        summaryRow('Why meet', purposes[introduction.purpose]),
        summaryRow(introduction.byBroker ? 'One side' : 'Who asked', link(first)),
        summaryRow(introduction.byBroker ? 'The other side' : 'Who was asked', link(second)),
        introduction.practiceId !== undefined &&
          summaryRow(
            'About',
            <a class="govuk-link" href={`/practices/${encodeURIComponent(introduction.practiceId)}`}>
              this practice
            </a>,
          ),
        introduction.needId !== undefined &&
          summaryRow(
            'For',
            <a class="govuk-link" href={`/needs/${encodeURIComponent(introduction.needId)}`}>
              this need
            </a>,
          ),
      ]}
    />
  )
}

function Contacts({
  view,
  names,
}: Readonly<{ view: IntroductionView; names: Readonly<{ first: string; second: string }> }>) {
  const { introduction, contacts, roles } = view
  if (!isContactOpen(introduction) || (!roles.includes('first') && !roles.includes('second'))) return null
  return (
    <PageSection id="contact" title="How to reach each other">
      <SummaryList rows={contacts.map(({ side, name, reach }) => summaryRow(`${name}, ${names[side]}`, reach))} />
      <p class="govuk-body">Only the two of you can read this. That it was opened is written down below.</p>
    </PageSection>
  )
}

function Others({ others }: Readonly<{ others: readonly NextBest[] }>) {
  return (
    <PageSection id="others" title="Others that may help">
      <ul class="govuk-list govuk-list--bullet">
        {others.map(({ title, path, reasons }) => (
          <li>
            <a class="govuk-link" href={path}>
              {title}
            </a>
            {reasons[0] !== undefined && `: ${reasons[0]}`}
          </li>
        ))}
      </ul>
    </PageSection>
  )
}
