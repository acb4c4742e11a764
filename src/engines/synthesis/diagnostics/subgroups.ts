import type { Problem } from '../../../core/problem.ts'
import { ok, type Result } from '../../../core/result.ts'
import { chiSquared } from '../distributions/chi-squared.ts'
import { chiSquaredTest, quantileOf, waldTest, type Test } from '../inference/reference.ts'
import { interceptOnly, type ModelData } from '../models/data.ts'
import {
  fitInverseVariance,
  typicalSampling,
  type InverseVarianceFit,
  type InverseVarianceOptions,
} from '../models/inverse-variance.ts'
import { fitAt } from '../models/weighted-fit.ts'
import { cholesky, solveInPlace } from '../numerics/symmetric.ts'
import { rowOf } from './statistics.ts'

/** The groups of a column: arrays in step with `level`. */
export type Subgroups = Readonly<{
  level: readonly string[]
  k: readonly number[]
  estimate: readonly number[]
  se: readonly number[]
  ciLower: readonly number[]
  ciUpper: readonly number[]
  tau2: readonly number[]
  I2: readonly number[]
  Q: readonly number[]
  Qp: readonly number[]
  between: Test
  within: Readonly<{ Q: number; df: number; p: number }>
}>

/** Group means in one model with one τ², or in a model each; `groups` names each study's. */
export function subgroupsOf(
  data: ModelData,
  groups: readonly string[],
  levels: readonly string[],
  options: InverseVarianceOptions,
  level: number,
  heterogeneity: 'common' | 'separate',
): Result<Subgroups, Problem> {
  const parts = levels.map((name) => {
    const rows = groups.flatMap((group, row) => (group === name ? [row] : []))
    return interceptOnly(
      Float64Array.from(rows, (row) => data.y[row] as number),
      Float64Array.from(rows, (row) => data.v[row] as number),
    )
  })
  const plain = parts.map((part) => fitAt(part, 0).Q)
  const Qp = parts.map(({ k }, at) => (k > 1 ? chiSquared(k - 1).upper(plain[at] as number) : 1))
  const found =
    heterogeneity === 'common'
      ? inOneModel(data, groups, levels, options, level, parts)
      : inModelsOfTheirOwn(parts, options, level)
  if (!found.ok) return found
  const df = data.k - levels.length
  const Q = plain.reduce((sum, value) => sum + value, 0)
  return ok({
    level: levels,
    k: parts.map(({ k }) => k),
    ...found.value,
    Q: plain,
    Qp,
    within: { Q, df, p: df > 0 ? chiSquared(df).upper(Q) : 1 },
  })
}

type Found = Pick<Subgroups, 'estimate' | 'se' | 'ciLower' | 'ciUpper' | 'tau2' | 'I2' | 'between'>

function inOneModel(
  data: ModelData,
  groups: readonly string[],
  levels: readonly string[],
  options: InverseVarianceOptions,
  level: number,
  parts: readonly ModelData[],
): Result<Found, Problem> {
  const g = levels.length
  const cells = {
    ...data,
    p: g,
    x: Float64Array.from(groups.flatMap((group) => levels.map((name) => (name === group ? 1 : 0)))),
  }
  const fitted = fitInverseVariance(cells, options)
  if (!fitted.ok) return fitted
  const { b, covariance, df, tau2 } = fitted.value
  const se = levels.map((_, at) => Math.sqrt(covariance[at * g + at] as number))
  const reach = quantileOf(df, level)
  return ok({
    estimate: [...b],
    se,
    ciLower: se.map((one, at) => (b[at] as number) - reach * one),
    ciUpper: se.map((one, at) => (b[at] as number) + reach * one),
    tau2: levels.map(() => tau2),
    I2: parts.map((part) => share(part, tau2, fitted.value)),
    between: waldTest(equality(fitted.value, g), g - 1, df),
  })
}

/** I² of a group: the common τ² beside the group's own sampling variance. */
function share(part: ModelData, tau2: number, { options }: InverseVarianceFit): number {
  if (part.k < 2 || options.method === 'EE') return 0
  const s2 = typicalSampling({ data: part, plain: fitAt(part, 0) })
  return (100 * tau2) / (tau2 + s2)
}

/** Wald's statistic for all means being equal: differences from the first. */
function equality({ b, covariance }: InverseVarianceFit, g: number): number {
  const differences = Float64Array.from({ length: g - 1 }, (_, at) => (b[at + 1] as number) - (b[0] as number))
  const matrix = Float64Array.from({ length: (g - 1) ** 2 }, (_, at) => {
    const [row, column] = [Math.floor(at / (g - 1)) + 1, (at % (g - 1)) + 1]
    return (
      (covariance[row * g + column] as number) -
      (covariance[row * g] as number) -
      (covariance[column] as number) +
      (covariance[0] as number)
    )
  })
  const factor = cholesky(matrix, g - 1)
  if (factor === undefined) throw new Error('Group means without a covariance')
  const solved = solveInPlace(factor, g - 1, Float64Array.from(differences))
  return differences.reduce((sum, value, at) => sum + value * (solved[at] as number), 0)
}

function inModelsOfTheirOwn(
  parts: readonly ModelData[],
  options: InverseVarianceOptions,
  level: number,
): Result<Found, Problem> {
  const rows = []
  for (const part of parts) {
    const row = rowOf(part, options, level)
    if (!row.ok) return row
    rows.push(row.value)
  }
  const weights = rows.map(({ se }) => 1 / se ** 2)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = rows.reduce((sum, { estimate }, at) => sum + (weights[at] as number) * estimate, 0) / whole
  const between = rows.reduce((sum, { estimate }, at) => sum + (weights[at] as number) * (estimate - mean) ** 2, 0)
  return ok({
    estimate: rows.map(({ estimate }) => estimate),
    se: rows.map(({ se }) => se),
    ciLower: rows.map(({ ciLower }) => ciLower),
    ciUpper: rows.map(({ ciUpper }) => ciUpper),
    tau2: rows.map(({ tau2 }) => tau2),
    I2: rows.map(({ I2 }) => I2),
    between: chiSquaredTest(between, rows.length - 1),
  })
}
