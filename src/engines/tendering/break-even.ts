import { exactText, shownText, sumOf, zero, type Exact } from '../../core/exact/exact.ts'
import { givesPoints } from './price-method.ts'
import { scoreBids, type ScoredBid } from './ranking.ts'
import { listAt, stop, textAt, type Given } from '../../core/exact/reader.ts'
import { readTender, type Tender } from './tender.ts'

/** The weight of one part at which two bids tie, the weights of the rest kept in proportion. */
export type BreakEven = Readonly<{
  pair: readonly [string, string]
  vary: string
  weight: string | null
  shown: string | null
  tieTotal: string | null
}>

/** Answers `break-even`. */
export function breakEven(given: Given): BreakEven {
  const tender = readTender(given)
  if (!givesPoints(tender.method))
    stop(
      'method-without-weights',
      '/price/method',
      `The method ${tender.method.name} has no weights to set against each other.`,
    )
  const scored = scoreBids(tender)
  const [first, second] = listAt(given['pair']).map((value, at) => {
    const found = scored.find(({ bid }) => bid.id === textAt(value))
    if (found?.result === undefined)
      stop('not-compared', `/pair/${at}`, `Bid *${textAt(value)}* is not among the compared bids.`)
    return found
  })
  if (first === undefined || second === undefined) stop('not-compared', '/pair', 'Name two bids.')
  const vary = textAt(given['vary'])
  if (!partsOf(tender).includes(vary))
    stop('unknown-criterion', '/vary', `\`${vary}\` is neither price nor a criterion.`)
  return breakEvenOf(tender, first, second, vary)
}

/** The parts that have a weight: price, and each criterion. */
export function partsOf({ method, criteria }: Tender): readonly string[] {
  return [...(givesPoints(method) ? ['price'] : []), ...criteria.map(({ id }) => id)]
}

/** The share of full points that a bid has on a part. */
export function shareOn({ criteria }: Tender, scored: ScoredBid, part: string): Exact {
  if (part === 'price') return scored.priceShare ?? zero
  const criterion = criteria.find(({ id }) => id === part)
  return criterion === undefined ? zero : (scored.bid.marks.get(part) ?? zero).div(criterion.max)
}

function weightOf({ method, criteria }: Tender, part: string): Exact {
  return part === 'price' ? method.weight : (criteria.find(({ id }) => id === part)?.weight ?? zero)
}

/** With s the share on the varied part and R the mean share on the rest, both tie at total · (Rb - Ra) / ((Rb - Ra) + (sa - sb)). */
export function breakEvenOf(tender: Tender, a: ScoredBid, b: ScoredBid, vary: string): BreakEven {
  const rest = partsOf(tender).filter((part) => part !== vary)
  const weights = rest.map((part) => weightOf(tender, part))
  const whole = sumOf(weights)
  const pair = [a.bid.id, b.bid.id] as const
  const none: BreakEven = { pair, vary, weight: null, shown: null, tieTotal: null }
  if (whole.isZero) return none
  const meanOf = (scored: ScoredBid) =>
    sumOf(rest.map((part, at) => shareOn(tender, scored, part).mul(weights[at] ?? zero))).div(whole)
  const [Ra, Rb] = [meanOf(a), meanOf(b)]
  const [sa, sb] = [shareOn(tender, a, vary), shareOn(tender, b, vary)]
  const below = Rb.sub(Ra).add(sa.sub(sb))
  if (below.isZero) return none
  const weight = tender.total.mul(Rb.sub(Ra)).div(below)
  if (weight.sign < 0 || weight.compare(tender.total) > 0) return none
  const tieTotal = tender.total.sub(weight).mul(Ra).add(weight.mul(sa))
  return {
    pair,
    vary,
    weight: exactText(weight),
    shown: shownText(weight, tender.decimals),
    tieTotal: exactText(tieTotal),
  }
}
