import type { Hit } from '../found.ts'
import type { FieldName } from '../posting.ts'
import type { QueryPlan, TermOrigin } from '../query-plan.ts'

/** One line of "Why this?": what one term gave in one field. Scores are parts of the text score. */
export type TraceRow = Readonly<{
  term: string
  origin: TermOrigin
  field: FieldName
  tf: number
  idf: number
  boost: number
  score: number
}>

/** The whole sum: `score = (text + lifted) * (1 + place + evidence + fresh)`, and the rows that make up `text`. */
export type Trace = Readonly<{
  rows: readonly TraceRow[]
  text: number
  lifted: number
  place: number
  evidence: number
  fresh: number
}>

/** Every part of a hit's score in words, the largest first. `boosts` are the weights of fields that the ranking used. */
export function traceOf(hit: Hit, plan: QueryPlan, boosts: Readonly<Record<FieldName, number>>): Trace {
  const planned = new Map(plan.terms.map((term) => [term.key, term]))
  const rows = hit.contributions.map((one): TraceRow => {
    const term = planned.get(one.key)
    return {
      term: term?.shown ?? one.key,
      origin: term?.origin ?? 'feedback',
      field: one.field,
      tf: one.frequency,
      idf: one.idf,
      boost: boosts[one.field],
      score: one.score,
    }
  })
  const { text, lifted, place, evidence, fresh } = hit
  return { rows: rows.sort((one, other) => other.score - one.score), text, lifted, place, evidence, fresh }
}
