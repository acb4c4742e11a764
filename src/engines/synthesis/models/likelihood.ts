import type { ModelData } from './data.ts'
import { crossProduct, fitAt, type WeightedFit } from './weighted-fit.ts'
import { cholesky, logDeterminant } from '../numerics/symmetric.ts'

const logTwoPi = Math.log(2 * Math.PI)

/** The logarithms of the likelihood and of the restricted likelihood (with ln |X'X|) at a heterogeneity of τ². */
export function logLikelihoods(
  data: ModelData,
  tau2: number,
  fit: WeightedFit = fitAt(data, tau2),
): Readonly<{ ml: number; reml: number }> {
  const { v, k, p } = data
  let logVariances = 0
  for (const variance of v) logVariances += Math.log(variance + tau2)
  const plain = cholesky(
    crossProduct(data, () => 1),
    p,
  )
  const logPlain = plain === undefined ? Number.NaN : logDeterminant(plain, p)
  return {
    ml: -0.5 * (k * logTwoPi + logVariances + fit.Q),
    reml: -0.5 * ((k - p) * logTwoPi - logPlain + logVariances + fit.logDeterminant + fit.Q),
  }
}
