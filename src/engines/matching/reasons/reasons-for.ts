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
  const made = scored.filter((reason) => reason !== undefined)
  const telling = made.filter((reason) => !isEmpty(reason))
  // What tells little is still better than nothing.
  const stated = telling.length > 0 ? telling : made
  return [
    // A stable sort keeps the order above where shares are equal.
    ...stated.sort((one, other) => other.share - one.share),
    ...missingReasons(posting, facts.evidence),
  ]
}

/** "Says people" is true of nearly everything, and so no reason beside another. */
function isEmpty(reason: Reason): boolean {
  return (
    (reason.kind === 'words' || reason.kind === 'people') && reason.parts.words.every((word) => commonplace.test(word))
  )
}

const commonplace = /^(?:people|peoples|person|persons|someone|things?)$/iu

/** The few that stand beside a result: the largest, and one that says what is missing if anything is. */
export function firstReasons(reasons: readonly Reason[]): readonly Reason[] {
  const missing = reasons.filter((reason) => reason.kind === 'missing').slice(0, 1)
  const stated = reasons.filter((reason) => reason.kind !== 'missing')
  return [...stated.slice(0, shownReasons - missing.length), ...missing]
}
