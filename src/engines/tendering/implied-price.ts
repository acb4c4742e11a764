import { exactText, one, whole, zero, type Exact } from '../../core/exact/exact.ts'
import { givesPoints, readPriceMethod, shareOf, type PriceMethod, type PriceReference } from './price-method.ts'
import { exactAt, exactOr, objectAt, stop, type Given } from '../../core/exact/reader.ts'

/** Answers `implied-price`: how much dearer a bid may be for what it gains on a criterion, and still draw level. */
export function impliedPrice(given: Given) {
  const method = readPriceMethod(given['price'])
  const reference = objectAt(given['reference'])
  const criterion = objectAt(given['criterion'])
  const max = exactOr(criterion['max'], '/criterion/max', whole(100))
  if (max.sign <= 0) stop('bad-range', '/criterion/max', 'The highest mark must be above nought.')
  const rise = exactAt(criterion['to'], '/criterion/to').sub(exactAt(criterion['from'], '/criterion/from'))
  const extraPoints = exactAt(criterion['weight'], '/criterion/weight').mul(rise).div(max)
  const known = referencesOf(method, reference)
  const at =
    given['at'] === undefined
      ? (known.lowest ?? stop('bad-number', '/at', 'Say at which price.'))
      : exactAt(given['at'], '/at')
  const quality = method.name === 'price-per-quality-point' ? exactAt(given['quality'], '/quality') : zero
  if (method.name === 'price-per-quality-point' && quality.sign <= 0)
    stop('quality-zero', '/quality', 'Without quality points a price per point has no meaning.')
  const breakEvenPrice = priceFor(method, known, at, extraPoints, quality)
  const extra = breakEvenPrice?.sub(at)
  return {
    extraPoints: exactText(extraPoints),
    breakEvenPrice: textOrNull(breakEvenPrice),
    extraPrice: textOrNull(extra),
    extraPercent: extra === undefined || at.isZero ? null : exactText(extra.mul(whole(100)).div(at)),
  }
}

const textOrNull = (value: Exact | undefined) => (value === undefined ? null : exactText(value))

/** References that a method uses; the others may be left out. */
export type KnownReference = Readonly<{
  lowest: Exact | undefined
  highest: Exact | undefined
  mean: Exact | undefined
}>

function referencesOf({ name }: PriceMethod, given: Given): KnownReference {
  const read = (key: 'lowest' | 'highest' | 'mean', needed: boolean) =>
    given[key] === undefined && !needed ? undefined : exactAt(given[key], `/reference/${key}`)
  return {
    lowest: read('lowest', name === 'lowest-over-bid' || name === 'range' || name === 'linear-above-lowest'),
    highest: read('highest', name === 'range'),
    mean: read('mean', name === 'mean'),
  }
}

const threeHalves = whole(3, 2)

/** The smallest price from `at` upwards that has exactly `less` points less than `at`, references fixed; none if there is none. */
export function priceFor(
  method: PriceMethod,
  reference: KnownReference,
  at: Exact,
  less: Exact,
  quality: Exact,
): Exact | undefined {
  if (method.name === 'price-per-quality-point') return at.mul(quality.add(less)).div(quality)
  if (method.name === 'quality-to-price') return at.add(less.mul(method.valuePerPoint))
  if (method.name === 'rank-points' || !givesPoints(method)) return undefined
  const full: PriceReference = {
    lowest: reference.lowest ?? zero,
    highest: reference.highest ?? zero,
    mean: reference.mean ?? zero,
  }
  if (dividesByNought(method, full, at)) return undefined
  const share = shareOf(method, at, full, [])
  if (less.isZero) return at
  // The share of full points that is to be reached; below 0 no price has it.
  const target = share.sub(less.div(method.weight))
  if (target.sign < 0 || target.compare(one) > 0) return undefined
  const price = inverse(method, full, target)
  return price === undefined || price.compare(at) < 0 ? undefined : price
}

function dividesByNought({ name }: PriceMethod, { lowest, mean }: PriceReference, at: Exact): boolean {
  if (name === 'lowest-over-bid') return at.isZero
  return name === 'mean' ? mean.isZero : name === 'linear-above-lowest' && lowest.isZero
}

function inverse(method: PriceMethod, { lowest, highest, mean }: PriceReference, share: Exact): Exact | undefined {
  switch (method.name) {
    case 'lowest-over-bid':
      return share.isZero ? undefined : lowest.div(share)
    case 'range':
      return highest.equals(lowest) ? undefined : highest.sub(share.mul(highest.sub(lowest)))
    case 'mean':
      return mean.mul(threeHalves.sub(share))
    case 'linear-above-lowest':
      return lowest.mul(one.add(one.sub(share).div(method.slope)))
    case 'absolute':
      return method.ceiling.sub(share.mul(method.ceiling.sub(method.floor)))
    case 'rank-points':
    case 'price-per-quality-point':
    case 'quality-to-price':
      break
  }
  return undefined
}
