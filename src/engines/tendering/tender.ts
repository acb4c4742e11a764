import { exactText, readExact, sumOf, whole, zero, type Exact } from '../../core/exact/exact.ts'
import { givesPoints, readPriceMethod, type PriceMethod } from './price-method.ts'
import {
  countAt,
  exactAt,
  exactOr,
  listAt,
  objectAt,
  penceAt,
  stop,
  textAt,
  type Given,
} from '../../core/exact/reader.ts'

/** A part of quality that is scored. */
export type Criterion = Readonly<{ id: string; weight: Exact; max: Exact; threshold: Exact | null }>

/** A bid with its marks by criterion. */
export type Bid = Readonly<{
  id: string
  price: Exact
  marks: ReadonlyMap<string, Exact>
  excluded: string | undefined
}>

/** Everything that bids are scored by. */
export type Tender = Readonly<{
  method: PriceMethod
  criteria: readonly Criterion[]
  bids: readonly Bid[]
  qualityThreshold: Exact | null
  tieBreak: readonly string[]
  total: Exact
  decimals: number
}>

/** Reads a tender; refuses weights that do not sum to the total, marks out of range, and whatever else cannot be scored exactly. */
export function readTender(given: Given): Tender {
  const method = readPriceMethod(given['price'])
  const total = exactOr(given['total'], '/total', whole(100))
  const criteria = readCriteria(given, method, total)
  const bids = listAt(given['bids']).map((bid, at) => readBid(objectAt(bid), at, criteria))
  if (bids.length === 0) stop('no-bids', '/bids', 'There is no bid to score.')
  bids.forEach(({ id }, at) => {
    if (bids.findIndex((other) => other.id === id) !== at)
      stop('duplicate-bid', `/bids/${at}/id`, `Two bids are called *${id}*.`)
  })
  return {
    method,
    criteria,
    bids,
    qualityThreshold:
      given['qualityThreshold'] === undefined || given['qualityThreshold'] === null
        ? null
        : exactAt(given['qualityThreshold'], '/qualityThreshold'),
    tieBreak: readTieBreak(given, criteria),
    total,
    decimals: countAt(given['decimals'], '/decimals', 0, 12, 2),
  }
}

/** Reads the criteria and checks that all weights, the price's among them, sum to the total. */
export function readCriteria(given: Given, method: PriceMethod, total: Exact): readonly Criterion[] {
  const criteria = listAt(given['criteria']).map((value, at): Criterion => {
    const criterion = objectAt(value)
    const pointer = `/criteria/${at}`
    const id = textAt(criterion['id'])
    const weight = exactAt(criterion['weight'], `${pointer}/weight`)
    if (weight.sign <= 0) stop('weight-zero', `${pointer}/weight`, `The criterion *${id}* needs a weight above nought.`)
    const max = exactOr(criterion['max'], `${pointer}/max`, whole(100))
    if (max.sign <= 0) stop('bad-range', `${pointer}/max`, `The highest mark for *${id}* must be above nought.`)
    const threshold = criterion['threshold']
    return {
      id,
      weight,
      max,
      threshold: threshold === undefined || threshold === null ? null : exactAt(threshold, `${pointer}/threshold`),
    }
  })
  criteria.forEach(({ id }, at) => {
    if (id === '' || id === 'price' || criteria.findIndex((other) => other.id === id) !== at) {
      stop(
        'unknown-criterion',
        `/criteria/${at}/id`,
        `Each criterion needs an id of its own, other than \`price\`; got \`${id}\`.`,
      )
    }
  })
  const sum = sumOf(criteria.map(({ weight }) => weight)).add(givesPoints(method) ? method.weight : zero)
  if (!sum.equals(total)) {
    const parts = givesPoints(method) ? 'the price and the criteria' : 'the criteria'
    stop('weights-sum', '/criteria', `The weights of ${parts} sum to ${exactText(sum)} and not to ${exactText(total)}.`)
  }
  return criteria
}

function readBid(given: Given, at: number, criteria: readonly Criterion[]): Bid {
  const pointer = `/bids/${at}`
  const id = textAt(given['id'])
  const scores = objectAt(given['scores'])
  const strange = Object.keys(scores).find((name) => !criteria.some((criterion) => criterion.id === name))
  if (strange !== undefined)
    stop('unknown-criterion', `${pointer}/scores/${strange}`, `Bid *${id}*: there is no criterion *${strange}*.`)
  const marks = new Map<string, Exact>()
  for (const criterion of criteria) {
    const mark = scores[criterion.id]
    const place = `${pointer}/scores/${criterion.id}`
    if (mark === undefined || mark === null)
      stop('missing-score', place, `Bid *${id}*: there is no mark for *${criterion.id}*.`)
    marks.set(criterion.id, checkMark(exactAt(mark, place), criterion, id, place))
  }
  const excluded = given['excluded']
  return {
    id,
    price: penceAt(given['price'], `${pointer}/price`, `Bid *${id}*`),
    marks,
    excluded: typeof excluded === 'string' ? excluded : undefined,
  }
}

/** A mark within its range. */
export function checkMark(mark: Exact, { id, max }: Criterion, bid: string, pointer: string): Exact {
  if (mark.compare(max) > 0) {
    stop(
      'score-out-of-range',
      pointer,
      `Bid *${bid}*: the mark ${exactText(mark)} for *${id}* is above its maximum of ${exactText(max)}.`,
    )
  }
  if (mark.sign < 0)
    stop('score-out-of-range', pointer, `Bid *${bid}*: the mark ${exactText(mark)} for *${id}* is below nought.`)
  return mark
}

function readTieBreak(given: Given, criteria: readonly Criterion[]): readonly string[] {
  return listAt(given['tieBreak']).map((value, at) => {
    const name = textAt(value)
    if (name !== 'price' && !criteria.some(({ id }) => id === name)) {
      stop('bad-tie-break', `/tieBreak/${at}`, `\`${name}\` is neither price nor a criterion.`)
    }
    return name
  })
}

/** Quality: the sum of weight · mark / max. */
export function qualityOf({ marks }: Pick<Bid, 'marks'>, criteria: readonly Criterion[]): Exact {
  return sumOf(criteria.map(({ id, weight, max }) => weight.mul(marks.get(id) ?? zero).div(max)))
}

/** An exact number or nothing, of a list of marks. */
export function markOrNothing(value: unknown): Exact | undefined {
  return value === null ? undefined : readExact(value)
}
