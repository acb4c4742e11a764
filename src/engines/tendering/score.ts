import { exactText, greatest, least, shownText, sumOf, whole, zero, type Exact } from '../../core/exact/exact.ts'
import { givesPoints } from './price-method.ts'
import { breakTie, ranksOf, scoreBids, winningSet, type ScoredBid } from './ranking.ts'
import { readTender, type Tender } from './tender.ts'
import type { Given } from '../../core/exact/reader.ts'

/** Answers `score`: points, results, ranks, the winner and what each part was worth in deciding. */
export function score(given: Given) {
  const tender = readTender(given)
  const scored = scoreBids(tender)
  const ranks = ranksOf(tender, scored)
  const { winner, tie, tieBroken } = winnerOf(tender, scored)
  const compared = scored.filter(({ status }) => status === 'compared')
  const { method } = tender
  return {
    method: { name: method.name, relative: method.relative, better: method.better },
    compared: compared.map(({ bid }) => bid.id),
    bids: scored.map((one) => ({
      id: one.bid.id,
      status: one.status,
      failed: one.failed,
      ...(one.bid.excluded !== undefined && { excluded: one.bid.excluded }),
      pricePoints: textOrNull(one.pricePoints),
      criterionPoints: Object.fromEntries(
        tender.criteria.map(({ id, weight, max }) => [
          id,
          exactText(weight.mul(one.bid.marks.get(id) ?? zero).div(max)),
        ]),
      ),
      quality: exactText(one.quality),
      result: textOrNull(one.result),
      shown: {
        pricePoints: one.pricePoints === undefined ? null : shownText(one.pricePoints, tender.decimals),
        result: one.result === undefined ? null : shownText(one.result, tender.decimals),
      },
      rank: ranks.get(one.bid.id) ?? null,
    })),
    winner,
    tie,
    tieBroken,
    effectiveWeights: effectiveWeights(tender, compared),
    warnings: [
      ...(compared.length === 0 ? ['no-bid-compared'] : []),
      ...(tie.length > 0 && winner === null ? ['unbroken-tie'] : []),
    ],
  }
}

const hundred = whole(100)
const textOrNull = (value: Exact | undefined) => (value === undefined ? null : exactText(value))

/** Who wins, after tie-breaks; and which bids were level before them. */
export function winnerOf(tender: Tender, scored: readonly ScoredBid[]) {
  const best = winningSet(tender, scored).map(({ bid }) => bid)
  const tie = best.length > 1 ? best.map(({ id }) => id) : []
  const { winner, by } = breakTie(best, tender.tieBreak)
  return { winner: winner?.id ?? null, tie, tieBroken: by === undefined ? null : { by, among: tie } }
}

const spreadOf = (points: readonly Exact[]) => (points.length === 0 ? zero : greatest(points).sub(least(points)))

/** The spread of points that each part makes among compared bids, as a percentage of all spreads: what truly decides. */
function effectiveWeights({ method, criteria }: Tender, compared: readonly ScoredBid[]) {
  const parts = [
    ...(givesPoints(method)
      ? [
          {
            id: 'price',
            stated: method.weight,
            spread: spreadOf(compared.map(({ pricePoints }) => pricePoints ?? zero)),
          },
        ]
      : []),
    ...criteria.map(({ id, weight, max }) => ({
      id,
      stated: weight,
      spread: spreadOf(compared.map(({ bid }) => weight.mul(bid.marks.get(id) ?? zero).div(max))),
    })),
  ]
  const sum = sumOf(parts.map(({ spread }) => spread))
  return parts.map(({ id, stated, spread }) => ({
    id,
    stated: exactText(stated),
    spread: exactText(spread),
    effective: sum.isZero ? null : exactText(spread.mul(hundred).div(sum)),
  }))
}
