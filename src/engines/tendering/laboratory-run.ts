import { whole, zero, type Exact } from '../../core/exact/exact.ts'
import { passes, type LaboratorySettings } from './laboratory-settings.ts'
import type { Draws } from './mulberry.ts'
import { priceShares, type PriceMethod } from './price-method.ts'
import { stop } from '../../core/exact/reader.ts'

/** The bids of one run: prices in pence, quality in units. */
export type DrawnRun = Readonly<{ prices: readonly number[]; qualities: readonly bigint[]; passed: readonly boolean[] }>

/** Draws the bids of one run, in the order that makes them the same everywhere. */
export function drawRun(
  { criteria, least, most, low, high, rising, qualityThreshold }: LaboratorySettings,
  { draw }: Draws,
): DrawnRun {
  const count = least + draw(most - least + 1)
  const prices: number[] = []
  const qualities: bigint[] = []
  const passed: boolean[] = []
  for (let bid = 0; bid < count; bid += 1) {
    prices.push(low + draw(high - low + 1))
    let quality = 0n
    let passing = true
    for (const criterion of criteria) {
      const mark = criterion.low + draw(criterion.high - criterion.low + 1)
      quality += criterion.unit * BigInt(mark)
      if (!passes(criterion, mark)) passing = false
    }
    qualities.push(quality)
    passed.push(passing && (qualityThreshold === undefined || quality >= qualityThreshold))
  }
  return { prices: rising ? dearerWhenBetter(prices, qualities) : prices, qualities, passed }
}

/** The sorted prices go to the bids sorted by quality, ties in the order they were drawn. */
function dearerWhenBetter(prices: readonly number[], qualities: readonly bigint[]): readonly number[] {
  const sorted = [...prices].sort((a, b) => a - b)
  const order = qualities
    .map((_, bid) => bid)
    .sort((a, b) => compareWhole(qualities[a] ?? 0n, qualities[b] ?? 0n) || a - b)
  const given = [...prices]
  order.forEach((bid, at) => (given[bid] = sorted[at] ?? 0))
  return given
}

const compareWhole = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0)

/** Who is compared, who wins, and whether taking out a bid that does not win changes who wins. */
export function judgeRun(
  settings: LaboratorySettings,
  run: DrawnRun,
): Readonly<{ compared: readonly number[]; winners: readonly number[]; reversal: boolean }> {
  const compared = run.prices.flatMap((_, bid) => (run.passed[bid] === true ? [bid] : []))
  const winners = winnersAmong(settings, run, compared)
  const reversal =
    settings.method.relative &&
    compared.some((removed) => {
      if (winners.includes(removed)) return false
      const now = winnersAmong(
        settings,
        run,
        compared.filter((bid) => bid !== removed),
      )
      return now.length !== winners.length || now.some((bid) => !winners.includes(bid))
    })
  return { compared, winners, reversal }
}

/** The bids level on the best result. Compared as doubles, and exactly where the best are close. */
function winnersAmong(settings: LaboratorySettings, run: DrawnRun, bids: readonly number[]): readonly number[] {
  const results = inDoubles(settings, run, bids)
  const best = Math.max(...results)
  const near = 1e-9 * Math.max(settings.total.toNumber(), Math.abs(best))
  const close = bids.filter((_, at) => best - (results[at] ?? 0) <= near)
  if (close.length <= 1) return close
  const exact = exactly(settings, run, bids, close)
  const top = exact.reduce((found, one) => (one.compare(found) > 0 ? one : found))
  return close.filter((_, at) => exact[at]?.equals(top) === true)
}

/** Results of which the greatest is best. */
function inDoubles(
  settings: LaboratorySettings,
  { prices, qualities }: DrawnRun,
  bids: readonly number[],
): readonly number[] {
  const { method, perPoint } = settings
  const quality = bids.map((bid) => Number(qualities[bid]) / Number(perPoint))
  const price = bids.map((bid) => prices[bid] ?? 0)
  if (method.name === 'price-per-quality-point') {
    if (quality.includes(0))
      stop(
        'quality-zero',
        '/criteria',
        'A bid without quality points was drawn, and its price per point has no meaning.',
      )
    return price.map((one, at) => -one / (quality[at] ?? 1))
  }
  if (method.name === 'quality-to-price')
    return price.map((one, at) => method.valuePerPoint.toNumber() * (quality[at] ?? 0) - one)
  const shares = sharesInDoubles(method, price)
  const weight = method.weight.toNumber()
  return shares.map((share, at) => weight * share + (quality[at] ?? 0))
}

const cut = (share: number) => Math.min(1, Math.max(0, share))

function sharesInDoubles(method: PriceMethod, prices: readonly number[]): readonly number[] {
  if (prices.length === 0) return []
  const lowest = Math.min(...prices)
  const highest = Math.max(...prices)
  const mean = prices.reduce((sum, price) => sum + price, 0) / prices.length
  switch (method.name) {
    case 'lowest-over-bid':
      return prices.map((price) => lowest / price)
    case 'range':
      return prices.map((price) => (highest === lowest ? 1 : (highest - price) / (highest - lowest)))
    case 'mean':
      return prices.map((price) => cut(0.5 + (mean - price) / mean))
    case 'linear-above-lowest':
      return prices.map((price) => Math.max(0, 1 - (method.slope.toNumber() * (price - lowest)) / lowest))
    case 'rank-points':
      return prices.map((price) => (prices.length - prices.filter((other) => other < price).length) / prices.length)
    case 'absolute':
    case 'price-per-quality-point':
    case 'quality-to-price':
      break
  }
  const [floor, ceiling] = [method.floor.toNumber(), method.ceiling.toNumber()]
  return prices.map((price) => cut((ceiling - price) / (ceiling - floor)))
}

function exactly(
  { method, perPoint }: LaboratorySettings,
  { prices, qualities }: DrawnRun,
  bids: readonly number[],
  close: readonly number[],
): readonly Exact[] {
  const quality = (bid: number) => whole(qualities[bid] ?? 0n, perPoint)
  const price = (bid: number) => whole(prices[bid] ?? 0)
  if (method.name === 'price-per-quality-point') return close.map((bid) => price(bid).div(quality(bid)).neg())
  if (method.name === 'quality-to-price')
    return close.map((bid) => method.valuePerPoint.mul(quality(bid)).sub(price(bid)))
  const shares = priceShares(method, bids.map(price))
  return close.map((bid) => method.weight.mul(shares[bids.indexOf(bid)] ?? zero).add(quality(bid)))
}
