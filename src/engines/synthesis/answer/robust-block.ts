import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { predictionInterval } from '../inference/predictive.ts'
import { quantileOf, twoSided } from '../inference/reference.ts'
import { robustVariance } from '../inference/robust.ts'
import type { SynthesisRequest } from '../request.ts'
import type { Robust } from '../response.ts'
import { rowsOfSquare } from './blocks.ts'
import { workingModelOf, type Fitted } from './fitted.ts'
import { groupsOf, type Prepared } from './prepared.ts'
import type { Settings } from './settings.ts'
import { transformInterval, transformOf } from './transform.ts'

/** Cluster-robust results beside the model's own. */
export function robustBlock(
  request: SynthesisRequest,
  prepared: Prepared,
  fitted: Fitted,
  settings: Settings,
): Result<Robust | undefined, Problem> {
  const { robust } = request
  if (robust === undefined) return ok(undefined)
  const model = workingModelOf(fitted)
  if (model === undefined)
    return refuse(
      problem('invalid', 'wrong-measure', `A robust variance needs a model of effects; ${settings.kind} pools counts.`),
    )
  const names = groupsOf(prepared, robust.cluster)
  const empty = names.indexOf(undefined)
  if (empty >= 0)
    return refuse(
      problem(
        'invalid',
        'impossible-value',
        `Row ${prepared.studies[empty]?.row.row}: the cluster in ${robust.cluster} is missing.`,
      ),
    )
  const clusters = names.map(String)
  const count = new Set(clusters).size
  if (count <= model.p)
    return refuse(problem('invalid', 'not-identifiable', `${count} clusters cannot carry ${model.p} coefficients.`))
  const { covariance, df, test } = robustVariance(model, clusters, robust.correction)
  const { p, b } = model
  const se = df.map((_, at) => Math.sqrt(covariance[at * p + at] as number))
  const reach = df.map((one, at) => quantileOf(one, settings.level) * (se[at] as number))
  const columns = {
    correction: robust.correction,
    clusters: count,
    estimate: [...b],
    se,
    df,
    statistic: se.map((one, at) => (b[at] as number) / one),
    p: se.map((one, at) => twoSided((b[at] as number) / one, df[at] ?? null)),
    ciLower: reach.map((one, at) => (b[at] as number) - one),
    ciUpper: reach.map((one, at) => (b[at] as number) + one),
    covariance: rowsOfSquare(covariance, p),
  }
  if (p > 1) return ok({ ...columns, moderatorTest: test(Array.from({ length: p - 1 }, (_, at) => at + 1)) })
  const [estimate, error] = [b[0] as number, se[0] as number]
  const ci = [columns.ciLower[0] as number, columns.ciUpper[0] as number] as const
  const pi = predictionInterval(
    { estimate, se: error, tau2: fitted.tau2, k: model.k, p },
    't',
    settings.level,
    df[0] ?? null,
  )
  const by = transformOf(request.transform)
  return ok({
    ...columns,
    ci,
    pi,
    transformed: { estimate: by(estimate), ci: transformInterval(ci, by), pi: transformInterval(pi, by) },
  })
}
