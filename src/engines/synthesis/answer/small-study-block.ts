import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { eggerMixed, eggerRegression } from '../diagnostics/egger.ts'
import { excessSignificance } from '../diagnostics/excess-significance.ts'
import { failSafe } from '../diagnostics/fail-safe.ts'
import { rankCorrelation } from '../diagnostics/rank-correlation.ts'
import { trimAndFill } from '../diagnostics/trim-and-fill.ts'
import type { InverseVarianceFit } from '../models/inverse-variance.ts'
import { checkRank } from '../models/design.ts'
import type { EggerPredictor, SmallStudyRequest } from '../request.ts'
import type { SmallStudy } from '../response.ts'
import type { Prepared } from './prepared.ts'
import type { Settings } from './settings.ts'

/** Whether small studies say something else than great ones. */
export function smallStudyBlock(
  wanted: SmallStudyRequest,
  prepared: Prepared,
  fit: InverseVarianceFit,
  { level }: Settings,
): Result<SmallStudy, Problem> {
  const { data, options } = fit
  const block: { -readonly [Name in keyof SmallStudy]: SmallStudy[Name] } = {}
  if (wanted.egger !== undefined) {
    const found = []
    for (const { model, predictor } of wanted.egger) {
      const values = predictorOf(prepared, predictor)
      if (!values.ok) return values
      const rank = checkRank(Float64Array.from(values.value.flatMap((value) => [1, value])), data.k, [
        'intercept',
        predictor,
      ])
      if (rank !== undefined) return refuse(rank)
      const result =
        model === 'mixed'
          ? eggerMixed(data, values.value, options, level)
          : ok(eggerRegression(data, values.value, level))
      if (!result.ok) return result
      found.push({ model, predictor, ...result.value })
    }
    block.egger = found
  }
  if (wanted.rankCorrelation === true) block.rankCorrelation = rankCorrelation(data)
  if (wanted.trimAndFill !== undefined) {
    const found = []
    for (const { estimator, side } of wanted.trimAndFill) {
      const result = trimAndFill(data, options, level, estimator, side ?? 'auto')
      if (!result.ok) return result
      found.push({ estimator, ...result.value })
    }
    block.trimAndFill = found
  }
  if (wanted.failSafe !== undefined) {
    block.failSafe = wanted.failSafe.map(({ type, pooling, weighted, target, alpha }) => ({
      type,
      ...failSafe(data, {
        type,
        pooling: pooling ?? 'stouffer',
        weighted: weighted ?? false,
        target,
        alpha: alpha ?? 0.05,
      }),
    }))
  }
  if (wanted.excessSignificance !== undefined) {
    block.excessSignificance = wanted.excessSignificance.map(({ test, alpha }) => ({
      test,
      ...excessSignificance(data, test, alpha ?? 0.05),
    }))
  }
  return ok(block)
}

function predictorOf({ studies }: Prepared, predictor: EggerPredictor): Result<readonly number[], Problem> {
  if (predictor === 'se') return ok(studies.map(({ v }) => Math.sqrt(v)))
  if (predictor === 'variance') return ok(studies.map(({ v }) => v))
  const sizes = studies.map(({ values }) => sizeOf(values))
  if (sizes.some((size) => size === undefined)) {
    return refuse(
      problem('invalid', 'wrong-measure', `The predictor ${predictor} needs the number of people in each study.`),
    )
  }
  const by = {
    n: (n: number) => n,
    'inverse-n': (n: number) => 1 / n,
    'sqrt-n': Math.sqrt,
    'inverse-sqrt-n': (n: number) => 1 / Math.sqrt(n),
  }
  return ok((sizes as readonly number[]).map(by[predictor]))
}

function sizeOf(values: Prepared['studies'][number]['values']): number | undefined {
  const { a, b, c, d, n1, n2, n } = values
  if (n !== undefined) return n
  if (n1 !== undefined && n2 !== undefined) return n1 + n2
  return a !== undefined && b !== undefined && c !== undefined && d !== undefined ? a + b + c + d : undefined
}
