import type { Fitting } from '../found.ts'
import type { QueryPlan, TermOrigin } from '../query-plan.ts'

/**
 * When a document is an answer, how many of the best must hold one so that a list has any at all, and which share of the best answer's
 * text score the others need to stand beside it. The figures stand here alone.
 * Fitted on the needs of the open `practice-needs` against others that a library like this does not hold, and not on the off-topic
 * needs of `tests/relevance`, by which they are judged (22 November 2025; `docs/engines/matching.md` has precision and recall).
 */
export const fitting = {
  coverage: 0.25,
  words: 2,
  coverageAlone: 0.5,
  strongest: 20,
  best: 3,
  leastShare: 0.4,
} as const

/** What leads from the person's words to others: what the word lists say, and concepts that their words show or name. */
const bridging: ReadonlySet<TermOrigin> = new Set(['synonym', 'acronym'])

/** What a search is told, so that it lists and counts answers alone. A parent of a concept is too wide to be a bridge. */
export function fittingFor(plan: QueryPlan): Fitting {
  const listed = plan.terms.filter(({ origin }) => bridging.has(origin)).map(({ key }) => key)
  const { coverage, words, coverageAlone, strongest } = fitting
  const bridges = new Set([...listed, ...plan.concepts.map(({ code }) => `ukcat:${code}`)])
  return { bridges, coverage, words, coverageAlone, strongest }
}
