import { greatest, readExact, whole, zero, type Exact } from '../../core/exact/exact.ts'
import { readPriceMethod, type PriceMethod } from './price-method.ts'
import { countAt, exactAt, exactOr, listAt, objectAt, stop, textAt, type Given } from '../../core/exact/reader.ts'
import { readCriteria, type Criterion } from './tender.ts'

/** A criterion whose marks are drawn from `low` to `high`, both included. */
export type DrawnCriterion = Criterion &
  Readonly<{ low: number; high: number; /** What a mark counts, as a whole number of the common unit. */ unit: bigint }>

/** Everything of an experiment. Qualities are whole numbers of a unit that all criteria share, so that they are exact. */
export type LaboratorySettings = Readonly<{
  method: PriceMethod
  criteria: readonly DrawnCriterion[]
  total: Exact
  qualityThreshold: bigint | undefined
  /** How many units make a point. */
  perPoint: bigint
  qualityLow: bigint
  qualityHigh: bigint
  runs: number
  seed: number
  least: number
  most: number
  low: number
  high: number
  rising: boolean
}>

const mostRuns = 1_000_000
const highestPrice = 1_000_000_000_000

/** Reads the settings of an experiment, with their defaults. */
export function readSettings(given: Given): LaboratorySettings {
  const method = readPriceMethod(given['price'])
  const total = exactOr(given['total'], '/total', whole(100))
  const plain = readCriteria(given, method, total)
  const perPoint = commonUnit(plain)
  const criteria = plain.map((criterion, at) =>
    drawn(criterion, objectAt(listAt(given['criteria'])[at])['range'], at, perPoint),
  )
  const bidders = objectAt(given['bidders'])
  const prices = objectAt(given['prices'])
  const least = countAt(bidders['min'], '/bidders/min', 2, 26, 3)
  const low = countAt(prices['low'], '/prices/low', 1, highestPrice)
  const threshold = given['qualityThreshold'] ?? undefined
  const link = given['link'] === undefined ? 'none' : textAt(given['link'])
  if (link !== 'none' && link !== 'rising') stop('bad-range', '/link', `\`${link}\` is neither none nor rising.`)
  return {
    method,
    criteria,
    total,
    qualityThreshold:
      threshold === undefined ? undefined : ceilingOf(exactAt(threshold, '/qualityThreshold').mul(whole(perPoint))),
    perPoint,
    qualityLow: criteria.reduce((sum, one) => sum + one.unit * BigInt(one.low), 0n),
    qualityHigh: criteria.reduce((sum, one) => sum + one.unit * BigInt(one.high), 0n),
    runs: countAt(given['runs'], '/runs', 1, mostRuns, 1_000),
    seed: countAt(given['seed'], '/seed', 0, 2 ** 32 - 1, 1),
    least,
    most: countAt(bidders['max'], '/bidders/max', least, 26, Math.max(6, least)),
    low,
    high: countAt(prices['high'], '/prices/high', low, highestPrice),
    rising: link === 'rising',
  }
}

/** The smallest number of units a point by which weight / max is whole for every criterion. */
function commonUnit(criteria: readonly Criterion[]): bigint {
  return criteria.reduce((unit, { weight, max }) => leastCommonMultiple(unit, weight.div(max).d), 1n)
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return (a / x) * b
}

function drawn(criterion: Criterion, value: unknown, at: number, perPoint: bigint): DrawnCriterion {
  const range = objectAt(value)
  const pointer = `/criteria/${at}/range`
  const top = Math.floor(criterion.max.toNumber())
  const low = countAt(range['low'], `${pointer}/low`, 0, top, 0)
  const high = countAt(range['high'], `${pointer}/high`, low, top, top)
  const share = criterion.weight.div(criterion.max)
  return { ...criterion, low, high, unit: (share.n * perPoint) / share.d }
}

/** The smallest whole number that is not below. */
function ceilingOf(value: Exact): bigint {
  const at = greatest([value, zero])
  return (at.n + at.d - 1n) / at.d
}

/** Whether a mark passes its threshold. */
export function passes({ threshold }: DrawnCriterion, mark: number): boolean {
  return threshold === null || (readExact(mark) ?? zero).compare(threshold) >= 0
}
