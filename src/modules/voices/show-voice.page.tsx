import type { ComponentChildren } from 'preact'
import { dayInLondon, showDate } from '../../core/iso-date.ts'
import { InsetText } from '../../design-system/components/inset-text.tsx'
import { SummaryList } from '../../design-system/components/summary-list.tsx'
import { Tag } from '../../design-system/components/tag.tsx'
import { StateLine } from '../../design-system/charts/state-line.tsx'
import { PageSection } from '../../design-system/patterns/page-section.tsx'
import { summaryRow } from '../../design-system/patterns/summary-row.ts'
import { Page } from '../../design-system/page/page.tsx'
import type { RecordedTransition } from '../../platform/audit/transition.repository.ts'
import { lineagePath } from '../lineage/index.ts'
import { placePath } from '../places/index.ts'
import { practicePath } from '../practices/index.ts'
import { answerInWords } from './answer.rules.ts'
import { hidingRules, type HidingRule } from './keeping.rules.ts'
import { publicCount, publicFrom, type Asker, type Voice } from './voice.domain.ts'
import { comeBackPath, letterPath, voicePath, voicesPath, wantPath } from './voice.paths.ts'
import type { VoiceParts } from './voice-parts.ts'
import type { GivenAnswerRow } from './voice-record.repository.ts'
import { isOverdue, kindWords, oweWords, stateWords, voiceTitle } from './voice-words.ts'
import { owedStates, voiceStates } from './voice.states.ts'

/** What the page of a voice shows. */
export type VoiceView = Readonly<{
  parts: VoiceParts
  voice: Voice
  askers: readonly Asker[]
  answers: readonly GivenAnswerRow[]
  steps: readonly RecordedTransition[]
  /** The reader owes the answer or passes it on: sees names that are for officials. */
  isOfficial: boolean
  /** Forms of those who may do something. */
  acts: ComponentChildren
}>

/** One voice: what was said, who owes what by when, what was answered and what those who asked think of it. */
export function ShowVoicePage(view: VoiceView) {
  const { parts, voice, acts } = view
  const today = dayInLondon(parts.now())
  const place = parts.titles.place(voice.placeCode)
  const title = voiceTitle(voice, place)
  const lineColour = isOverdue(voice, today)
    ? 'govuk-tag--red'
    : owedStates.includes(voice.state)
      ? 'govuk-tag--blue'
      : 'govuk-tag--grey'
  return (
    <Page
      site={parts.site}
      title={title}
      path={voicePath(voice.id)}
      breadcrumbs={[{ text: 'What people ask for', href: voicesPath }, { text: title }]}
    >
      <p class="app-card__kicker">{kindWords[voice.kind]}</p>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        <Tag classes={lineColour}>{stateWords(voice, today)}</Tag>
      </p>
      {voice.hiddenUnder !== undefined && (
        <InsetText>
          <p class="govuk-body">Hidden from others under this rule: {hidingRules[voice.hiddenUnder as HidingRule]}.</p>
        </InsetText>
      )}
      {acts}
      <Facts view={view} place={place} />
      <Words view={view} />
      <Answers view={view} />
      <Verdicts view={view} />
      <PageSection id="stands" title="Where it stands">
        <StateLine
          id="voice-states"
          title="What can become of it"
          machine={voiceStates}
          current={voice.state}
          taken={view.steps}
        />
        <Steps steps={view.steps} />
      </PageSection>
      <p class="govuk-body">
        <a class="govuk-link" href={lineagePath(voice.id)}>
          What came of it
        </a>
        {' · '}
        <a class="govuk-link" href={letterPath(voice.id)}>
          Print it as a letter
        </a>
      </p>
    </Page>
  )
}

function Facts({ view, place }: Readonly<{ view: VoiceView; place: string | undefined }>) {
  const { voice, askers, isOfficial } = view
  const live = askers.filter(({ withdrewAt }) => withdrewAt === undefined).length
  const isOwed = owedStates.includes(voice.state)
  return (
    <>
      <SummaryList
        rows={[
          summaryRow('Who owes what', isOwed ? oweWords(voice) : voiceStates.states[voice.state].label),
          summaryRow('Who is asked', voice.body ?? 'Not known yet'),
          summaryRow(
            'Where',
            <a class="govuk-link" href={placePath(voice.placeCode)}>
              {place ?? voice.placeCode}
            </a>,
          ),
          summaryRow('How many ask', `${isOfficial ? String(live) : publicCount(live, voice)} people`),
          voice.openedOn !== undefined && summaryRow('Opened', showDate(voice.openedOn)),
          voice.about?.kind === 'practice' &&
            summaryRow(
              'What is wanted',
              <a class="govuk-link" href={practicePath(voice.about.id)}>
                {voice.about.title}
              </a>,
            ),
          voice.mergedInto !== undefined &&
            summaryRow(
              'Joined with',
              <a class="govuk-link" href={voicePath(voice.mergedInto)}>
                Another voice about the same
              </a>,
            ),
        ]}
      />
      {(isOwed || voice.state === 'passed_on') && voice.kind === 'want' && voice.about !== undefined && (
        <p class="govuk-body">
          <a
            class="govuk-button"
            role="button"
            href={`${wantPath(voice.about.id)}?${new URLSearchParams({ place: voice.placeCode })}`}
          >
            I want this too
          </a>
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={comeBackPath}>
          You asked for it? Come back with your code
        </a>
      </p>
    </>
  )
}

/** Whose name stands beside their words, as far as this reader may know it. */
function signature(asker: Asker, isOfficial: boolean): string {
  const mayShow =
    asker.nameShown === 'public' ? !asker.isUnder18 || isOfficial : isOfficial && asker.nameShown === 'officials'
  return mayShow && asker.name !== undefined ? asker.name : 'Somebody who asks'
}

function Words({ view: { askers, isOfficial } }: Readonly<{ view: VoiceView }>) {
  const said = askers.filter(({ words }) => words !== '')
  return (
    <PageSection id="words" title="In their own words">
      {said.length === 0 && <p class="govuk-body">Nobody wrote why.</p>}
      {said.map((asker) => (
        <blockquote class="app-quote">
          <p class="govuk-body app-own-words">{asker.words}</p>
          <footer class="govuk-body-s">
            {signature(asker, isOfficial)}, {showDate(dayInLondon(asker.joinedAt))}
            {asker.channel !== 'web' && `, typed in by a helper (${asker.channel})`}
          </footer>
        </blockquote>
      ))}
    </PageSection>
  )
}

function Answers({ view: { answers, voice } }: Readonly<{ view: VoiceView }>) {
  return (
    <PageSection id="answers" title="What was answered">
      {answers.length === 0 && <p class="govuk-body">Nothing yet.</p>}
      {answers.map((answer) => (
        <InsetText>
          <h3 class="govuk-heading-s">{answerInWords(answer)}</h3>
          <p class="govuk-body app-own-words">{answer.words}</p>
          {answer.law !== undefined && <p class="govuk-body">The law or money named: {answer.law}</p>}
          {answer.isKept !== undefined && (
            <p class="govuk-body">
              {answer.isKept
                ? 'Those who asked say that it happened.'
                : 'Somebody who asked says that it did not happen.'}
            </p>
          )}
          <p class="govuk-body-s">
            {answer.byPost}, {showDate(dayInLondon(answer.answeredAt))}
          </p>
        </InsetText>
      ))}
      {voice.state === 'not_settled' && (
        <p class="govuk-body">Those who asked said twice that this does not settle it.</p>
      )}
    </PageSection>
  )
}

function Verdicts({ view: { voice, askers, isOfficial } }: Readonly<{ view: VoiceView }>) {
  if (voice.answer === undefined) return null
  const judged = askers.filter(({ verdictAnswerId }) => verdictAnswerId === voice.answer?.id)
  const show = (count: number) =>
    voice.isPrivate && !isOfficial && count < publicFrom(voice) ? publicCount(count, voice) : String(count)
  const count = (verdict: Asker['verdict']) => show(judged.filter((one) => one.verdict === verdict).length)
  return (
    <PageSection id="verdicts" title="Does it settle the matter?">
      <SummaryList
        rows={[
          summaryRow('Settled', count('settled')),
          summaryRow('Partly', count('partly')),
          summaryRow('Not settled', count('not-settled')),
        ]}
      />
      {!voice.isPrivate &&
        judged.flatMap(({ verdictWords }) =>
          verdictWords === undefined ? [] : [<p class="govuk-body app-own-words">“{verdictWords}”</p>],
        )}
    </PageSection>
  )
}

const doers: Readonly<Record<string, string>> = {
  person: 'Somebody signed in',
  code: 'Somebody who asks',
  clock: 'The clock',
  import: 'An import',
}

function Steps({ steps }: Readonly<{ steps: readonly RecordedTransition[] }>) {
  return (
    <ol class="govuk-list govuk-list--number">
      {steps.map(({ event, at, doer, reason }) => (
        <li>
          {showDate(dayInLondon(at))}: {eventWords(event)} ({doers[doer.kind]})
          {reason !== undefined && `. Reason: ${reason}`}
        </li>
      ))}
    </ol>
  )
}

const eventWords = (event: string) => Object.entries(voiceStates.events).find(([name]) => name === event)?.[1] ?? event
