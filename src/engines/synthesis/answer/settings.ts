import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import type { PredictionKind } from '../inference/predictive.ts'
import { pooledMeasures } from '../models/mantel-haenszel.ts'
import type { TestKind } from '../models/inverse-variance.ts'
import type { Method } from '../models/tau-squared.ts'
import type { ModelKind, SynthesisRequest } from '../request.ts'

/** The model of a request with its defaults filled in. */
export type Settings = Readonly<{
  kind: ModelKind
  measure: string
  method: Method
  test: TestKind
  level: number
  predictionInterval: PredictionKind
  /** Column of custom weights. */
  weights: string | undefined
  levels: readonly string[]
  /** A person named the model, so that two studies are pooled too. */
  explicit: boolean
}>

/** Fills in the defaults: REML with Knapp and Hartung's test, 95%. Refuses what a model cannot do. */
export function settingsOf({ model, effectSize }: SynthesisRequest): Result<Settings, Problem> {
  const kind = model?.kind ?? 'inverse-variance'
  const pooled = kind === 'mantel-haenszel' || kind === 'peto'
  const method = pooled ? 'EE' : (model?.method ?? (model?.weights === undefined ? 'REML' : 'GENQ'))
  const test = model?.test ?? (kind === 'inverse-variance' ? 'knapp-hartung' : 'z')
  const level = model?.level ?? 0.95
  if (!(level > 0 && level < 1))
    return refuse(wrong('model.level', `A level lies between 0 and 1, and ${level} does not.`))
  if (kind === 'mantel-haenszel' && !(pooledMeasures as readonly string[]).includes(effectSize.measure)) {
    return refuse(
      problem(
        'invalid',
        'wrong-measure',
        `Mantel-Haenszel needs counts; the measure is ${effectSize.measure}. Measures allowed: ${pooledMeasures.join(', ')}.`,
      ),
    )
  }
  if (kind === 'peto' && effectSize.measure !== 'PETO') {
    return refuse(
      problem(
        'invalid',
        'wrong-measure',
        `Peto's method needs the measure PETO; the measure is ${effectSize.measure}.`,
      ),
    )
  }
  if (kind === 'multilevel') {
    if (method !== 'ML' && method !== 'REML')
      return refuse(wrong('model.method', `A multilevel model is fitted by ML or REML, not by ${method}.`))
    if ((model?.levels ?? []).length === 0)
      return refuse(wrong('model.levels', 'A multilevel model needs the columns of its levels.'))
  }
  if (method === 'GENQ' && model?.weights === undefined)
    return refuse(wrong('model.weights', 'GENQ needs a column of weights.'))
  if (kind !== 'inverse-variance' && test.startsWith('knapp'))
    return refuse(wrong('model.test', `Knapp and Hartung's test belongs to inverse-variance models, not to ${kind}.`))
  return ok({
    kind,
    measure: effectSize.measure,
    method,
    test,
    level,
    predictionInterval: model?.predictionInterval ?? (test === 'z' ? 'normal' : 't'),
    weights: model?.weights,
    levels: model?.levels ?? [],
    explicit: model !== undefined && model !== null,
  })
}

function wrong(field: string, message: string): Problem {
  return problem('invalid', 'unknown-field', message, { fields: [{ field, message }] })
}
