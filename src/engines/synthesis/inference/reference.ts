import { chiSquared } from '../distributions/chi-squared.ts'
import { fisherF } from '../distributions/fisher-f.ts'
import { normal } from '../distributions/normal.ts'
import { studentT } from '../distributions/student-t.ts'
import type { Distribution } from '../distributions/tails.ts'

/** The distribution that a coefficient over its standard error is held against: normal without degrees of freedom. */
export function referenceOf(df: number | null): Distribution {
  return df === null ? normal : studentT(df)
}

/** The quantile that leaves half of 1 - level above it. */
export function quantileOf(df: number | null, level: number): number {
  return referenceOf(df).upperQuantile((1 - level) / 2)
}

/** Twice the tail beyond |statistic|. */
export function twoSided(statistic: number, df: number | null): number {
  return Math.min(1, 2 * referenceOf(df).upper(Math.abs(statistic)))
}

/** An omnibus test. */
export type Test = Readonly<{
  statistic: number
  distribution: 'chi-squared' | 'F'
  df1: number
  df2: number | null
  p: number
}>

/** χ² of a Wald statistic, or F of it over its degrees of freedom where the model has a t reference. */
export function waldTest(wald: number, df1: number, df2: number | null): Test {
  if (df2 === null) return chiSquaredTest(wald, df1)
  const statistic = wald / df1
  return { statistic, distribution: 'F', df1, df2, p: fisherF(df1, df2).upper(statistic) }
}

/** χ² of a statistic. */
export function chiSquaredTest(statistic: number, df1: number): Test {
  return { statistic, distribution: 'chi-squared', df1, df2: null, p: chiSquared(df1).upper(statistic) }
}
