import type { Fitting } from '../found.ts'
import type { QueryPlan } from '../query-plan.ts'

/**
 * A document fits if its own words cover this share of the need's idf weight, or a smaller share where it also carries a concept that
 * the need carries. The figures stand here alone. Of 22 November 2025, over the judged needs and the off-topic ones of
 * `tests/relevance`: a practice of grade 2 or 3 among the first ten that fit for 0.74 of the needs (0.79 at 0.25 and 0), and an empty
 * list for 0.58 of the off-topic ones (0.30 at 0.25 and 0).
 */
export const fitting = { coverage: 0.4, coverageWithConcept: 0.1 } as const

/** What a search is told, so that it lists and counts answers alone. */
export function fittingFor(plan: QueryPlan): Fitting {
  return { ...fitting, concepts: new Set(plan.concepts.map(({ code }) => `ukcat:${code}`)) }
}
