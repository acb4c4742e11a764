import type { Hit } from '../found.ts'
import type { RecordReason } from './reason.ts'
import type { ReasonFacts } from './reason-facts.ts'
import { sentenceCase } from './sentence-case.ts'

/** "Paid by Bury Council for this in 2020: *Home from hospital service*": the records that lifted an organisation. */
export function recordReasons(hit: Hit, facts: ReasonFacts): readonly RecordReason[] {
  return hit.records.flatMap(({ id, score }) => {
    const record = facts.record(id)
    if (record === undefined) return []
    const { title, payer, year } = record
    const reason: RecordReason = {
      kind: 'record',
      text: recordSentence(payer, year, title),
      share: score / hit.score,
      parts: { id, title, payer, year: year ?? null },
    }
    return [reason]
  })
}

/** The sentence of a record; a year that nobody filed is left out. */
export function recordSentence(payer: string, year: number | undefined, title: string): string {
  const when = year === undefined ? '' : ` in ${year}`
  return `Paid by ${payer} for this${when}: ${sentenceCase(title)}`
}
