import type { Fitting, Hit } from '../found.ts'
import type { QueryPlan } from '../query-plan.ts'

/**
 * A document fits if its own words cover this share of the need's idf weight, or if it shares a concept with the need. The figures
 * stand here alone; they are fitted on the open benchmarks against needs that a library like this does not hold.
 */
export const fitting = { coverage: 0.25, coverageWithConcept: 0 } as const

/** What a search is told, so that it lists and counts answers alone. */
export function fittingFor(plan: QueryPlan): Fitting {
  return { ...fitting, concepts: new Set(plan.concepts.map(({ code }) => `ukcat:${code}`)) }
}

/** True if the document carries a concept that the person's own words carry. */
export function sharesConcept(hit: Hit, plan: QueryPlan): boolean {
  const asked = new Set(plan.concepts.map(({ code }) => `ukcat:${code}`))
  return hit.contributions.some((one) => one.score > 0 && asked.has(one.key))
}

/** True if a result is an answer to the need and not only a text with a word in common. */
export function fits(hit: Hit, plan: QueryPlan): boolean {
  if (hit.coverage >= fitting.coverage) return true
  return hit.coverage >= fitting.coverageWithConcept && sharesConcept(hit, plan)
}

/** True if a list has no answer at all; a list is judged by itself, so a good one beside it changes nothing. */
export function nothingFits(hits: readonly Hit[], plan: QueryPlan): boolean {
  return !hits.some((hit) => fits(hit, plan))
}
