import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { quantileOf } from '../inference/reference.ts'
import { interceptOnly, type ModelData } from '../models/data.ts'
import type { Interval } from '../models/heterogeneity-intervals.ts'
import { fitInverseVariance, type InverseVarianceOptions } from '../models/inverse-variance.ts'
import { eggerMixed } from './egger.ts'

/** What a funnel that was made even would give: a "what if", and never a correction. */
export type TrimAndFill = Readonly<{
  side: 'left' | 'right'
  k0: number
  estimate: number
  se: number
  ci: Interval
  tau2: number
  filled: Readonly<{ estimate: readonly number[]; variance: readonly number[] }>
}>

const mostRounds = 100

/** Duval and Tweedie's method (2000) with the estimator L0 or R0. `side` is where studies are thought to be missing. */
export function trimAndFill(
  data: ModelData,
  options: InverseVarianceOptions,
  level: number,
  estimator: 'L0' | 'R0',
  side: 'auto' | 'left' | 'right',
): Result<TrimAndFill, Problem> {
  const chosen = side === 'auto' ? sideOf(data, options, level) : ok(side)
  if (!chosen.ok) return chosen
  // Seen from the right everything is turned round, so that what is extreme is always great.
  const sign = chosen.value === 'right' ? -1 : 1
  const order = Array.from(data.y.keys()).sort((a, b) => sign * ((data.y[a] as number) - (data.y[b] as number)))
  const y = order.map((row) => sign * (data.y[row] as number))
  const v = order.map((row) => data.v[row] as number)
  let k0 = 0
  let middle = 0
  for (let round = 0; ; round += 1) {
    if (round === mostRounds)
      return refuse(problem('invalid', 'not-converged', `Trim and fill did not settle in ${mostRounds} rounds.`))
    const kept = data.k - k0
    const fit = fitInverseVariance(
      interceptOnly(Float64Array.from(y.slice(0, kept)), Float64Array.from(v.slice(0, kept))),
      options,
    )
    if (!fit.ok) return fit
    middle = fit.value.b[0] as number
    const next = missing(
      y.map((value) => value - middle),
      estimator,
    )
    if (next === k0) break
    k0 = Math.min(next, data.k - 2)
  }
  const estimates = y.slice(data.k - k0).map((value) => sign * (2 * middle - value))
  const variances = v.slice(data.k - k0)
  const whole = fitInverseVariance(
    interceptOnly(Float64Array.from([...data.y, ...estimates]), Float64Array.from([...data.v, ...variances])),
    options,
  )
  if (!whole.ok) return whole
  const { b, covariance, df, tau2 } = whole.value
  const estimate = b[0] as number
  const se = Math.sqrt(covariance[0] as number)
  const reach = quantileOf(df, level) * se
  return ok({
    side: chosen.value,
    k0,
    estimate,
    se,
    ci: [estimate - reach, estimate + reach],
    tau2,
    filled: { estimate: estimates, variance: variances },
  })
}

/** Small studies with greater effects leave a gap on the left. */
function sideOf(data: ModelData, options: InverseVarianceOptions, level: number): Result<'left' | 'right', Problem> {
  const egger = eggerMixed(data, data.v.map(Math.sqrt), options, level)
  return egger.ok ? ok(egger.value.slope < 0 ? 'right' : 'left') : egger
}

function missing(deviations: readonly number[], estimator: 'L0' | 'R0'): number {
  const k = deviations.length
  const order = deviations
    .map((_, at) => at)
    .sort((a, b) => Math.abs(deviations[a] as number) - Math.abs(deviations[b] as number) || a - b)
  const ranks: number[] = []
  order.forEach((at, rank) => (ranks[at] = rank + 1))
  const among = (keeps: (deviation: number) => boolean) => ranks.filter((_, at) => keeps(deviations[at] as number))
  if (estimator === 'R0') return Math.max(0, k - Math.max(0, ...among((deviation) => deviation < 0)) - 1)
  const above = among((deviation) => deviation > 0).reduce((sum, rank) => sum + rank, 0)
  return Math.max(0, Math.round((4 * above - k * (k + 1)) / (2 * k - 1)))
}
