import { cholesky, inverseOf, logDeterminant, multiply, solveInPlace, traceOfProduct } from '../numerics/symmetric.ts'
import type { ModelData } from './data.ts'

/** Least squares with one weight a study, and the traces that estimators of heterogeneity are made of. */
export type WeightedFit = Readonly<{
  weights: Float64Array
  b: Float64Array
  /** (X'WX)⁻¹, p by p. */
  covariance: Float64Array
  residuals: Float64Array
  /** ln |X'WX| */
  logDeterminant: number
  /** y'Py = Σ w r² */
  Q: number
}>

/** X'DX for a diagonal of k numbers. */
export function crossProduct({ x, k, p }: ModelData, diagonal: (row: number) => number): Float64Array {
  const product = new Float64Array(p * p)
  for (let row = 0; row < k; row += 1) {
    const weight = diagonal(row)
    for (let left = 0; left < p; left += 1) {
      const part = weight * (x[row * p + left] as number)
      for (let right = 0; right <= left; right += 1) {
        product[left * p + right] = (product[left * p + right] as number) + part * (x[row * p + right] as number)
      }
    }
  }
  for (let left = 0; left < p; left += 1) {
    for (let right = left + 1; right < p; right += 1) product[left * p + right] = product[right * p + left] as number
  }
  return product
}

/** Fits with the given weights. The design must have full rank: the caller has checked it; throws if it has not. */
export function fitWeighted(data: ModelData, weights: Float64Array): WeightedFit {
  const { y, x, k, p } = data
  const factor = cholesky(
    crossProduct(data, (row) => weights[row] as number),
    p,
  )
  if (factor === undefined) throw new Error('The design does not have full rank')
  const b = new Float64Array(p)
  for (let row = 0; row < k; row += 1) {
    const weighted = (weights[row] as number) * (y[row] as number)
    for (let column = 0; column < p; column += 1) {
      b[column] = (b[column] as number) + weighted * (x[row * p + column] as number)
    }
  }
  solveInPlace(factor, p, b)
  const residuals = residualsOf(data, b)
  let Q = 0
  for (let row = 0; row < k; row += 1) Q += (weights[row] as number) * (residuals[row] as number) ** 2
  return { weights, b, covariance: inverseOf(factor, p), residuals, logDeterminant: logDeterminant(factor, p), Q }
}

/** The variance of the residuals when only the variances within studies weigh: where a search for τ² can begin. */
export function spreadOfResiduals(data: ModelData): number {
  return fitAt(data, 0).residuals.reduce((sum, residual) => sum + residual ** 2, 0) / (data.k - data.p)
}

/** y - Xb */
export function residualsOf({ y, x, k, p }: ModelData, b: ArrayLike<number>): Float64Array {
  const residuals = new Float64Array(k)
  for (let row = 0; row < k; row += 1) {
    let fitted = 0
    for (let column = 0; column < p; column += 1) fitted += (x[row * p + column] as number) * (b[column] as number)
    residuals[row] = (y[row] as number) - fitted
  }
  return residuals
}

/** Inverse-variance weights 1 / (v + τ²). */
export function inverseVariance(v: Float64Array, tau2: number): Float64Array {
  return v.map((variance) => 1 / (variance + tau2))
}

/** The fit at a heterogeneity of τ². */
export function fitAt(data: ModelData, tau2: number): WeightedFit {
  return fitWeighted(data, inverseVariance(data.v, tau2))
}

const sumOf = (list: Float64Array, value: (one: number, at: number) => number) => {
  let sum = 0
  for (let at = 0; at < list.length; at += 1) sum += value(list[at] as number, at)
  return sum
}

/** tr P, with P = W - WX(X'WX)⁻¹X'W, in O(kp²). */
export function traceP(data: ModelData, { weights, covariance }: WeightedFit): number {
  const second = crossProduct(data, (row) => (weights[row] as number) ** 2)
  return sumOf(weights, (w) => w) - traceOfProduct(covariance, second, data.p)
}

/** tr P² */
export function traceP2(data: ModelData, { weights, covariance }: WeightedFit): number {
  const { p } = data
  const second = multiply(
    covariance,
    crossProduct(data, (row) => (weights[row] as number) ** 2),
    p,
    p,
    p,
  )
  const third = crossProduct(data, (row) => (weights[row] as number) ** 3)
  return sumOf(weights, (w) => w * w) - 2 * traceOfProduct(covariance, third, p) + traceOfProduct(second, second, p)
}

/** tr PV, tr PVP and tr (PV)² for weights that need not be the inverse variances. */
export function tracesWithVariances(
  data: ModelData,
  { weights, covariance }: WeightedFit,
): Readonly<{ PV: number; PVP: number; PVPV: number }> {
  const { v, p } = data
  const power = (a: number, b: number) =>
    crossProduct(data, (row) => (weights[row] as number) ** a * (v[row] as number) ** b)
  const times = (matrix: Float64Array) => multiply(covariance, matrix, p, p, p)
  const [a2, a2v, a3v, a3v2] = [times(power(2, 0)), times(power(2, 1)), times(power(3, 1)), times(power(3, 2))]
  const diagonal = (matrix: Float64Array) => {
    let sum = 0
    for (let at = 0; at < p; at += 1) sum += matrix[at * p + at] as number
    return sum
  }
  return {
    PV: sumOf(weights, (w, at) => w * (v[at] as number)) - diagonal(a2v),
    PVP: sumOf(weights, (w, at) => w * w * (v[at] as number)) - 2 * diagonal(a3v) + traceOfProduct(a2, a2v, p),
    PVPV: sumOf(weights, (w, at) => (w * (v[at] as number)) ** 2) - 2 * diagonal(a3v2) + traceOfProduct(a2v, a2v, p),
  }
}

/** y'PPy = Σ (w r)², and y'PPPy: the slopes of likelihoods. */
export function squaredScore({ weights, residuals }: WeightedFit): number {
  return sumOf(weights, (w, at) => (w * (residuals[at] as number)) ** 2)
}
