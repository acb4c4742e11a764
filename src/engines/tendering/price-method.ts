import { clipped, greatest, least, one, sumOf, whole, zero, type Exact } from '../../core/exact/exact.ts'
import { exactAt, exactOr, objectAt, stop, textAt } from '../../core/exact/reader.ts'

/** Ways to turn prices into points, or into a result. Sources: Stilger, Siderius and van Raaij 2017; Cabinet Office 2021. */
export const pointsMethods = [
  'lowest-over-bid',
  'range',
  'mean',
  'linear-above-lowest',
  'rank-points',
  'absolute',
] as const
export const ratioMethods = ['price-per-quality-point', 'quality-to-price'] as const
export type PointsMethod = (typeof pointsMethods)[number]
export type RatioMethod = (typeof ratioMethods)[number]

/** A price method as a request has it. `weight` is nought for the methods that have none. */
export type PriceMethod = Readonly<{
  name: PointsMethod | RatioMethod
  /** A bid's points hang on what others bid. */
  relative: boolean
  /** Whether the greater result wins. */
  better: 'higher' | 'lower'
  weight: Exact
  floor: Exact
  ceiling: Exact
  slope: Exact
  valuePerPoint: Exact
}>

/** What a method sets a price against. */
export type PriceReference = Readonly<{ lowest: Exact; highest: Exact; mean: Exact }>

/** Whether it gives points, with a weight of its own. */
export function givesPoints({ name }: PriceMethod): boolean {
  return (pointsMethods as readonly string[]).includes(name)
}

/** Reads `price`; refuses a method nobody knows, a weight where there is none, and a floor above its ceiling. */
export function readPriceMethod(value: unknown): PriceMethod {
  const given = objectAt(value)
  const name = textAt(given['method'])
  const points = pointsMethods.find((method) => method === name)
  const ratio = ratioMethods.find((method) => method === name)
  const found =
    points ??
    ratio ??
    stop(
      'unknown-method',
      '/price/method',
      `There is no method \`${name}\`. There are: ${[...pointsMethods, ...ratioMethods].join(', ')}.`,
    )
  if (ratio !== undefined && given['weight'] !== undefined) {
    stop(
      'weight-not-used',
      '/price/weight',
      `The method ${ratio} has no price weight: the criteria alone have weights.`,
    )
  }
  const weight = points === undefined ? zero : exactAt(given['weight'], '/price/weight')
  if (points !== undefined && weight.sign <= 0)
    stop('weight-zero', '/price/weight', 'The price needs a weight above nought.')
  const floor = exactOr(given['floor'], '/price/floor', zero)
  const ceiling = found === 'absolute' ? exactAt(given['ceiling'], '/price/ceiling') : zero
  if (found === 'absolute' && floor.compare(ceiling) >= 0) {
    stop(
      'floor-above-ceiling',
      '/price/floor',
      `The floor ${floor.toString()} is not below the ceiling ${ceiling.toString()}.`,
    )
  }
  const slope = exactOr(given['slope'], '/price/slope', one)
  if (slope.sign <= 0) stop('bad-range', '/price/slope', 'The slope must be above nought.')
  return {
    name: found,
    relative: found !== 'absolute' && ratio === undefined,
    better: ratio === undefined ? 'higher' : 'lower',
    weight,
    floor,
    ceiling,
    slope,
    valuePerPoint: found === 'quality-to-price' ? exactAt(given['valuePerPoint'], '/price/valuePerPoint') : zero,
  }
}

/** The references of some prices, of which there is one at least. */
export function referenceOf(prices: readonly Exact[]): PriceReference {
  return { lowest: least(prices), highest: greatest(prices), mean: sumOf(prices).div(whole(prices.length)) }
}

const half = whole(1, 2)

/** The share of full price points, 0 to 1, of every price beside the others. Refuses prices that the method cannot divide by. */
export function priceShares(method: PriceMethod, prices: readonly Exact[]): readonly Exact[] {
  if (prices.length === 0) return []
  const reference = referenceOf(prices)
  checkPrices(method, prices, reference)
  return prices.map((price) => shareOf(method, price, reference, prices))
}

function checkPrices({ name }: PriceMethod, prices: readonly Exact[], { mean, lowest }: PriceReference): void {
  const divides =
    name === 'lowest-over-bid'
      ? prices.some((price) => price.isZero)
      : name === 'mean'
        ? mean.isZero
        : name === 'linear-above-lowest' && lowest.isZero
  if (divides)
    stop('price-zero', '/price/method', `The method ${name} divides by a price, and one that is compared is nought.`)
}

/** The share of one price; `others` are all that are compared, for ranks. */
export function shareOf(method: PriceMethod, price: Exact, reference: PriceReference, others: readonly Exact[]): Exact {
  const { lowest, highest, mean } = reference
  switch (method.name) {
    case 'lowest-over-bid':
      return lowest.div(price)
    case 'range':
      return highest.equals(lowest) ? one : highest.sub(price).div(highest.sub(lowest))
    case 'mean':
      return clipped(half.add(mean.sub(price).div(mean)), zero, one)
    case 'linear-above-lowest':
      return greatest([zero, one.sub(method.slope.mul(price.sub(lowest)).div(lowest))])
    case 'rank-points': {
      const cheaper = others.filter((other) => other.compare(price) < 0).length
      return whole(others.length - cheaper, others.length)
    }
    case 'absolute':
    case 'price-per-quality-point':
    case 'quality-to-price':
      break
  }
  return clipped(method.ceiling.sub(price).div(method.ceiling.sub(method.floor)), zero, one)
}
