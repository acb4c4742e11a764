import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { coefficientColumns, pooledEstimate, predictionsOf, studyColumns } from './answer/blocks.ts'
import { diagnosticBlocks } from './answer/diagnostic-blocks.ts'
import { fitModel, type Fitted } from './answer/fitted.ts'
import { heterogeneityBlock } from './answer/heterogeneity-block.ts'
import { checkDesign, prepare, type Prepared } from './answer/prepared.ts'
import { robustBlock } from './answer/robust-block.ts'
import { settingsOf, type Settings } from './answer/settings.ts'
import { testsOf, waldOf } from './answer/tests.ts'
import { warningsOf } from './answer/warnings.ts'
import type { SynthesisRequest } from './request.ts'
import type { SynthesisResponse } from './response.ts'
import type { Columns } from './table.ts'

/** The name of this engine and the version of its answers: raised when a number would come out differently. */
export const engineVersion = 'synthesis 1.0'

/**
 * Answers one request over the columns of its table: effect sizes, a model, and whatever blocks it asks for. Refused where the data
 * cannot carry what is asked (the codes stand in section 12 of the specification of evidence). Pure.
 */
export function synthesise(request: SynthesisRequest, columns: Columns): Result<SynthesisResponse, Problem> {
  const settings = settingsOf(request)
  if (!settings.ok) return settings
  const prepared = prepare(request, columns, settings.value)
  if (!prepared.ok) return prepared
  if (request.model === null || isUnpooled(prepared.value, settings.value))
    return ok(withoutModel(request, prepared.value, settings.value))
  const refused =
    dependence(request, prepared.value, settings.value) ?? tooFew(prepared.value) ?? checkDesign(prepared.value)
  if (refused !== undefined) return refuse(refused)
  return answer(request, columns, prepared.value, settings.value)
}

/** One study is never pooled; two are shown side by side unless a model was named. */
function isUnpooled({ data }: Prepared, { explicit }: Settings): boolean {
  return data.k === 1 || (data.k === 2 && !explicit)
}

function withoutModel(request: SynthesisRequest, prepared: Prepared, settings: Settings): SynthesisResponse {
  const { k } = prepared.data
  const warnings = [...warningsOf(request, prepared, settings, undefined, undefined)]
  if (request.model !== null && k === 1) warnings.push({ code: 'one-study', text: 'One study alone is not pooled.' })
  if (request.model !== null && k === 2)
    warnings.push({ code: 'two-studies', text: 'Two studies are shown and not pooled. Name a model to pool them.' })
  return {
    id: request.id ?? null,
    engine: engineVersion,
    measure: request.effectSize.measure,
    k,
    warnings,
    excluded: prepared.excluded,
    studies: studyColumns(prepared, request, settings.level, undefined),
    model: null,
    pooled: null,
    coefficients: null,
    heterogeneity: null,
    fit: null,
  }
}

function dependence(request: SynthesisRequest, prepared: Prepared, { kind }: Settings): Problem | undefined {
  const { study } = request.effectSize
  if (study === undefined || kind === 'multilevel' || request.robust !== undefined) return undefined
  const rows = Map.groupBy(prepared.studies, ({ row }) => String(row.cells[study] ?? ''))
  const [name, several] = [...rows].find(([, members]) => members.length > 1) ?? []
  if (several === undefined) return undefined
  const numbers = several.slice(0, 6).map(({ row }) => row.row)
  const more = several.length > numbers.length ? ', …' : ''
  return problem('invalid', 'dependent-effects', 'Some studies have more than one effect', {
    detail: `Study ${name} has ${several.length} rows (${numbers.join(', ')}${more}). Use a multilevel model, a robust variance, or one effect per study.`,
    fields: [{ field: 'effectSize.study', message: 'Some studies have more than one effect' }],
  })
}

function tooFew({ data }: Prepared): Problem | undefined {
  if (data.k > data.p) return undefined
  return problem('invalid', 'not-identifiable', `${data.k} studies cannot carry ${data.p} coefficients.`)
}

function answer(
  request: SynthesisRequest,
  columns: Columns,
  prepared: Prepared,
  settings: Settings,
): Result<SynthesisResponse, Problem> {
  const fit = fitModel(prepared, settings)
  if (!fit.ok) return fit
  const fitted = fit.value
  const heterogeneity = heterogeneityBlock(request, prepared, fitted, settings)
  if (!heterogeneity.ok) return heterogeneity
  const tests = testsOf({ request, columns, settings, prepared, fitted })
  if (!tests.ok) return tests
  const robust = robustBlock(request, prepared, fitted, settings)
  if (!robust.ok) return robust
  const diagnostics = diagnosticBlocks(request, prepared, fitted, settings)
  if (!diagnostics.ok) return diagnostics
  const predictions = request.predict === undefined ? undefined : predictionsOf(fitted, prepared, settings, request)
  if (request.predict !== undefined && predictions === undefined) return refuse(missingInPrediction(prepared))
  const { design, data } = prepared
  return ok({
    id: request.id ?? null,
    engine: engineVersion,
    measure: request.effectSize.measure,
    k: data.k,
    warnings: warningsOf(request, prepared, settings, fitted, robust.value),
    excluded: prepared.excluded,
    studies: studyColumns(prepared, request, settings.level, fitted.weights),
    model: modelBlock(settings, fitted),
    pooled: data.p === 1 ? pooledEstimate(fitted, data.k, settings, request) : null,
    coefficients: coefficientColumns(fitted, design, settings.level),
    ...(data.p > 1 && {
      moderatorTest: waldOf(
        fitted,
        Array.from({ length: data.p - 1 }, (_, at) => at + 1),
      ),
    }),
    heterogeneity: heterogeneity.value,
    ...(fitted.multilevel !== undefined && {
      variances: variancesOf(fitted.multilevel.sigma2, fitted.multilevel.groups, settings),
    }),
    fit: { logLikelihood: fitted.likelihoods.ml, restrictedLogLikelihood: fitted.likelihoods.reml },
    ...(predictions !== undefined && { predictions }),
    ...(request.tests !== undefined && { tests: tests.value }),
    ...(robust.value !== undefined && { robust: robust.value }),
    ...diagnostics.value,
  })
}

function modelBlock(settings: Settings, fitted: Fitted): NonNullable<SynthesisResponse['model']> {
  const { kind, method, test, level } = settings
  const named = kind === 'inverse-variance' || kind === 'multilevel'
  return {
    kind,
    method: named ? method : null,
    test,
    level,
    df: fitted.df,
    converged: true,
    iterations: fitted.iterations,
  }
}

function variancesOf(
  sigma2: readonly number[],
  groups: readonly number[],
  { levels }: Settings,
): NonNullable<SynthesisResponse['variances']> {
  const total = sigma2.reduce((sum, value) => sum + value, 0)
  return { level: levels, groups, sigma2, icc: sigma2.map((value) => (total === 0 ? 0 : value / total)), total }
}

function missingInPrediction({ design }: Prepared): Problem {
  const needed = design.terms.filter(({ name }) => !name.includes(':')).map(({ name }) => name)
  const message = `A prediction needs a value, or a level that was seen, of ${needed.join(', ')}.`
  return problem('invalid', 'missing-column', message, { fields: [{ field: 'predict', message }] })
}
