import type { Problem } from '../../../core/problem.ts'
import { ok, type Result } from '../../../core/result.ts'
import { chiSquared } from '../distributions/chi-squared.ts'
import { quantileOf, twoSided } from '../inference/reference.ts'
import type { ModelData } from '../models/data.ts'
import {
  fitInverseVariance,
  typicalSampling,
  type InverseVarianceFit,
  type InverseVarianceOptions,
} from '../models/inverse-variance.ts'

/** A pooled estimate with its heterogeneity, as tables that refit a model show them: one row. */
export type PooledRow = Readonly<{
  estimate: number
  se: number
  statistic: number
  p: number
  ciLower: number
  ciUpper: number
  Q: number
  Qp: number
  tau2: number
  I2: number
  H2: number
}>

/** I² in per cent, and H²; of equal effects by Q (Higgins and Thompson 2002), else by τ² beside the typical sampling variance. */
export function inconsistency(fit: InverseVarianceFit): Readonly<{ I2: number; H2: number }> {
  const { data, plain, tau2, options } = fit
  const df = data.k - data.p
  if (options.method === 'EE') return { I2: Math.max(0, (100 * (plain.Q - df)) / plain.Q) || 0, H2: plain.Q / df }
  const s2 = typicalSampling(fit)
  return { I2: (100 * tau2) / (tau2 + s2), H2: tau2 / s2 + 1 }
}

/** The row of a fitted model without moderators. */
export function pooledRow(fit: InverseVarianceFit, level: number): PooledRow {
  const { data, b, covariance, df, plain, tau2 } = fit
  const estimate = b[0] as number
  const se = Math.sqrt(covariance[0] as number)
  const reach = quantileOf(df, level) * se
  const free = data.k - data.p
  return {
    estimate,
    se,
    statistic: estimate / se,
    p: twoSided(estimate / se, df),
    ciLower: estimate - reach,
    ciUpper: estimate + reach,
    Q: plain.Q,
    Qp: free > 0 ? chiSquared(free).upper(plain.Q) : 1,
    tau2,
    ...(free > 0 ? inconsistency(fit) : { I2: 0, H2: 1 }),
  }
}

/** Fits a selection of the data and gives its row; one study alone is its own estimate. */
export function rowOf(data: ModelData, options: InverseVarianceOptions, level: number): Result<PooledRow, Problem> {
  if (data.k > data.p) {
    const fit = fitInverseVariance(data, options)
    return fit.ok ? ok(pooledRow(fit.value, level)) : fit
  }
  const estimate = data.y[0] as number
  const se = Math.sqrt(data.v[0] as number)
  const reach = quantileOf(null, level) * se
  const p = twoSided(estimate / se, null)
  const interval = { ciLower: estimate - reach, ciUpper: estimate + reach }
  return ok({ estimate, se, statistic: estimate / se, p, ...interval, Q: 0, Qp: 1, tau2: 0, I2: 0, H2: 1 })
}
