import { breakEvenOf, partsOf } from './break-even.ts'
import { sumOf, whole } from '../../core/exact/exact.ts'
import { givesPoints } from './price-method.ts'
import { compareResults, scoreBids, winningSet, type ScoredBid } from './ranking.ts'
import { listAt, objectAt, stop, textAt, type Given } from '../../core/exact/reader.ts'
import { winnerOf } from './score.ts'
import { checkMark, markOrNothing, readTender, type Tender } from './tender.ts'
import { weightShare } from './weight-share.ts'

/** Answers `sensitivity`: what would have changed the result. */
export function sensitivity(given: Given) {
  const tender = readTender(given)
  const scored = scoreBids(tender)
  const { winner, tie } = winnerOf(tender, scored)
  const removed = removeEachLoser(tender, scored)
  const panel = given['panel'] === undefined ? undefined : panelOf(given, tender)
  return {
    winner,
    tie,
    removeEachLoser: removed,
    reversal: removed.some(({ changed }) => changed),
    breakEven: breakEvens(tender, scored, winner),
    weightShare: weightShare(tender, scored, given['step']),
    ...(panel !== undefined && { byMean: panel.byMean, leaveOneEvaluatorOut: panel.left }),
  }
}

/** Takes out every compared bid that does not win, one at a time. */
function removeEachLoser(tender: Tender, scored: readonly ScoredBid[]) {
  const winners = winningSet(tender, scored)
  const before = idsOf(winners)
  return scored
    .filter((one) => one.result !== undefined && !winners.includes(one))
    .map(({ bid }) => {
      const smaller = { ...tender, bids: tender.bids.filter((other) => other !== bid) }
      const after = scoreBids(smaller)
      const now = idsOf(winningSet(smaller, after))
      return {
        removed: bid.id,
        winners: now,
        changed: now.length !== before.length || now.some((id) => !before.includes(id)),
        orderChanged: orderChanged(tender, scored, after),
      }
    })
}

const idsOf = (scored: readonly ScoredBid[]) => scored.map(({ bid }) => bid.id)

/** Whether any two bids swap, part or become level. */
function orderChanged(tender: Tender, before: readonly ScoredBid[], after: readonly ScoredBid[]): boolean {
  const old = new Map(before.map((one) => [one.bid.id, one.result]))
  const left = after.filter(({ result }) => result !== undefined)
  return left.some((one, at) =>
    left.slice(at + 1).some((other) => {
      const [a, b, c, d] = [one.result, other.result, old.get(one.bid.id), old.get(other.bid.id)]
      if (a === undefined || b === undefined || c === undefined || d === undefined) return false
      return Math.sign(compareResults(tender, a, b)) !== Math.sign(compareResults(tender, c, d))
    }),
  )
}

function breakEvens(tender: Tender, scored: readonly ScoredBid[], winner: string | null) {
  const best = scored.find(({ bid }) => bid.id === winner)
  if (best === undefined || !givesPoints(tender.method)) return []
  return scored
    .filter((one) => one !== best && one.result !== undefined)
    .flatMap((other) => partsOf(tender).map((part) => breakEvenOf(tender, best, other, part)))
}

/** Marks replaced by the panel's mean, then by the mean of the panel without one. */
function panelOf(given: Given, tender: Tender) {
  const panel = objectAt(given['panel'])
  const evaluators = listAt(panel['evaluators']).map(textAt)
  const scores = objectAt(panel['scores'])
  const meansWithout = (left: number | undefined): Tender => ({
    ...tender,
    bids: tender.bids.map((bid) => ({
      ...bid,
      marks: new Map(
        tender.criteria.map((criterion) => {
          const pointer = `/panel/scores/${bid.id}/${criterion.id}`
          const list = listAt(objectAt(scores[bid.id])[criterion.id])
          if (list.length !== evaluators.length)
            stop(
              'wrong-length',
              pointer,
              `Bid *${bid.id}*, *${criterion.id}*: ${list.length} marks for ${evaluators.length} evaluators.`,
            )
          const marks = list.flatMap((value, at) => {
            const mark = markOrNothing(value)
            if (mark === undefined && value !== null)
              stop('bad-number', `${pointer}/${at}`, `Bid *${bid.id}*, *${criterion.id}*: that is not a mark.`)
            return mark === undefined || at === left ? [] : [checkMark(mark, criterion, bid.id, `${pointer}/${at}`)]
          })
          if (marks.length === 0)
            stop('missing-score', pointer, `Bid *${bid.id}*: nobody is left who marked *${criterion.id}*.`)
          return [criterion.id, sumOf(marks).div(whole(marks.length))] as const
        }),
      ),
    })),
  })
  const byMean = outcome(meansWithout(undefined))
  const left = evaluators.map((name, at) => {
    const { winner, tie } = outcome(meansWithout(at))
    const changed =
      winner !== byMean.winner || tie.length !== byMean.tie.length || tie.some((id) => !byMean.tie.includes(id))
    return { left: name, winner, tie, changed }
  })
  return { byMean, left }
}

function outcome(tender: Tender) {
  const { winner, tie } = winnerOf(tender, scoreBids(tender))
  return { winner, tie }
}
