import { exactText, shownText } from '../../core/exact/exact.ts'
import { givesPoints, priceShares, readPriceMethod, referenceOf } from './price-method.ts'
import { countAt, listAt, penceAt, stop, type Given } from '../../core/exact/reader.ts'

/** Answers `price-points`: the points of some prices, and what they were set against. */
export function pricePoints(given: Given) {
  const method = readPriceMethod(given['price'])
  if (!givesPoints(method))
    stop('method-without-weights', '/price/method', `The method ${method.name} gives no points for price.`)
  const prices = listAt(given['prices']).map((price, at) => penceAt(price, `/prices/${at}`, `Price ${at + 1}`))
  if (prices.length === 0) stop('no-bids', '/prices', 'There is no price.')
  const decimals = countAt(given['decimals'], '/decimals', 0, 12, 2)
  const points = priceShares(method, prices).map((share) => share.mul(method.weight))
  const { lowest, highest, mean } = referenceOf(prices)
  return {
    points: points.map(exactText),
    shown: points.map((one) => shownText(one, decimals)),
    reference: { lowest: exactText(lowest), highest: exactText(highest), mean: exactText(mean) },
  }
}
