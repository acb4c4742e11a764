import { Table } from '../../design-system/components/table.tsx'
import { Page } from '../../design-system/page/page.tsx'
import { Scroll } from '../../design-system/patterns/scroll.tsx'
import type { AnswerRate } from './answer-rate.repository.ts'
import { shownFrom, type Voice } from './voice.domain.ts'
import { answersPath, voicePath } from './voice.paths.ts'
import type { VoiceParts } from './voice-parts.ts'
import { voiceTitle } from './voice-words.ts'

/** How every body that takes part answers, the overdue ones first, and what was not settled. */
export function AnswersPage({
  parts,
  rates,
  unsettled,
}: Readonly<{ parts: VoiceParts; rates: readonly AnswerRate[]; unsettled: readonly Voice[] }>) {
  return (
    <Page site={parts.site} title="How bodies answer" path={answersPath}>
      <h1 class="govuk-heading-l">How bodies answer</h1>
      <p class="govuk-body-l">Every body that answers here, the most overdue first.</p>
      {rates.length === 0 ? (
        <p class="govuk-body">No body answers here yet, so there is nothing to count.</p>
      ) : (
        <Scroll label="How bodies answer">
          <Table
            caption="Bodies and their answers"
            captionClasses="govuk-visually-hidden"
            firstCellIsHeader
            head={['Body', 'Overdue now', 'Asked', 'Answered'].map((text) => ({ text }))}
            rows={rates.map(({ body, overdue, asked, answered }) =>
              [
                body,
                String(overdue),
                String(asked),
                asked < shownFrom ? 'Not enough yet' : `${Math.round((100 * answered) / asked)} of 100`,
              ].map((text) => ({ text })),
            )}
          />
        </Scroll>
      )}
      <p class="govuk-body">A rate is shown from {shownFrom} voices on. Bodies that do not take part have no row.</p>
      <h2 class="govuk-heading-m" id="not-settled">
        Not settled
      </h2>
      <p class="govuk-body">Those who asked said twice that the answer does not settle it.</p>
      {unsettled.length === 0 && <p class="govuk-body">Nothing stands here now.</p>}
      <ul class="govuk-list">
        {unsettled.map((voice) => (
          <li>
            <a class="govuk-link" href={voicePath(voice.id)}>
              {voiceTitle(voice, parts.titles.place(voice.placeCode))}
            </a>
            , {voice.body}
          </li>
        ))}
      </ul>
    </Page>
  )
}
