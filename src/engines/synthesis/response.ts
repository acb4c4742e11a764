import type { Problem } from '../../core/problem.ts'
import type { Excluded } from './effect-sizes/effects.ts'
import type { RefitTable } from './diagnostics/refits.ts'
import type { Influence } from './diagnostics/influence.ts'
import type { EggerResult } from './diagnostics/egger.ts'
import type { RankCorrelation } from './diagnostics/rank-correlation.ts'
import type { TrimAndFill } from './diagnostics/trim-and-fill.ts'
import type { ExcessSignificance } from './diagnostics/excess-significance.ts'
import type { HenmiCopas } from './diagnostics/henmi-copas.ts'
import type { Subgroups } from './diagnostics/subgroups.ts'
import type { Test } from './inference/reference.ts'
import type { Interval } from './models/heterogeneity-intervals.ts'

/** Something that a reader should know of an answer that is given all the same. */
export type Warning = Readonly<{ code: string; text: string }>

/** The studies, a column each. */
export type StudyColumns = Readonly<{
  row: readonly number[]
  label: readonly string[]
  estimate: readonly number[]
  variance: readonly number[]
  se: readonly number[]
  statistic: readonly number[]
  ciLower: readonly number[]
  ciUpper: readonly number[]
  /** Per cent; null where nothing was pooled. */
  weight: readonly number[] | null
  corrected: readonly boolean[]
  /** The rule by which a variance was worked out, or null. */
  derived: readonly (string | null)[]
}>

export type PooledEstimate = Readonly<{
  estimate: number
  se: number
  statistic: number
  df: number | null
  p: number
  ci: Interval
  pi: Interval | null
  predictionIntervals: Readonly<{
    normal: Interval | null
    t: Interval | null
    riley: Interval | null
    tauOnly: Interval | null
  }>
  chanceHelps?: number | null
  transformed: Readonly<{ estimate: number; ci: Interval; pi: Interval | null }>
}>

export type CoefficientColumns = Readonly<{
  name: readonly string[]
  estimate: readonly number[]
  se: readonly number[]
  statistic: readonly number[]
  df: number | null
  p: readonly number[]
  ciLower: readonly number[]
  ciUpper: readonly number[]
  covariance: readonly (readonly number[])[]
}>

export type HeterogeneityInterval = Readonly<{ tau2: Interval; tau: Interval; I2: Interval; H2: Interval }>

export type Heterogeneity = Readonly<{
  Q: number
  df: number
  p: number
  tau2: number | null
  tau: number | null
  seTau2: number | null
  I2: number
  H2: number
  R2: number | null
  intervals?: Readonly<{
    qProfile?: HeterogeneityInterval
    profileLikelihood?: HeterogeneityInterval
    wald?: HeterogeneityInterval
  }>
}>

/** Several contrasts, a column each. */
export type ContrastColumns = Readonly<{
  estimate: readonly number[]
  se: readonly number[]
  statistic: readonly number[]
  df: number | null
  p: readonly number[]
  pUnadjusted: readonly number[]
  label?: readonly string[]
  joint?: Test
}>

export type Predictions = Readonly<{
  estimate: readonly number[]
  se: readonly number[]
  ciLower: readonly number[]
  ciUpper: readonly number[]
  piLower: readonly (number | null)[]
  piUpper: readonly (number | null)[]
  transformed: Readonly<{
    estimate: readonly number[]
    ciLower: readonly number[]
    ciUpper: readonly number[]
    piLower: readonly (number | null)[]
    piUpper: readonly (number | null)[]
  }>
}>

export type Robust = Readonly<{
  correction: string
  clusters: number
  estimate: readonly number[]
  se: readonly number[]
  df: readonly number[]
  statistic: readonly number[]
  p: readonly number[]
  ciLower: readonly number[]
  ciUpper: readonly number[]
  covariance: readonly (readonly number[])[]
  moderatorTest?: Test
  ci?: Interval
  pi?: Interval | null
  transformed?: Readonly<{ estimate: number; ci: Interval; pi: Interval | null }>
}>

export type SmallStudy = Readonly<{
  egger?: readonly Readonly<{ model: string; predictor: string } & EggerResult>[]
  rankCorrelation?: RankCorrelation
  trimAndFill?: readonly Readonly<{ estimator: string } & TrimAndFill>[]
  failSafe?: readonly Readonly<{ type: string; target: number | null; n: number }>[]
  excessSignificance?: readonly Readonly<{ test: string } & ExcessSignificance>[]
}>

/** The answer to a request; blocks that were not asked for are left out. Section 7.2 of the specification of evidence. */
export type SynthesisResponse = Readonly<{
  id: string | null
  engine: string
  measure: string
  k: number
  warnings: readonly Warning[]
  excluded: readonly Excluded[]
  studies: StudyColumns
  model: Readonly<{
    kind: string
    method: string | null
    test: string
    level: number
    df: number | null
    converged: boolean
    iterations: number
  }> | null
  pooled: PooledEstimate | null
  coefficients: CoefficientColumns | null
  moderatorTest?: Test
  heterogeneity: Heterogeneity | null
  variances?: Readonly<{
    level: readonly string[]
    groups: readonly number[]
    sigma2: readonly number[]
    icc: readonly number[]
    total: number
  }>
  fit: Readonly<{ logLikelihood: number | null; restrictedLogLikelihood: number | null }> | null
  predictions?: Predictions
  tests?: readonly (Test | ContrastColumns)[]
  robust?: Robust
  subgroups?: readonly Readonly<{ column: string; heterogeneity: string } & Subgroups>[]
  shrunken?: Readonly<{
    estimate: readonly number[]
    se: readonly number[]
    piLower: readonly number[]
    piUpper: readonly number[]
  }>
  henmiCopas?: HenmiCopas
  cumulative?: RefitTable & Readonly<{ k: readonly number[] }>
  leaveOneOut?: RefitTable
  influence?: Readonly<{ row: readonly number[] } & Influence>
  smallStudy?: SmallStudy
  alternatives?: readonly SynthesisAnswer[]
}>

/** A response, or the refusal that stands in its place. */
export type SynthesisAnswer = SynthesisResponse | Readonly<{ id: string | null; problem: Problem }>
