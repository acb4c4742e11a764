import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import type { WorkingModel } from '../inference/working-model.ts'
import { petoParts, mantelHaenszel, type Fourfold, type PooledMeasure } from '../models/mantel-haenszel.ts'
import {
  fitInverseVariance,
  typicalSampling,
  type Coefficients,
  type InverseVarianceFit,
} from '../models/inverse-variance.ts'
import { logLikelihoods } from '../models/likelihood.ts'
import { blockVariance } from '../models/multilevel-blocks.ts'
import { fitMultilevel, type MultilevelFit } from '../models/multilevel.ts'
import { chiSquared } from '../distributions/chi-squared.ts'
import { inconsistency } from '../diagnostics/statistics.ts'
import type { Prepared } from './prepared.ts'
import type { Settings } from './settings.ts'

/** A fitted model of any kind, as the blocks of an answer read it. */
export type Fitted = Coefficients &
  Readonly<{
    /** The variance between settings; of several levels their sum. */
    tau2: number
    heterogeneity: Readonly<{
      Q: number
      df: number
      p: number
      tau2: number | null
      seTau2: number | null
      I2: number
      H2: number
    }>
    likelihoods: Readonly<{ ml: number | null; reml: number | null }>
    iterations: number
    /** By study; need not add up to anything. */
    weights: readonly number[]
    inverseVariance: InverseVarianceFit | undefined
    multilevel: MultilevelFit | undefined
  }>

/** Fits the model of the settings. */
export function fitModel(prepared: Prepared, settings: Settings): Result<Fitted, Problem> {
  switch (settings.kind) {
    case 'inverse-variance':
      return fitOfInverseVariance(prepared, settings)
    case 'multilevel':
      return fitOfLevels(prepared, settings)
    case 'mantel-haenszel':
    case 'peto':
      break
  }
  return fitOfTables(prepared, settings)
}

function fitOfInverseVariance({ data, custom }: Prepared, { method, test }: Settings): Result<Fitted, Problem> {
  const fitted = fitInverseVariance(data, { method, test, custom })
  if (!fitted.ok) return fitted
  const fit = fitted.value
  const df = data.k - data.p
  const likelihoods = logLikelihoods(data, fit.tau2, fit.fit)
  return ok({
    ...fit,
    heterogeneity: {
      Q: fit.plain.Q,
      df,
      p: chiSquared(df).upper(fit.plain.Q),
      tau2: fit.tau2,
      seTau2: fit.heterogeneity.seTau2,
      ...inconsistency(fit),
    },
    likelihoods,
    iterations: fit.heterogeneity.iterations,
    weights: [...fit.weights],
    inverseVariance: fit,
    multilevel: undefined,
  })
}

function fitOfLevels(prepared: Prepared, { method, test, levels }: Settings): Result<Fitted, Problem> {
  const { data, studies } = prepared
  const groups = levels.map((column) => studies.map(({ row }) => String(row.cells[column])))
  const fitted = fitMultilevel(data, groups, method === 'ML' ? 'ML' : 'REML', test === 'z' ? 'z' : 't')
  if (!fitted.ok) return fitted
  const fit = fitted.value
  const tau2 = fit.sigma2.reduce((sum, value) => sum + value, 0)
  const df = data.k - data.p
  const s2 = typicalSampling(fit)
  const weights = Array.from({ length: data.k }, () => 0)
  fit.blocks.forEach(({ rows, n }, block) =>
    rows.forEach((row, at) => {
      const inverse = fit.at[block]?.inverse.subarray(at * n, at * n + n) ?? new Float64Array()
      weights[row] = inverse.reduce((sum, value) => sum + value, 0)
    }),
  )
  return ok({
    b: fit.b,
    covariance: fit.covariance,
    df: fit.df,
    p: fit.p,
    tau2,
    heterogeneity: {
      Q: fit.plain.Q,
      df,
      p: chiSquared(df).upper(fit.plain.Q),
      tau2,
      seTau2: null,
      I2: (100 * tau2) / (tau2 + s2),
      H2: tau2 / s2 + 1,
    },
    likelihoods: { ml: fit.logLikelihood, reml: fit.restrictedLogLikelihood },
    iterations: fit.iterations,
    weights,
    inverseVariance: undefined,
    multilevel: fit,
  })
}

/** The fourfold table of a study, as it was counted. */
export function fourfoldOf({ values }: Prepared['studies'][number]): Fourfold {
  const { a = 0, b = 0, c = 0, d = 0 } = values
  return { a, b, c, d }
}

const saysSomething = ({ a, b, c, d }: Fourfold) => a + c > 0 && b + d > 0

/** Mantel-Haenszel or Peto over some of the studies. */
export function fitOfTables(
  { studies }: Pick<Prepared, 'studies'>,
  { kind, measure }: Settings,
): Result<Fitted, Problem> {
  if (kind === 'mantel-haenszel') return fitOfMantelHaenszel(studies, measure as PooledMeasure)
  const pooled = peto(studies.map(fourfoldOf))
  return pooled === undefined ? refuse(noEvents()) : ok(pooled)
}

function peto(tables: readonly Fourfold[]): Fitted | undefined {
  const parts = tables.map(petoParts)
  const telling = parts.filter(({ variance }) => variance > 0)
  const V = telling.reduce((sum, { variance }) => sum + variance, 0)
  if (V === 0) return undefined
  const O = telling.reduce((sum, { difference }) => sum + difference, 0)
  const Q = telling.reduce((sum, { difference, variance }) => sum + difference ** 2 / variance, 0) - O ** 2 / V
  return tabled(
    { estimate: O / V, variance: 1 / V },
    Q,
    telling.length,
    parts.map(({ variance }) => variance),
  )
}

function tabled(
  { estimate, variance }: Readonly<{ estimate: number; variance: number }>,
  Q: number,
  telling: number,
  weights: readonly number[],
): Fitted {
  const df = telling - 1
  return {
    b: Float64Array.of(estimate),
    covariance: Float64Array.of(variance),
    df: null,
    p: 1,
    tau2: 0,
    heterogeneity: {
      Q,
      df,
      p: df > 0 ? chiSquared(df).upper(Q) : 1,
      tau2: null,
      seTau2: null,
      I2: df > 0 && Q > 0 ? Math.max(0, (100 * (Q - df)) / Q) : 0,
      H2: df > 0 ? Q / df : 1,
    },
    likelihoods: { ml: null, reml: null },
    iterations: 0,
    weights,
    inverseVariance: undefined,
    multilevel: undefined,
  }
}

function noEvents(): Problem {
  return problem('invalid', 'nothing-to-analyse', 'No study has both events and people without one.')
}

/** Q is worked out of the studies' own effects, with their empty cells corrected. */
function fitOfMantelHaenszel(studies: Prepared['studies'], measure: PooledMeasure): Result<Fitted, Problem> {
  const tables = studies.map(fourfoldOf)
  const pooled = mantelHaenszel(tables, measure)
  if (pooled === undefined) return refuse(noEvents())
  const telling = studies.filter((study) => saysSomething(fourfoldOf(study)))
  const Q = telling.reduce((sum, { y, v }) => sum + (y - pooled.estimate) ** 2 / v, 0)
  const weightOf = ({ a, b, c, d }: Fourfold) => {
    const n = a + b + c + d
    return measure === 'OR' ? (b * c) / n : measure === 'RR' ? ((a + b) * c) / n : ((a + b) * (c + d)) / n
  }
  return ok(tabled(pooled, Q, telling.length, tables.map(weightOf)))
}

/** The model as cluster-robust variances see it; tables are not fitted by weights and have none. */
export function workingModelOf(fitted: Fitted): WorkingModel | undefined {
  const { inverseVariance: fit, multilevel, b } = fitted
  if (multilevel !== undefined) {
    const { data, blocks, at, sigma2, covariance, residuals } = multilevel
    return {
      x: data.x,
      k: data.k,
      p: data.p,
      b,
      bread: covariance,
      residuals,
      parts: blocks.map((block, number) => ({
        rows: block.rows,
        variance: blockVariance(block, sigma2),
        weights: at[number]?.inverse ?? new Float64Array(),
      })),
    }
  }
  if (fit === undefined) return undefined
  const { data, weights, tau2, residuals } = fit
  return {
    x: data.x,
    k: data.k,
    p: data.p,
    b,
    bread: fit.bread,
    residuals,
    parts: Array.from({ length: data.k }, (_, row) => ({
      rows: [row],
      variance: Float64Array.of((data.v[row] as number) + tau2),
      weights: Float64Array.of(weights[row] as number),
    })),
  }
}
