import type { Problem } from '../../../core/problem.ts'
import { ok, type Result } from '../../../core/result.ts'
import { quantileOf, twoSided } from '../inference/reference.ts'
import type { Interval } from '../models/heterogeneity-intervals.ts'
import type { ModelData } from '../models/data.ts'
import { fitInverseVariance, type InverseVarianceOptions } from '../models/inverse-variance.ts'
import { fitAt } from '../models/weighted-fit.ts'

/** Whether small studies say something else: the slope on a measure of size, and the effect where size is without end. */
export type EggerResult = Readonly<{
  slope: number
  slopeSe: number
  statistic: number
  df: number | null
  p: number
  limitEstimate: number
  limitCi: Interval
}>

/** The data with one more column. */
export function withPredictor({ y, v, x, k, p }: ModelData, predictor: ArrayLike<number>): ModelData {
  const wider = new Float64Array(k * (p + 1))
  for (let row = 0; row < k; row += 1) {
    wider.set(x.subarray(row * p, row * p + p), row * (p + 1))
    wider[row * (p + 1) + p] = predictor[row] as number
  }
  return { y, v, x: wider, k, p: p + 1 }
}

/** The model itself with the predictor added (Sterne and Egger 2005). */
export function eggerMixed(
  data: ModelData,
  predictor: ArrayLike<number>,
  options: InverseVarianceOptions,
  level: number,
): Result<EggerResult, Problem> {
  const fit = fitInverseVariance(withPredictor(data, predictor), options)
  if (!fit.ok) return fit
  const { b, covariance, df, p } = fit.value
  return ok(
    resultOf(
      b[p - 1] as number,
      Math.sqrt(covariance[p * p - 1] as number),
      b[0] as number,
      Math.sqrt(covariance[0] as number),
      df,
      level,
    ),
  )
}

/** Least squares with weights 1/v and a free dispersion, held against t with k - 2 (Egger and others 1997). */
export function eggerRegression(data: ModelData, predictor: ArrayLike<number>, level: number): EggerResult {
  const wider = withPredictor(data, predictor)
  const { b, covariance, Q } = fitAt(wider, 0)
  const { k, p } = wider
  const dispersion = Q / (k - p)
  const se = (at: number) => Math.sqrt(dispersion * (covariance[at * p + at] as number))
  return resultOf(b[p - 1] as number, se(p - 1), b[0] as number, se(0), k - p, level)
}

function resultOf(
  slope: number,
  slopeSe: number,
  limitEstimate: number,
  limitSe: number,
  df: number | null,
  level: number,
): EggerResult {
  const reach = quantileOf(df, level) * limitSe
  const statistic = slope / slopeSe
  return {
    slope,
    slopeSe,
    statistic,
    df,
    p: twoSided(statistic, df),
    limitEstimate,
    limitCi: [limitEstimate - reach, limitEstimate + reach],
  }
}
