import { chanceHelps, predictionInterval, type PredictedFrom, type PredictionKind } from '../inference/predictive.ts'
import { quantileOf, twoSided } from '../inference/reference.ts'
import type { Design } from '../models/design.ts'
import { encodeRow } from '../models/design.ts'
import { quadraticForm } from '../numerics/symmetric.ts'
import type { SynthesisRequest } from '../request.ts'
import type { CoefficientColumns, PooledEstimate, Predictions, StudyColumns } from '../response.ts'
import type { Fitted } from './fitted.ts'
import type { Prepared } from './prepared.ts'
import type { Settings } from './settings.ts'
import { transformInterval, transformOf } from './transform.ts'

/** The studies, with limits by the normal distribution. */
export function studyColumns(
  { studies }: Prepared,
  request: SynthesisRequest,
  level: number,
  weights: readonly number[] | undefined,
): StudyColumns {
  const { label, study } = request.effectSize
  const reach = quantileOf(null, level)
  const named = label ?? study
  const se = studies.map(({ v }) => Math.sqrt(v))
  const total = (weights ?? []).reduce((sum, weight) => sum + weight, 0)
  return {
    row: studies.map(({ row }) => row.row),
    label: studies.map(({ row }) => String((named === undefined ? null : row.cells[named]) ?? `Row ${row.row}`)),
    estimate: studies.map(({ y }) => y),
    variance: studies.map(({ v }) => v),
    se,
    statistic: studies.map(({ y }, at) => y / (se[at] as number)),
    ciLower: studies.map(({ y }, at) => y - reach * (se[at] as number)),
    ciUpper: studies.map(({ y }, at) => y + reach * (se[at] as number)),
    weight: weights === undefined ? null : weights.map((weight) => (100 * weight) / total),
    corrected: studies.map(({ corrected }) => corrected),
    derived: studies.map((one) => derivation(one, request)),
  }
}

function derivation(
  { values, designEffect }: Prepared['studies'][number],
  { effectSize }: SynthesisRequest,
): string | null {
  if (designEffect !== 1) return 'variance multiplied for groups'
  if (effectSize.measure !== 'GIVEN' || values['v'] !== undefined || values['se'] !== undefined) return null
  return values['lower'] === undefined ? 'variance from a p-value' : 'variance from an interval'
}

/** The pooled estimate of a model without moderators. */
export function pooledEstimate(
  fitted: Fitted,
  k: number,
  settings: Settings,
  request: SynthesisRequest,
): PooledEstimate {
  const { level, predictionInterval: kind } = settings
  const estimate = fitted.b[0] as number
  const se = Math.sqrt(fitted.covariance[0] as number)
  const reach = quantileOf(fitted.df, level) * se
  const ci = [estimate - reach, estimate + reach] as const
  const predictive = settings.kind === 'inverse-variance' || settings.kind === 'multilevel'
  const from: PredictedFrom = { estimate, se, tau2: fitted.tau2, k, p: fitted.p }
  const interval = (one: PredictionKind) => (predictive ? predictionInterval(from, one, level) : null)
  const pi = interval(kind)
  const by = transformOf(request.transform)
  return {
    estimate,
    se,
    statistic: estimate / se,
    df: fitted.df,
    p: twoSided(estimate / se, fitted.df),
    ci,
    pi,
    predictionIntervals: {
      normal: interval('normal'),
      t: interval('t'),
      riley: interval('riley'),
      tauOnly: interval('tau-only'),
    },
    ...(request.helps !== undefined && { chanceHelps: predictive ? chanceHelps(from, kind, request.helps) : null }),
    transformed: { estimate: by(estimate), ci: transformInterval(ci, by), pi: transformInterval(pi, by) },
  }
}

/** Coefficients with their limits and covariance. */
export function coefficientColumns(
  { b, covariance, df, p }: Fitted,
  { names }: Design,
  level: number,
): CoefficientColumns {
  const se = names.map((_, at) => Math.sqrt(covariance[at * p + at] as number))
  const reach = quantileOf(df, level)
  return {
    name: names,
    estimate: [...b],
    se,
    statistic: se.map((one, at) => (b[at] as number) / one),
    df,
    p: se.map((one, at) => twoSided((b[at] as number) / one, df)),
    ciLower: se.map((one, at) => (b[at] as number) - reach * one),
    ciUpper: se.map((one, at) => (b[at] as number) + reach * one),
    covariance: rowsOfSquare(covariance, p),
  }
}

/** A p by p matrix as rows. */
export function rowsOfSquare(matrix: Float64Array, p: number): readonly (readonly number[])[] {
  return Array.from({ length: p }, (_, row) => [...matrix.subarray(row * p, row * p + p)])
}

/** What the model says of settings that somebody names; `undefined` if one lacks a moderator. */
export function predictionsOf(
  fitted: Fitted,
  { design, data }: Prepared,
  settings: Settings,
  request: SynthesisRequest,
): Predictions | undefined {
  const rows = (request.predict ?? []).map((values) => encodeRow(design, values))
  if (rows.some((row) => row === undefined)) return undefined
  const { level, predictionInterval: kind } = settings
  const by = transformOf(request.transform)
  const reach = quantileOf(fitted.df, level)
  const found = rows.map((given) => {
    const row = given ?? []
    const estimate = row.reduce((sum, value, at) => sum + value * (fitted.b[at] as number), 0)
    const se = Math.sqrt(quadraticForm(fitted.covariance, row, fitted.p))
    const from = { estimate, se, tau2: fitted.tau2, k: data.k, p: data.p }
    const pi = predictionInterval(from, kind, level)
    return {
      estimate,
      se,
      ciLower: estimate - reach * se,
      ciUpper: estimate + reach * se,
      piLower: pi?.[0] ?? null,
      piUpper: pi?.[1] ?? null,
    }
  })
  const shown = (value: number | null) => (value === null ? null : by(value))
  return {
    estimate: found.map((one) => one.estimate),
    se: found.map((one) => one.se),
    ciLower: found.map((one) => one.ciLower),
    ciUpper: found.map((one) => one.ciUpper),
    piLower: found.map((one) => one.piLower),
    piUpper: found.map((one) => one.piUpper),
    transformed: {
      estimate: found.map((one) => by(one.estimate)),
      ciLower: found.map((one) => by(one.ciLower)),
      ciUpper: found.map((one) => by(one.ciUpper)),
      piLower: found.map((one) => shown(one.piLower)),
      piUpper: found.map((one) => shown(one.piUpper)),
    },
  }
}
