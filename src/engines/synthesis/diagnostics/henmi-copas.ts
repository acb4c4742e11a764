import { gammaDistribution } from '../distributions/chi-squared.ts'
import { normal } from '../distributions/normal.ts'
import { interceptOnly, type ModelData } from '../models/data.ts'
import type { Interval } from '../models/heterogeneity-intervals.ts'
import { fitAt, traceP } from '../models/weighted-fit.ts'
import { integrate } from '../numerics/integrate.ts'
import { findRoot } from '../numerics/root.ts'

/** An interval that holds against publication bias better than most, since it weighs as equal effects do. */
export type HenmiCopas = Readonly<{ estimate: number; se: number; tau2: number; criticalValue: number; ci: Interval }>

/** Henmi and Copas (2010): the distribution of Q given the estimate is taken for a gamma distribution with its moments. */
export function henmiCopas({ y, v, k }: ModelData, level: number): HenmiCopas {
  const data = interceptOnly(y, v)
  const fit = fitAt(data, 0)
  const tau2 = Math.max(0, (fit.Q - (k - 1)) / traceP(data, fit))
  const W1 = fit.weights.reduce((sum, weight) => sum + weight, 0)
  const moment = (power: number) => fit.weights.reduce((sum, weight) => sum + weight ** power, 0) / W1
  const [W2, W3, W4] = [moment(2), moment(3), moment(4)]
  const ratio = 1 + tau2 * W2
  const spread = W3 - W2 ** 2
  const centred = (r: number) => r ** 2 / ratio ** 2 - 1 / ratio
  const meanOf = (r: number) => k - 1 + tau2 * (W1 - W2) + tau2 ** 2 * centred(r) * spread
  const varianceOf = (r: number) =>
    2 * (k - 1) +
    4 * tau2 * (W1 - W2) +
    2 * tau2 ** 2 * (W1 * W2 - 2 * W3 + W2 ** 2) +
    4 * tau2 ** 2 * centred(r) * spread +
    4 * tau2 ** 3 * centred(r) * (W4 - 2 * W2 * W3 + W2 ** 3) +
    2 * tau2 ** 4 * (1 / ratio ** 2 - (2 * r ** 2) / ratio ** 3) * spread ** 2
  const root = Math.sqrt(ratio)
  const limit = (x: number) => (W1 / W2 - 1) * (x ** 2 - 1) + (k - 1)
  const miss = (t: number) => {
    const density = (r: number) => {
      const [mean, variance] = [meanOf(root * r), varianceOf(root * r)]
      return gammaDistribution(mean ** 2 / variance, variance / mean).lower(limit(r / t)) * normal.density(r)
    }
    return integrate(density, t, t + 1, 1e-12) + integrate(density, t + 1, t + 40, 1e-12) - (1 - level) / 2
  }
  const criticalValue = root * findRoot(miss, 1e-3, 10, 1e-12)
  const estimate = fit.b[0] as number
  const reach = criticalValue / Math.sqrt(W1)
  return { estimate, se: Math.sqrt(ratio / W1), tau2, criticalValue, ci: [estimate - reach, estimate + reach] }
}
