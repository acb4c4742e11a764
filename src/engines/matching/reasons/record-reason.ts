import type { Hit } from '../found.ts'
import { fieldNames, type Posting } from '../posting.ts'
import type { QueryPlan, TermOrigin } from '../query-plan.ts'
import { markWords } from './marked-words.ts'
import type { RecordReason } from './reason.ts'
import type { ReasonFacts } from './reason-facts.ts'
import { sentenceCase } from '../../../core/sentence-case/sentence-case.ts'

const wordOrigins: ReadonlySet<TermOrigin> = new Set(['word', 'spelling', 'synonym', 'acronym'])

/** "Paid by Bury Council for this in 2020: *Home from hospital service*": the records that lifted an organisation. */
export function recordReasons(hit: Hit, plan: QueryPlan, facts: ReasonFacts): readonly RecordReason[] {
  return hit.records.flatMap(({ id, score }) => {
    const record = facts.record(id)
    if (record === undefined || !isAbout(record.posting, plan)) return []
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

/** "For this" is said only of a record that holds words of the need, or a concept of its own words; a wider concept is not enough. */
function isAbout(posting: Posting, plan: QueryPlan): boolean {
  const concepts = new Set(plan.concepts.map(({ code }) => code))
  if (posting.concepts?.some((code) => concepts.has(code)) === true) return true
  const words = plan.terms.filter(({ origin }) => wordOrigins.has(origin))
  return fieldNames.some((field) => markWords(posting, field, words).length > 0)
}

/** The sentence of a record; a year that nobody filed is left out. */
export function recordSentence(payer: string, year: number | undefined, title: string): string {
  const when = year === undefined ? '' : ` in ${year}`
  return `Paid by ${payer} for this${when}: ${sentenceCase(title)}`
}
