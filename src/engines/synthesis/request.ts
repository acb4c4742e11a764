import type { ZeroCells } from './effect-sizes/counts.ts'
import type { MeasureOptions } from './effect-sizes/measure.ts'
import type { Adjustment } from './inference/adjust.ts'
import type { PredictionKind } from './inference/predictive.ts'
import type { IntervalKind } from './models/heterogeneity-intervals.ts'
import type { TestKind } from './models/inverse-variance.ts'
import type { Method } from './models/tau-squared.ts'
import type { Cell, RowChoice } from './table.ts'

/** A moderator: a column, or the product of several. */
export type Moderator =
  | string
  | Readonly<{
      column: string
      type?: 'factor' | 'number' | undefined
      reference?: string | number | undefined
      centre?: number | 'mean' | undefined
      cap?: number | undefined
    }>
  | Readonly<{ interaction: readonly string[] }>

/** What is to be computed from a table of studies; section 7.1 of the specification of evidence has every field. */
export type SynthesisRequest = Readonly<{
  id?: string | undefined
  data: RowChoice
  effectSize: Readonly<{
    measure: string
    columns: Readonly<Record<string, string>>
    label?: string | undefined
    study?: string | undefined
    zeroCells?: ZeroCells | undefined
    biasCorrect?: boolean | undefined
    variance?: MeasureOptions['variance'] | undefined
    per?: number | undefined
    ciLevel?: number | undefined
    cluster?: Readonly<{ averageSize: number | string; icc: number | string }> | undefined
  }>
  /** `null`: effect sizes only. */
  model?: ModelRequest | null | undefined
  moderators?: readonly Moderator[] | undefined
  transform?: Transform | undefined
  predict?: readonly Readonly<Record<string, Cell>>[] | undefined
  tests?: readonly TestRequest[] | undefined
  robust?: Readonly<{ cluster: string; correction: RobustCorrection }> | undefined
  helps?: Readonly<{ threshold: number; better: 'higher' | 'lower' }> | undefined
  subgroups?: readonly Readonly<{ column: string; heterogeneity: 'common' | 'separate' }>[] | undefined
  heterogeneityIntervals?: readonly IntervalKind[] | undefined
  shrunken?: boolean | undefined
  henmiCopas?: boolean | undefined
  leaveOneOut?: boolean | undefined
  influence?: boolean | undefined
  cumulative?: Readonly<{ orderBy: string }> | undefined
  smallStudy?: SmallStudyRequest | undefined
}>

export type ModelKind = 'inverse-variance' | 'mantel-haenszel' | 'peto' | 'multilevel'

export type ModelRequest = Readonly<{
  kind?: ModelKind | undefined
  method?: Method | undefined
  test?: TestKind | undefined
  level?: number | undefined
  predictionInterval?: PredictionKind | undefined
  weights?: string | undefined
  levels?: readonly string[] | undefined
}>

/** How results are shown on another scale. */
export const transforms = ['none', 'exp', 'expit', 'tanh'] as const
export type Transform = (typeof transforms)[number]

export const robustCorrections = ['CR0', 'CR1', 'CR2'] as const
export type RobustCorrection = (typeof robustCorrections)[number]

export type TestRequest =
  | Readonly<{ kind: 'terms'; terms: readonly string[] }>
  | Readonly<{ kind: 'contrasts'; rows: readonly (readonly number[])[]; adjust?: Adjustment | undefined }>
  | Readonly<{ kind: 'pairwise'; factor: string; adjust?: Adjustment | undefined }>
  | Readonly<{ kind: 'likelihood-ratio'; without: readonly string[] }>

export const eggerPredictors = ['se', 'variance', 'n', 'inverse-n', 'sqrt-n', 'inverse-sqrt-n'] as const
export type EggerPredictor = (typeof eggerPredictors)[number]

export type SmallStudyRequest = Readonly<{
  egger?: readonly Readonly<{ model: 'mixed' | 'weighted-regression'; predictor: EggerPredictor }>[] | undefined
  rankCorrelation?: boolean | undefined
  trimAndFill?:
    | readonly Readonly<{ estimator: 'L0' | 'R0'; side?: 'auto' | 'left' | 'right' | undefined }>[]
    | undefined
  failSafe?:
    | readonly Readonly<{
        type: 'rosenthal' | 'orwin' | 'rosenberg'
        pooling?: 'stouffer' | 'fisher' | undefined
        weighted?: boolean | undefined
        target?: number | undefined
        alpha?: number | undefined
      }>[]
    | undefined
  excessSignificance?: readonly Readonly<{ test: 'chi-squared' | 'binomial'; alpha?: number | undefined }>[] | undefined
}>
