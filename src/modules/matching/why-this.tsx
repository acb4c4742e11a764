import { Table } from '../../design-system/components/table.tsx'
import { Scroll } from '../../design-system/patterns/scroll.tsx'
import { Reasons } from '../../design-system/patterns/facts.tsx'
import { ReasonBars } from '../../design-system/charts/reason-bars.tsx'
import type { MatchResult } from './match.schema.ts'

/** Rows shown; a long need has many terms that gave next to nothing. */
const mostRows = 12

const fieldWords: Readonly<Record<string, string>> = {
  problem: 'what it is about',
  people: 'who it is for',
  outcome: 'what it aims for',
  done: 'what is done',
  service: 'kind of service',
  concept: 'subject',
  where: 'place',
  name: 'name',
}

const percent = (share: number) => `${Math.round(share * 100)}%`

/** How a score came about, in words first and then in numbers. */
export function WhyThis({ result }: Readonly<{ result: MatchResult }>) {
  const { trace, more } = result
  if (trace === undefined) return null
  const whole = (trace.text + trace.lifted) * (1 + trace.place + trace.evidence + trace.fresh)
  const shares = result.reasons.filter(({ share }) => share > 0).map(({ text, share }) => ({ label: text, share }))
  return (
    <>
      {more !== undefined && more.length > 0 && <Reasons items={more.map(({ text }) => text)} />}
      {shares.length > 0 && (
        <ReasonBars
          title="How much each reason counted"
          reasons={shares}
          labelHeading="Reason"
          shareHeading="Share of the score"
        />
      )}
      <Scroll label={`How the score of ${result.title} is made`}>
        <Table
          caption="Words that scored, the most first"
          captionClasses="govuk-table__caption--s"
          head={[
            { text: 'Word' },
            { text: 'Found in' },
            { text: 'Times', format: 'numeric' },
            { text: 'Rareness', format: 'numeric' },
            { text: 'Weight of the field', format: 'numeric' },
            { text: 'Gave', format: 'numeric' },
          ]}
          rows={trace.rows
            .slice(0, mostRows)
            .map((row) => [
              { text: row.term },
              { text: fieldWords[row.field] ?? row.field },
              { text: row.tf, format: 'numeric' },
              { text: row.idf.toFixed(2), format: 'numeric' },
              { text: row.boost, format: 'numeric' },
              { text: row.score.toFixed(2), format: 'numeric' },
            ])}
        />
      </Scroll>
      <p class="govuk-body-s">
        The words gave {trace.text.toFixed(2)}
        {trace.lifted > 0 && <> and past work that fits added {trace.lifted.toFixed(2)}</>}. Place added{' '}
        {percent(trace.place)}, evidence {percent(trace.evidence)} and being up to date {percent(trace.fresh)}, so the
        score is {whole.toFixed(2)}. Size, income and popularity are not counted.
      </p>
    </>
  )
}
