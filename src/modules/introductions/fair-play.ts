import { problem, type Problem } from '../../core/problem.ts'
import type { Party } from './party.ts'
import { isSameParty } from './party.ts'

/** Where a procurement stands, from the first talks with the market to what comes after the contract. */
export type ProcurementStage = 'planned' | 'engaging' | 'open' | 'scoring' | 'awarded' | 'contracted' | 'ended'

/** A procurement that a need has become. */
export type Procurement = Readonly<{ needId: string; authority: Party; stage: ProcurementStage }>

const running: readonly ProcurementStage[] = ['engaging', 'open', 'scoring', 'awarded']

/**
 * Why two may not meet about a need now: while it has a procurement between engaging and contracted, neither side of that
 * authority proposes, accepts or notes an introduction about it. `undefined` where nothing stands in the way.
 */
export function fairPlayProblem(
  introduction: Readonly<{ needId: string | undefined; first: Party; second: Party }>,
  procurements: readonly Procurement[],
): Problem | undefined {
  const { needId, first, second } = introduction
  const bars = procurements.some(
    (one) =>
      needId !== undefined &&
      one.needId === needId &&
      running.includes(one.stage) &&
      (isSameParty(one.authority, first) || isSameParty(one.authority, second)),
  )
  if (!bars) return undefined
  return problem('conflict', 'fair-play', 'This need is being bought for now', {
    detail:
      'So that it is fair to everybody, the buyer meets nobody about it alone until the contract is signed. Questions can be asked in public on the page of the need.',
  })
}
