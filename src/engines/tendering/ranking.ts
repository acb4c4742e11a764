import { exactText, zero, type Exact } from '../../core/exact/exact.ts'
import { givesPoints, priceShares } from './price-method.ts'
import { stop } from '../../core/exact/reader.ts'
import { qualityOf, type Bid, type Tender } from './tender.ts'

/** A threshold that a bid is below. */
export type Failed = Readonly<{ criterion: string; score: string; threshold: string }>

/** A bid as it stands after scoring; points and result are missing where it was not compared. */
export type ScoredBid = Readonly<{
  bid: Bid
  status: 'compared' | 'below-threshold' | 'excluded'
  failed: readonly Failed[]
  quality: Exact
  /** The share of full price points, of the methods that give points. */
  priceShare: Exact | undefined
  pricePoints: Exact | undefined
  result: Exact | undefined
}>

/** Scores every bid: thresholds first, then prices among those that are left. */
export function scoreBids(tender: Tender): readonly ScoredBid[] {
  const judged = tender.bids.map((bid) => judge(bid, tender))
  const compared = judged.filter(({ status }) => status === 'compared')
  const { method } = tender
  if (!givesPoints(method)) return judged.map((one) => withRatio(one, tender))
  const shares = priceShares(
    method,
    compared.map(({ bid }) => bid.price),
  )
  return judged.map((one) => {
    const share = shares[compared.indexOf(one)]
    if (share === undefined) return one
    const pricePoints = method.weight.mul(share)
    return { ...one, priceShare: share, pricePoints, result: pricePoints.add(one.quality) }
  })
}

function judge(bid: Bid, { criteria, qualityThreshold }: Tender): ScoredBid {
  const quality = qualityOf(bid, criteria)
  const failed = criteria.flatMap(({ id, threshold }): Failed[] => {
    const mark = bid.marks.get(id) ?? zero
    if (threshold === null || mark.compare(threshold) >= 0) return []
    return [{ criterion: id, score: exactText(mark), threshold: exactText(threshold) }]
  })
  if (qualityThreshold !== null && quality.compare(qualityThreshold) < 0) {
    failed.push({ criterion: 'quality-total', score: exactText(quality), threshold: exactText(qualityThreshold) })
  }
  const status = bid.excluded !== undefined ? 'excluded' : failed.length > 0 ? 'below-threshold' : 'compared'
  return { bid, status, failed, quality, priceShare: undefined, pricePoints: undefined, result: undefined }
}

function withRatio(scored: ScoredBid, { method, bids }: Tender): ScoredBid {
  if (scored.status !== 'compared') return scored
  const { bid, quality } = scored
  if (method.name === 'quality-to-price') return { ...scored, result: bid.price.sub(method.valuePerPoint.mul(quality)) }
  if (quality.isZero) {
    stop(
      'quality-zero',
      `/bids/${bids.indexOf(bid)}/scores`,
      `Bid *${bid.id}* has no quality points, so its price per point has no meaning.`,
    )
  }
  return { ...scored, result: bid.price.div(quality) }
}

/** Below 0 if the first result is the better. */
export function compareResults({ method }: Pick<Tender, 'method'>, one: Exact, other: Exact): number {
  return method.better === 'higher' ? other.compare(one) : one.compare(other)
}

/** The bids that are level on the best result, in the order of the request. */
export function winningSet(tender: Tender, scored: readonly ScoredBid[]): readonly ScoredBid[] {
  const compared = scored.filter(({ result }) => result !== undefined)
  let best: ScoredBid[] = []
  for (const one of compared) {
    const order = best[0] === undefined ? -1 : compareResults(tender, one.result ?? zero, best[0].result ?? zero)
    if (order < 0) best = [one]
    else if (order === 0) best.push(one)
  }
  return best
}

/** What a tie-break says of two bids: below 0 if the first is to stand before the second. */
export function compareBy(by: string, one: Bid, other: Bid): number {
  if (by === 'price') return one.price.compare(other.price)
  return (other.marks.get(by) ?? zero).compare(one.marks.get(by) ?? zero)
}

/** A winner among bids that are level, and which tie-break decided; no winner where they stay level. */
export function breakTie(
  level: readonly Bid[],
  tieBreak: readonly string[],
): Readonly<{ winner: Bid | undefined; by: string | undefined }> {
  let left = level
  for (const by of tieBreak) {
    const [first, ...others] = left
    if (first === undefined || others.length === 0) break
    const best = others.reduce((found, bid) => (compareBy(by, bid, found) < 0 ? bid : found), first)
    const stillLevel = left.filter((bid) => compareBy(by, bid, best) === 0)
    if (stillLevel.length === 1) return { winner: stillLevel[0], by }
    left = stillLevel
  }
  return { winner: left.length === 1 ? left[0] : undefined, by: undefined }
}

/** Ranks 1, 2, 2, 4 of the compared bids, tie-breaks applied to every group of equal results. */
export function ranksOf(tender: Tender, scored: readonly ScoredBid[]): ReadonlyMap<string, number> {
  const compared = scored.filter(({ result }) => result !== undefined)
  const before = (one: ScoredBid, other: ScoredBid): number => {
    const order = compareResults(tender, one.result ?? zero, other.result ?? zero)
    if (order !== 0) return order
    for (const by of tender.tieBreak) {
      const next = compareBy(by, one.bid, other.bid)
      if (next !== 0) return next
    }
    return 0
  }
  return new Map(compared.map((one) => [one.bid.id, 1 + compared.filter((other) => before(other, one) < 0).length]))
}
