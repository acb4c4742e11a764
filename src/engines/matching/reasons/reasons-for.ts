import type { Hit } from '../found.ts'
import type { Posting } from '../posting.ts'
import type { QueryPlan } from '../query-plan.ts'
import { conceptReasons } from './concept-reason.ts'
import { evidenceReason } from './evidence-reason.ts'
import { meansReasons } from './means-reason.ts'
import { missingReasons } from './missing-reason.ts'
import { peopleReason } from './people-reason.ts'
import { placeReason } from './place-reason.ts'
import { shownReasons, type Reason } from './reason.ts'
import type { ReasonFacts } from './reason-facts.ts'
import { recordReasons } from './record-reason.ts'
import { wordsReasons } from './words-reason.ts'

/**
 * Every reason why `posting` is in the list, the largest share of the score first and what is missing last. A reason is made from
 * what scored (`hit`), in words that stand in the document; `verifyReason` checks each again by another path.
 */
export function reasonsFor(hit: Hit, plan: QueryPlan, posting: Posting, facts: ReasonFacts): readonly Reason[] {
  const scored: readonly (Reason | undefined)[] = [
    ...wordsReasons(hit, plan, posting),
    peopleReason(hit, plan, posting),
    ...meansReasons(hit, plan, posting, facts),
    ...conceptReasons(hit, plan, posting, facts),
    placeReason(hit, plan, posting, facts.places),
    ...recordReasons(hit, plan, facts),
    evidenceReason(hit, facts.evidence),
  ]
  const stated = scored.filter((reason) => reason !== undefined)
  return [
    // A stable sort keeps the order above where shares are equal.
    ...stated.sort((one, other) => other.share - one.share),
    ...missingReasons(posting, facts.evidence),
  ]
}

/** The few that stand beside a result: the largest, and one that says what is missing if anything is. */
export function firstReasons(reasons: readonly Reason[]): readonly Reason[] {
  const missing = reasons.filter((reason) => reason.kind === 'missing').slice(0, 1)
  const stated = reasons.filter((reason) => reason.kind !== 'missing')
  return [...stated.slice(0, shownReasons - missing.length), ...missing]
}
