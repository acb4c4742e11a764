import type { Problem } from '../../../core/problem.ts'
import { ok, type Result } from '../../../core/result.ts'
import { multiply } from '../numerics/symmetric.ts'
import type { ModelData } from './data.ts'
import { estimateTauSquared, type Method, type TauSquared } from './tau-squared.ts'
import { crossProduct, fitAt, fitWeighted, traceP, type WeightedFit } from './weighted-fit.ts'

/** How coefficients are held against chance. */
export const testKinds = ['z', 't', 'knapp-hartung', 'knapp-hartung-floored'] as const
export type TestKind = (typeof testKinds)[number]

/** What a random-effects model is fitted with. */
export type InverseVarianceOptions = Readonly<{
  method: Method
  test: TestKind
  /** Weights of somebody's choice, in place of the inverse variances. */
  custom: Float64Array | undefined
}>

/** Coefficients with their covariance, whatever model they come from. */
export type Coefficients = Readonly<{ b: Float64Array; covariance: Float64Array; df: number | null; p: number }>

/** A fitted model of effects that are independent. */
export type InverseVarianceFit = Coefficients &
  Readonly<{
    data: ModelData
    options: InverseVarianceOptions
    heterogeneity: TauSquared
    tau2: number
    /** At τ² with inverse variances: what likelihoods and leverages are made of. */
    fit: WeightedFit
    /** At τ² = 0: Cochran's Q. */
    plain: WeightedFit
    /** What the covariance was multiplied by: 1, or the factor of Knapp and Hartung. */
    factor: number
    /** The weights of the pooled estimate. */
    weights: Float64Array
    /** (X'AX)⁻¹ for those weights. */
    bread: Float64Array
    residuals: Float64Array
  }>

/** Fits a model of independent effects; its design has full rank and more rows than columns. */
export function fitInverseVariance(
  data: ModelData,
  options: InverseVarianceOptions,
): Result<InverseVarianceFit, Problem> {
  const estimated = estimateTauSquared(data, options.method, options.custom)
  if (!estimated.ok) return estimated
  return ok(fitAtTauSquared(data, options, estimated.value))
}

/** The same with a τ² that is given. */
export function fitAtTauSquared(
  data: ModelData,
  options: InverseVarianceOptions,
  heterogeneity: TauSquared,
): InverseVarianceFit {
  const { k, p } = data
  const { tau2 } = heterogeneity
  const fit = fitAt(data, tau2)
  const chosen = options.custom === undefined ? fit : fitWeighted(data, options.custom)
  const unscaled = options.custom === undefined ? fit.covariance : sandwich(data, chosen, tau2)
  const factor = scaleOf(data, options.test, tau2, chosen.residuals)
  return {
    data,
    options,
    heterogeneity,
    tau2,
    fit,
    plain: tau2 === 0 ? fit : fitAt(data, 0),
    factor,
    b: chosen.b,
    covariance: factor === 1 ? unscaled : unscaled.map((value) => value * factor),
    df: options.test === 'z' ? null : k - p,
    p,
    weights: chosen.weights,
    bread: chosen.covariance,
    residuals: chosen.residuals,
  }
}

/** Σ r² / (v + τ²) over k - p (Knapp and Hartung 2003), at least 1 where it is floored. */
function scaleOf({ v, k, p }: ModelData, test: TestKind, tau2: number, residuals: Float64Array): number {
  if (test !== 'knapp-hartung' && test !== 'knapp-hartung-floored') return 1
  const factor = residuals.reduce((sum, r, at) => sum + r ** 2 / ((v[at] as number) + tau2), 0) / (k - p)
  return test === 'knapp-hartung-floored' ? Math.max(1, factor) : factor
}

/** (X'AX)⁻¹X'A(V + τ²I)AX(X'AX)⁻¹ */
function sandwich(data: ModelData, { weights, covariance }: WeightedFit, tau2: number): Float64Array {
  const { v, p } = data
  const middle = crossProduct(data, (row) => (weights[row] as number) ** 2 * ((v[row] as number) + tau2))
  return multiply(multiply(covariance, middle, p, p, p), covariance, p, p, p)
}

/** The variance that is typical of the studies, s² = (k - p) / tr P at τ² = 0: what I² and H² set τ² against. */
export function typicalSampling({ data, plain }: Pick<InverseVarianceFit, 'data' | 'plain'>): number {
  return (data.k - data.p) / traceP(data, plain)
}
