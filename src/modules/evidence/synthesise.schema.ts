import { z } from 'zod'
import {
  adjustments,
  eggerPredictors,
  intervalKinds,
  methods,
  predictionKinds,
  robustCorrections,
  testKinds,
  transforms,
} from '../../engines/synthesis/index.ts'

const cell = z.union([z.number(), z.string(), z.null()])
const column = z.string().min(1)
const share = z.number().gt(0).lt(1)

const data = z.strictObject({
  csv: z.string().min(1).optional(),
  columns: z.record(z.string(), z.array(cell)).optional(),
  rows: z.array(z.int()).optional(),
  where: z
    .array(
      z.strictObject({
        column,
        equals: z.union([z.number(), z.string()]).optional(),
        in: z.array(z.union([z.number(), z.string()])).optional(),
      }),
    )
    .optional(),
})

const effectSize = z.strictObject({
  measure: z.string(),
  columns: z.record(z.string(), column),
  label: column.optional(),
  study: column.optional(),
  zeroCells: z.strictObject({ add: z.number().min(0), to: z.enum(['only-zero', 'all', 'none']) }).optional(),
  biasCorrect: z.boolean().optional(),
  variance: z.enum(['large-sample', 'pooled-sd', 'borenstein', 'unbiased']).optional(),
  per: z.number().gt(0).optional(),
  ciLevel: share.optional(),
  cluster: z
    .strictObject({ averageSize: z.union([z.number(), column]), icc: z.union([z.number(), column]) })
    .optional(),
})

const model = z.strictObject({
  kind: z.enum(['inverse-variance', 'mantel-haenszel', 'peto', 'multilevel']).optional(),
  method: z.enum(methods).optional(),
  test: z.enum(testKinds).optional(),
  level: share.optional(),
  predictionInterval: z.enum(predictionKinds).optional(),
  weights: column.optional(),
  levels: z.array(column).optional(),
})

const moderator = z.union([
  z.string(),
  z.strictObject({ interaction: z.array(column).min(2) }),
  z.strictObject({
    column,
    type: z.enum(['factor', 'number']).optional(),
    reference: z.union([z.string(), z.number()]).optional(),
    centre: z.union([z.number(), z.literal('mean')]).optional(),
    cap: z.number().optional(),
  }),
])

const adjust = z.enum(adjustments).optional()
const test = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('terms'), terms: z.array(z.string()).min(1) }),
  z.strictObject({ kind: z.literal('contrasts'), rows: z.array(z.array(z.number())).min(1), adjust }),
  z.strictObject({ kind: z.literal('pairwise'), factor: z.string(), adjust }),
  z.strictObject({ kind: z.literal('likelihood-ratio'), without: z.array(z.string()).min(1) }),
])

const smallStudy = z.strictObject({
  egger: z
    .array(z.strictObject({ model: z.enum(['mixed', 'weighted-regression']), predictor: z.enum(eggerPredictors) }))
    .optional(),
  rankCorrelation: z.boolean().optional(),
  trimAndFill: z
    .array(z.strictObject({ estimator: z.enum(['L0', 'R0']), side: z.enum(['auto', 'left', 'right']).optional() }))
    .optional(),
  failSafe: z
    .array(
      z.strictObject({
        type: z.enum(['rosenthal', 'orwin', 'rosenberg']),
        pooling: z.enum(['stouffer', 'fisher']).optional(),
        weighted: z.boolean().optional(),
        target: z.number().optional(),
        alpha: share.optional(),
      }),
    )
    .optional(),
  excessSignificance: z
    .array(z.strictObject({ test: z.enum(['chi-squared', 'binomial']), alpha: share.optional() }))
    .optional(),
})

const blocks = {
  id: z.string().optional(),
  data,
  effectSize,
  model: model.nullable().optional(),
  moderators: z.array(moderator).optional(),
  transform: z.enum(transforms).optional(),
  predict: z.array(z.record(z.string(), z.union([z.number(), z.string()]))).optional(),
  tests: z.array(test).optional(),
  robust: z.strictObject({ cluster: column, correction: z.enum(robustCorrections) }).optional(),
  helps: z.strictObject({ threshold: z.number(), better: z.enum(['higher', 'lower']) }).optional(),
  subgroups: z.array(z.strictObject({ column, heterogeneity: z.enum(['common', 'separate']) })).optional(),
  heterogeneityIntervals: z.array(z.enum(intervalKinds)).optional(),
  shrunken: z.boolean().optional(),
  henmiCopas: z.boolean().optional(),
  leaveOneOut: z.boolean().optional(),
  influence: z.boolean().optional(),
  cumulative: z.strictObject({ orderBy: column }).optional(),
  smallStudy: smallStudy.optional(),
}

const alternative = z.strictObject(blocks).partial()

/** A request of the verb `synthesise`: section 7.1 of the specification of evidence. */
export const synthesisRequestSchema = z.strictObject({ ...blocks, alternatives: z.array(alternative).optional() })

export type SynthesisFileRequest = z.output<typeof synthesisRequestSchema>
export type SynthesisAlternative = z.output<typeof alternative>
