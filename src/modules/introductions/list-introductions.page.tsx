import { showDate } from '../../core/iso-date.ts'
import { Tag } from '../../design-system/components/tag.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { Card, Cards } from '../../design-system/patterns/card.tsx'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { answerBy } from './introduction.clocks.ts'
import { purposes, stillToAgree, type Introduction } from './introduction.domain.ts'
import { introductionPath, introductionsPath, ratesPath } from './introduction.paths.ts'
import { introductionStates, type IntroductionActor } from './introduction.states.ts'
import type { IntroductionParts } from './introduction-parts.ts'

/** An introduction in a list: both names, and what the reader is to it. */
export type ListedIntroduction = Readonly<{
  introduction: Introduction
  first: string
  second: string
  roles: readonly IntroductionActor[]
}>

/** The introductions of one person: what waits for their answer first. */
export function ListIntroductionsPage({
  parts,
  listed,
}: Readonly<{ parts: IntroductionParts; listed: readonly ListedIntroduction[] }>) {
  const isMine = ({ introduction, roles }: ListedIntroduction) =>
    introduction.state === 'proposed' && stillToAgree(introduction).some((side) => roles.includes(side))
  const toAnswer = listed.filter(isMine)
  const others = listed.filter((one) => !isMine(one))
  const live = others.filter(({ introduction }) => !isOver(introduction))
  const over = others.filter(({ introduction }) => isOver(introduction))
  return (
    <Page site={parts.site} title="Your introductions" path={introductionsPath} unlisted>
      <h1 class="govuk-heading-l">Your introductions</h1>
      {listed.length === 0 ? (
        <p class="govuk-body">
          There is none yet. Open a practice or an organisation and choose “Ask to be introduced”. Nobody sees how to
          reach you before both have agreed.
        </p>
      ) : (
        <>
          <Listed
            id="to-answer"
            title="Waiting for your answer"
            empty="Nothing waits for your answer."
            listed={toAnswer}
            parts={parts}
          />
          <Listed id="going-on" title="Going on" empty="Nothing is going on." listed={live} parts={parts} />
          {over.length > 0 && <Listed id="over" title="Over" empty="" listed={over} parts={parts} />}
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={ratesPath}>
          See how everybody replies
        </a>
      </p>
    </Page>
  )
}

function isOver({ state }: Introduction): boolean {
  return state === 'closed' || state === 'declined' || state === 'expired' || state === 'withdrawn'
}

function Listed({
  id,
  title,
  empty,
  listed,
  parts,
}: Readonly<{
  id: string
  title: string
  empty: string
  listed: readonly ListedIntroduction[]
  parts: IntroductionParts
}>) {
  return (
    <PageSection id={id} title={title}>
      {listed.length === 0 ? (
        <p class="govuk-body">{empty}</p>
      ) : (
        <Cards>
          {listed.map((one) => (
            <IntroductionCard one={one} parts={parts} />
          ))}
        </Cards>
      )}
    </PageSection>
  )
}

/** One introduction in a list. */
export function IntroductionCard({ one, parts }: Readonly<{ one: ListedIntroduction; parts: IntroductionParts }>) {
  const { introduction, first, second } = one
  const { state, receivedAt } = introduction
  return (
    <Card
      title={`${first} and ${second}`}
      href={introductionPath(introduction.id)}
      kicker={purposes[introduction.purpose]}
    >
      <p class="govuk-body">
        <Tag classes="govuk-tag--grey">{introductionStates.states[state].label}</Tag>{' '}
        {state === 'proposed' &&
          receivedAt !== undefined &&
          `Answer by ${showDate(answerBy(receivedAt, parts.calendars(introduction.placeCode)))}`}
      </p>
    </Card>
  )
}
