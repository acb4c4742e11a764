import { partsOf, shareOn } from './break-even.ts'
import { exactOr, stop } from '../../core/exact/reader.ts'
import { exactText, sumOf, whole, zero, type Exact } from '../../core/exact/exact.ts'
import type { ScoredBid } from './ranking.ts'
import { compareResults } from './ranking.ts'
import type { Tender } from './tender.ts'

/** How often each bid wins over all weights in steps. */
export type WeightShare = Readonly<{
  step: string
  vectors: number
  won: Readonly<Record<string, string>>
  tied: string
}>

/** No more vectors than this are tried; a greater step makes fewer. */
const mostVectors = 3_000_000

/**
 * Every vector of weights that are positive multiples of `step` and sum to the total, compared bids fixed. Results are compared as
 * doubles, and exactly where two are close.
 */
export function weightShare(tender: Tender, scored: readonly ScoredBid[], given: unknown): WeightShare {
  const step = exactOr(given, '/step', whole(5))
  const slots = step.sign > 0 ? tender.total.div(step) : zero
  if (!slots.isWhole || slots.sign <= 0)
    stop('step-does-not-divide', '/step', `${exactText(step)} does not divide ${exactText(tender.total)}.`)
  const parts = partsOf(tender)
  const compared = scored.filter(({ result }) => result !== undefined)
  const units = Number(slots.n)
  const vectors = combinations(units - 1, parts.length - 1)
  if (vectors > mostVectors)
    stop('bad-range', '/step', `That makes ${vectors.toLocaleString('en-GB')} sets of weights. Take a greater step.`)
  const shares = compared.map((one) => parts.map((part) => shareOn(tender, one, part)))
  const judge = judgeOf(tender, compared, shares, step)
  const won = compared.map(() => 0)
  let tied = 0
  eachVector(units, parts.length, (weights) => {
    const winner = judge(weights)
    if (winner === undefined) tied += 1
    else won[winner] = (won[winner] ?? 0) + 1
  })
  const share = (count: number) => exactText(vectors === 0 ? zero : whole(count, vectors))
  return {
    step: exactText(step),
    vectors,
    won: Object.fromEntries(compared.map(({ bid }, at) => [bid.id, share(won[at] ?? 0)])),
    tied: share(compared.length === 0 ? vectors : tied),
  }
}

function combinations(n: number, k: number): number {
  if (k < 0 || n < k) return 0
  let found = 1
  for (let at = 1; at <= k; at += 1) found = Math.round((found * (n - k + at)) / at)
  return found
}

function eachVector(units: number, parts: number, visit: (weights: readonly number[]) => void): void {
  const weights = Array.from({ length: parts }, () => 1)
  const fill = (at: number, left: number): void => {
    if (at === parts - 1) {
      weights[at] = left
      visit(weights)
      return
    }
    for (let take = 1; take <= left - (parts - 1 - at); take += 1) {
      weights[at] = take
      fill(at + 1, left - take)
    }
  }
  if (parts > 0 && units >= parts) fill(0, units)
}

/** Gives the place of the bid that wins alone with some weights. */
function judgeOf(tender: Tender, compared: readonly ScoredBid[], shares: readonly (readonly Exact[])[], step: Exact) {
  const plain = shares.map((row) => row.map((share) => share.toNumber() * step.toNumber()))
  const prices = compared.map(({ bid }) => bid.price.toNumber())
  const { name } = tender.method
  const valuePerPoint = tender.method.valuePerPoint.toNumber()
  const inDoubles = (at: number, points: number) => {
    if (name === 'price-per-quality-point') return -(prices[at] ?? 0) / points
    return name === 'quality-to-price' ? valuePerPoint * points - (prices[at] ?? 0) : points
  }
  const exactly = (at: number, weights: readonly number[]) => {
    const points = sumOf((shares[at] ?? []).map((share, part) => share.mul(step).mul(whole(weights[part] ?? 0))))
    const price = compared[at]?.bid.price ?? zero
    if (name === 'price-per-quality-point') return price.div(points)
    return name === 'quality-to-price' ? price.sub(tender.method.valuePerPoint.mul(points)) : points
  }
  return (weights: readonly number[]): number | undefined => {
    const results = plain.map((row, at) =>
      inDoubles(
        at,
        row.reduce((sum, share, part) => sum + share * (weights[part] ?? 0), 0),
      ),
    )
    const best = Math.max(...results)
    const close = results.flatMap((result, at) => (best - result <= 1e-9 * Math.max(1, Math.abs(best)) ? [at] : []))
    if (close.length <= 1) return close[0]
    const exact = close.map((at) => ({ at, result: exactly(at, weights) }))
    const first = exact.reduce((found, one) => (compareResults(tender, one.result, found.result) < 0 ? one : found))
    return exact.filter(({ result }) => result.equals(first.result)).length === 1 ? first.at : undefined
  }
}
