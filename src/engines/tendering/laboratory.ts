import { exactText, sumOf, whole } from '../../core/exact/exact.ts'
import { priceFor } from './implied-price.ts'
import { readSettings, type LaboratorySettings } from './laboratory-settings.ts'
import { drawRun, judgeRun, type DrawnRun } from './laboratory-run.ts'
import { mulberry } from './mulberry.ts'
import { givesPoints } from './price-method.ts'
import type { Given } from '../../core/exact/reader.ts'

const thirds = ['low', 'middle', 'high'] as const
/** A kind that entered so often and never won is worth a question. */
const enoughEntered = 30

/** Answers `laboratory`: what a formula does to many bids that are drawn by chance, before anybody bids. */
export function laboratory(given: Given) {
  const settings = readSettings(given)
  const draws = mulberry(settings.seed)
  const wins = { both: 0, cheapestOnly: 0, bestQualityOnly: 0, neither: 0, tied: 0, none: 0 }
  const entered = Array.from({ length: 9 }, () => 0)
  const won = Array.from({ length: 9 }, () => 0)
  let threeOrMore = 0
  let reversals = 0
  for (let run = 0; run < settings.runs; run += 1) {
    const drawn = drawRun(settings, draws)
    const { compared, winners, reversal } = judgeRun(settings, drawn)
    if (compared.length >= 3) {
      threeOrMore += 1
      if (reversal) reversals += 1
    }
    wins[winnersKind(drawn, compared, winners)] += 1
    drawn.prices.forEach(
      (_, bid) => (entered[kindOf(settings, drawn, bid)] = (entered[kindOf(settings, drawn, bid)] ?? 0) + 1),
    )
    for (const bid of winners) won[kindOf(settings, drawn, bid)] = (won[kindOf(settings, drawn, bid)] ?? 0) + 1
  }
  const kinds = entered.map((count, at) => ({
    price: thirds[Math.floor(at / 3)],
    quality: thirds[at % 3],
    entered: count,
    won: won[at] ?? 0,
  }))
  return {
    runs: settings.runs,
    seed: settings.seed,
    threeOrMore,
    reversals,
    reversalShare: threeOrMore === 0 ? null : exactText(whole(reversals, threeOrMore)),
    wins,
    kinds,
    neverWins: kinds
      .filter((kind) => kind.entered >= enoughEntered && kind.won === 0)
      .map(({ price, quality }) => ({ price, quality })),
    impliedPrice: impliedPrices(settings),
  }
}

function winnersKind(drawn: DrawnRun, compared: readonly number[], winners: readonly number[]) {
  const [winner] = winners
  if (winner === undefined) return 'none'
  if (winners.length > 1) return 'tied'
  const cheapest = compared.every((bid) => (drawn.prices[winner] ?? 0) <= (drawn.prices[bid] ?? 0))
  const best = compared.every((bid) => (drawn.qualities[winner] ?? 0n) >= (drawn.qualities[bid] ?? 0n))
  if (cheapest && best) return 'both'
  return cheapest ? 'cheapestOnly' : best ? 'bestQualityOnly' : 'neither'
}

/** One of nine: thirds of the price range by thirds of the quality range. */
function kindOf(
  { low, high, qualityLow, qualityHigh }: LaboratorySettings,
  { prices, qualities }: DrawnRun,
  bid: number,
): number {
  const price = Math.floor((3 * ((prices[bid] ?? 0) - low)) / (high - low + 1))
  const spread = qualityHigh - qualityLow
  const quality = spread === 0n ? 0 : Number((3n * ((qualities[bid] ?? 0n) - qualityLow)) / spread)
  return 3 * price + Math.min(2, quality)
}

/** What one more point is worth in pence at the low end, the middle and the high end of the prices. */
function impliedPrices({ method, low, high, criteria }: LaboratorySettings) {
  const middle = whole(low + high, 2)
  const ends = { lowest: whole(low), highest: whole(high), mean: middle }
  const qualityAt = (end: 'low' | 'high') => sumOf(criteria.map((one) => one.weight.mul(whole(one[end])).div(one.max)))
  const quality = qualityAt('low').add(qualityAt('high')).div(whole(2))
  return [whole(low), middle, whole(high)].map((at) => {
    const price = !givesPoints(method) && quality.isZero ? undefined : priceFor(method, ends, at, whole(1), quality)
    return { at: exactText(at), perPoint: price === undefined ? null : exactText(price.sub(at)) }
  })
}
