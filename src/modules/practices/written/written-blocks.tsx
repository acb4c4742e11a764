import { showDate, dayInLondon } from '../../../core/iso-date.ts'
import { SummaryList } from '../../../design-system/components/summary-list.tsx'
import { InsetText } from '../../../design-system/components/inset-text.tsx'
import { StateLine } from '../../../design-system/charts/state-line.tsx'
import { Quote } from '../../../design-system/patterns/quote.tsx'
import { summaryRow } from '../../../design-system/patterns/summary-row.ts'
import { PageSection } from '../../../design-system/patterns/page-section.tsx'
import { practicePath } from '../practice.paths.ts'
import { AnswerList } from './answer-list.tsx'
import { stepState } from './completeness.ts'
import { choiceWords, involvementChoices, stageChoices } from './profile-choices.ts'
import { stepsFor } from './profile-steps.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import type { WrittenView } from './written-view.ts'
import { editionPath } from './written-practice.paths.ts'
import { practiceStates } from './written-practice.states.ts'

/** What a reader has to know before all else: that it is no longer offered and why, or that nobody has reviewed it yet. */
export function WrittenNotice({ written }: Readonly<{ written: WrittenPractice }>) {
  const { state, lapsesOn, endedBecause, reviewed } = written
  if (state === 'withdrawn' || state === 'retired') {
    return (
      <InsetText>
        <p class="govuk-body govuk-!-font-weight-bold">
          {state === 'withdrawn' ? 'Its owner has withdrawn this.' : 'Its owner no longer does this.'}
        </p>
        <p class="govuk-body app-own-words">{endedBecause}</p>
      </InsetText>
    )
  }
  if (state === 'lapsed') {
    return (
      <InsetText>
        Nobody has confirmed this{lapsesOn !== undefined && ` by ${showDate(lapsesOn)}`}. It may no longer be true, so
        it is not found by a search.
      </InsetText>
    )
  }
  return reviewed ? null : (
    <InsetText>Not yet reviewed. Nobody took it up in 20 working days, so it was published without.</InsetText>
  )
}

/** What made it possible, starting it, risks and the other blocks that only those who do it can say. */
export function WrittenBlocks({ view }: Readonly<{ view: WrittenView }>) {
  const { edition, services } = view
  const { profile } = edition
  return (
    <>
      {stepsFor(profile)
        .filter((step) => shownSteps.has(step.id) && stepState(step, profile) !== 'empty')
        .map((step) => (
          <PageSection id={`said-${step.id}`} title={step.title}>
            <AnswerList step={step} profile={profile} services={services} saidOnly />
          </PageSection>
        ))}
      <WhoWasInvolved view={view} />
    </>
  )
}

function WhoWasInvolved({ view: { involvements } }: Readonly<{ view: WrittenView }>) {
  if (involvements.length === 0) return null
  return (
    <PageSection id="involved" title="Who was involved">
      <SummaryList
        rows={involvements.map(({ people, stage, how, answer, ownWords }) =>
          summaryRow(
            people,
            <>
              {choiceWords(stageChoices, stage)}: {choiceWords(involvementChoices, how).toLowerCase()}.{' '}
              {answer === 'yes' && 'They have confirmed it.'}
              {answer === 'no' && 'They say that this is not so.'}
              {answer === undefined && <span class="app-quiet">Its owner says so; they have not confirmed it.</span>}
              {ownWords !== undefined && <Quote source={people}>{ownWords}</Quote>}
            </>,
          ),
        )}
      />
    </PageSection>
  )
}

/** The others stand on the page in places of their own. */
const shownSteps: ReadonlySet<string> = new Set(
  'provided components resources timeline risks made-possible considerations benefits attempt'.split(' '),
)

/** Who confirmed it and when, until when, its editions, and its state drawn from the table. */
export function TrustClock({ view: { written, editions, history } }: Readonly<{ view: WrittenView }>) {
  const { id, state, confirmedOn, lapsesOn } = written
  return (
    <PageSection id="trust" title="How fresh this is">
      <p class="govuk-body">
        {confirmedOn !== undefined && `Its owner last said that it is true on ${showDate(confirmedOn)}. `}
        {lapsesOn !== undefined && state !== 'lapsed' && `That holds until ${showDate(lapsesOn)}.`}
      </p>
      <h3 class="govuk-heading-s">Editions</h3>
      <ul class="govuk-list govuk-list--bullet">
        {editions.map(({ number, publishedAt, whatChanged, credit }, at) => (
          <li>
            <a class="govuk-link" href={at === 0 ? practicePath(id) : editionPath(id, number)}>
              Edition {number}
            </a>
            , {showDate(dayInLondon(publishedAt))}
            {whatChanged !== undefined && `: ${whatChanged}`}
            {credit !== undefined && ` (with thanks to ${credit})`}
          </li>
        ))}
      </ul>
      <StateLine id="states" title="Where it stands" machine={practiceStates} current={state} taken={history} />
    </PageSection>
  )
}
