import { ok, type Result } from '../../../core/result.ts'
import type { Problem } from '../../../core/problem.ts'
import { chiSquared } from '../distributions/chi-squared.ts'
import { selectRows } from '../models/data.ts'
import { fitInverseVariance, type InverseVarianceFit } from '../models/inverse-variance.ts'
import { fitAt } from '../models/weighted-fit.ts'
import { cholesky, inverseOf, logDeterminant, quadraticForm } from '../numerics/symmetric.ts'

/** What leaving each study out does to a model (Viechtbauer and Cheung 2010); arrays in step with the studies. */
export type Influence = Readonly<{
  hat: readonly number[]
  /** Per cent. */
  weight: readonly number[]
  standardised: readonly number[]
  rstudent: readonly number[]
  dffits: readonly number[]
  cooksDistance: readonly number[]
  covarianceRatio: readonly number[]
  tau2Deleted: readonly number[]
  QDeleted: readonly number[]
  /** By study, then by coefficient. */
  dfbetas: readonly (readonly number[])[]
  influential: readonly boolean[]
}>

/** Leaves each study out and fits again. Refused if a fit without one does not converge. */
export function influenceOf(full: InverseVarianceFit): Result<Influence, Problem> {
  const { data, p, weights } = full
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const each = []
  for (let i = 0; i < data.k; i += 1) {
    const row = ofStudy(full, i)
    if (!row.ok) return row
    each.push(row.value)
  }
  const limit = 3 * Math.sqrt(p / (data.k - p))
  const half = chiSquared(p)
  return ok({
    hat: each.map((one) => one.hat),
    weight: Array.from(weights, (weight) => (100 * weight) / total),
    standardised: each.map((one) => one.standardised),
    rstudent: each.map((one) => one.rstudent),
    dffits: each.map((one) => one.dffits),
    cooksDistance: each.map((one) => one.cook),
    covarianceRatio: each.map((one) => one.ratio),
    tau2Deleted: each.map((one) => one.tau2),
    QDeleted: each.map((one) => one.Q),
    dfbetas: each.map((one) => one.dfbetas),
    influential: each.map(
      (one) =>
        Math.abs(one.dffits) > limit ||
        half.lower(one.cook) > 0.5 ||
        one.hat > (3 * p) / data.k ||
        one.dfbetas.some((value) => Math.abs(value) > 1),
    ),
  })
}

function ofStudy(full: InverseVarianceFit, i: number) {
  const { data, options, p, weights, covariance, b } = full
  const custom = options.custom?.filter((_, row) => row !== i)
  const deletedFit = fitInverseVariance(
    selectRows(data, (row) => row !== i),
    { ...options, custom },
  )
  if (!deletedFit.ok) return deletedFit
  const deleted = deletedFit.value
  const x = data.x.subarray(i * p, i * p + p)
  const [y, v] = [data.y[i] as number, data.v[i] as number]
  const hat = quadraticForm(full.bread, x, p) * (weights[i] as number)
  const fittedDeleted = x.reduce((sum, value, column) => sum + value * (deleted.b[column] as number), 0)
  const fitted = x.reduce((sum, value, column) => sum + value * (b[column] as number), 0)
  const shift = Float64Array.from(b, (value, column) => value - (deleted.b[column] as number))
  const factor = cholesky(covariance, p)
  const deletedFactor = cholesky(deleted.covariance, p)
  // The whole design, at what the others say of heterogeneity.
  const spread = options.custom === undefined ? fitAt(data, deleted.tau2).covariance : full.bread
  return ok({
    hat,
    standardised: (full.residuals[i] as number) / Math.sqrt(residualVariance(full, i)),
    rstudent: (y - fittedDeleted) / Math.sqrt(v + deleted.tau2 + quadraticForm(deleted.covariance, x, p)),
    dffits: (fitted - fittedDeleted) / Math.sqrt(deleted.factor * hat * (deleted.tau2 + v)),
    cook: factor === undefined ? Number.NaN : quadraticForm(inverseOf(factor, p), shift, p),
    ratio:
      factor === undefined || deletedFactor === undefined
        ? Number.NaN
        : Math.exp(logDeterminant(deletedFactor, p) - logDeterminant(factor, p)),
    tau2: options.method === 'EE' ? 0 : deleted.tau2,
    Q: deleted.plain.Q,
    dfbetas: Array.from(
      shift,
      (value, column) => value / Math.sqrt(deleted.factor * (spread[column * p + column] as number)),
    ),
  })
}

/** The variance of a residual, the i-th of diag((I-H)V(I-H)'). */
function residualVariance({ data, weights, tau2, p, options, bread }: InverseVarianceFit, i: number): number {
  const { x, v, k } = data
  const xi = x.subarray(i * p, i * p + p)
  const own = (v[i] as number) + tau2
  if (options.custom === undefined) return own - quadraticForm(bread, xi, p)
  let sum = 0
  for (let j = 0; j < k; j += 1) {
    const xj = x.subarray(j * p, j * p + p)
    let h = 0
    for (let a = 0; a < p; a += 1)
      for (let c = 0; c < p; c += 1) h += (xi[a] as number) * (bread[a * p + c] as number) * (xj[c] as number)
    const share = (i === j ? 1 : 0) - h * (weights[j] as number)
    sum += share ** 2 * ((v[j] as number) + tau2)
  }
  return sum
}
