import type { Problem } from '../../../core/problem.ts'
import { ok, type Result } from '../../../core/result.ts'
import { tauSquaredInterval, type Interval, type IntervalKind } from '../models/heterogeneity-intervals.ts'
import { interceptOnly } from '../models/data.ts'
import { typicalSampling, type InverseVarianceFit } from '../models/inverse-variance.ts'
import { problem } from '../../../core/problem.ts'
import { refuse } from '../../../core/result.ts'
import type { SynthesisRequest } from '../request.ts'
import type { Heterogeneity, HeterogeneityInterval } from '../response.ts'
import { fitModel, type Fitted } from './fitted.ts'
import type { Prepared } from './prepared.ts'
import type { Settings } from './settings.ts'

/** How much the studies differ, and how much of that the moderators explain. */
export function heterogeneityBlock(
  request: SynthesisRequest,
  prepared: Prepared,
  fitted: Fitted,
  settings: Settings,
): Result<Heterogeneity, Problem> {
  const { Q, df, p, tau2, seTau2, I2, H2 } = fitted.heterogeneity
  const R2 = explained(prepared, fitted, settings)
  if (!R2.ok) return R2
  const intervals = intervalsOf(request.heterogeneityIntervals, fitted.inverseVariance, settings)
  if (!intervals.ok) return intervals
  return ok({
    Q,
    df,
    p,
    tau2,
    tau: tau2 === null ? null : Math.sqrt(tau2),
    seTau2,
    I2,
    H2,
    R2: R2.value,
    ...(intervals.value !== undefined && { intervals: intervals.value }),
  })
}

/** 100 · (τ²₀ - τ²) / τ²₀ with both by the same estimator, never below 0; null without moderators or heterogeneity to explain. */
function explained(prepared: Prepared, fitted: Fitted, settings: Settings): Result<number | null, Problem> {
  const { data, custom } = prepared
  if (data.p === 1 || settings.method === 'EE') return ok(null)
  const plain = fitModel({ ...prepared, data: interceptOnly(data.y, data.v), custom }, settings)
  if (!plain.ok) return plain
  const { tau2 } = plain.value
  return ok(tau2 === 0 ? 0 : 100 * Math.max(0, (tau2 - fitted.tau2) / tau2))
}

const keys = { 'q-profile': 'qProfile', 'profile-likelihood': 'profileLikelihood', wald: 'wald' } as const

function intervalsOf(
  wanted: readonly IntervalKind[] | undefined,
  fit: InverseVarianceFit | undefined,
  { level, kind }: Settings,
): Result<Heterogeneity['intervals'], Problem> {
  if (wanted === undefined) return ok(undefined)
  if (fit === undefined)
    return refuse(
      problem(
        'invalid',
        'wrong-measure',
        `Intervals of heterogeneity are worked out for inverse-variance models, not for ${kind}.`,
      ),
    )
  const s2 = typicalSampling(fit)
  const found: Partial<Record<(typeof keys)[IntervalKind], HeterogeneityInterval>> = {}
  for (const one of wanted) {
    const interval = tauSquaredInterval(fit, one, level)
    if (!interval.ok) return interval
    const each = (f: (tau2: number) => number): Interval => [f(interval.value[0]), f(interval.value[1])]
    found[keys[one]] = {
      tau2: interval.value,
      tau: each(Math.sqrt),
      I2: each((tau2) => (100 * tau2) / (tau2 + s2)),
      H2: each((tau2) => tau2 / s2 + 1),
    }
  }
  return ok(found)
}
