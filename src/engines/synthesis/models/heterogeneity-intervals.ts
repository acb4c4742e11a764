import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { chiSquared } from '../distributions/chi-squared.ts'
import { normal } from '../distributions/normal.ts'
import { findRoot } from '../numerics/root.ts'
import type { ModelData } from './data.ts'
import type { InverseVarianceFit } from './inverse-variance.ts'
import { logLikelihoods } from './likelihood.ts'
import { typicalVariance } from './tau-squared.ts'
import { fitAt } from './weighted-fit.ts'

export type Interval = readonly [lower: number, upper: number]

/** Ways to put an interval round τ². */
export const intervalKinds = ['q-profile', 'profile-likelihood', 'wald'] as const
export type IntervalKind = (typeof intervalKinds)[number]

/** An interval for τ²; profile likelihood needs a model fitted by likelihood, Wald an estimator with a standard error. */
export function tauSquaredInterval(
  fit: InverseVarianceFit,
  kind: IntervalKind,
  level: number,
): Result<Interval, Problem> {
  if (kind === 'q-profile') return ok(qProfile(fit.data, level))
  if (kind === 'profile-likelihood') return profileLikelihood(fit, level)
  const { tau2, seTau2 } = fit.heterogeneity
  if (seTau2 === null) return refuse(needs('A Wald interval', 'an estimator of the variance between studies'))
  const reach = normal.upperQuantile((1 - level) / 2) * seTau2
  return ok([Math.max(0, tau2 - reach), tau2 + reach])
}

/** Where y'P(τ²)y equals the quantiles of χ² (Viechtbauer 2007); 0 where it is below them from the start. */
function qProfile(data: ModelData, level: number): Interval {
  const reference = chiSquared(data.k - data.p)
  const at = (quantile: number) => {
    const miss = (tau2: number) => fitAt(data, tau2).Q - quantile
    return miss(0) <= 0 ? 0 : findRoot(miss, 0, above(miss, typicalVariance(data)))
  }
  return [at(reference.upperQuantile((1 - level) / 2)), at(reference.lowerQuantile((1 - level) / 2))]
}

/** Where twice the likelihood has fallen by the quantile of χ²₁ (Hardy and Thompson 1996). */
function profileLikelihood({ data, options, tau2 }: InverseVarianceFit, level: number): Result<Interval, Problem> {
  if (options.method !== 'ML' && options.method !== 'REML') return refuse(needs('A profile likelihood', 'ML or REML'))
  const kind = options.method === 'ML' ? 'ml' : 'reml'
  const best = logLikelihoods(data, tau2)[kind]
  const fall = chiSquared(1).upperQuantile(1 - level)
  const miss = (at: number) => fall - 2 * (best - logLikelihoods(data, at)[kind])
  const lower = tau2 === 0 || miss(0) >= 0 ? 0 : findRoot(miss, 0, tau2)
  return ok([lower, findRoot(miss, tau2, above(miss, Math.max(tau2, typicalVariance(data))))])
}

/** A point from `start` on where a falling function is below 0. */
function above(miss: (at: number) => number, start: number): number {
  let high = start
  for (let step = 0; step < 400 && miss(high) > 0; step += 1) high *= 2
  return high
}

function needs(what: string, that: string): Problem {
  return problem('invalid', 'unknown-field', `${what} needs ${that}`, {
    fields: [{ field: 'heterogeneityIntervals', message: `${what} needs ${that}` }],
  })
}
