import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { findRoot } from '../numerics/root.ts'
import type { ModelData } from './data.ts'
import { logLikelihoods } from './likelihood.ts'
import {
  fitAt,
  fitWeighted,
  spreadOfResiduals,
  squaredScore,
  traceP,
  traceP2,
  tracesWithVariances,
} from './weighted-fit.ts'

/** Estimators of the variance between studies; EE (equal effects) has none. The papers are named in the engine's document. */
export const methods = ['EE', 'DL', 'HE', 'HS', 'HSk', 'SJ', 'SJIT', 'ML', 'REML', 'EB', 'PM', 'DLIT', 'GENQ'] as const
export type Method = (typeof methods)[number]

/** An estimate with its standard error, and how many steps it took. */
export type TauSquared = Readonly<{ tau2: number; seTau2: number | null; iterations: number }>

const mostSteps = 1_000

/** Estimates τ² (0 where an estimator falls below it). `custom` are the weights of GENQ. Refused with `not-converged`. */
export function estimateTauSquared(
  data: ModelData,
  method: Method,
  custom: Float64Array | undefined,
): Result<TauSquared, Problem> {
  switch (method) {
    case 'EE':
      return ok({ tau2: 0, seTau2: null, iterations: 0 })
    case 'ML':
    case 'REML':
      return byLikelihood(data, method)
    case 'PM':
    case 'EB':
    case 'DLIT':
      return byMoments(data)
    case 'SJIT':
      return bySidikJonkman(data, mostSteps)
    case 'SJ':
      return bySidikJonkman(data, 1)
    case 'DL':
    case 'HE':
    case 'HS':
    case 'HSk':
    case 'GENQ':
      break
  }
  return ok({ ...inClosedForm(data, method, custom), iterations: 0 })
}

function inClosedForm(
  data: ModelData,
  method: 'DL' | 'HE' | 'HS' | 'HSk' | 'GENQ',
  custom: Float64Array | undefined,
): Pick<TauSquared, 'tau2' | 'seTau2'> {
  const { v, k, p } = data
  if (method === 'HE' || method === 'GENQ') {
    // Both are the same moment equation, with weights of 1 and with weights that somebody chose.
    const fit = fitWeighted(
      data,
      method === 'HE' ? new Float64Array(k).fill(1) : (custom ?? new Float64Array(k).fill(1)),
    )
    const { PV, PVP, PVPV } = tracesWithVariances(data, fit)
    const trace = traceP(data, fit)
    const tau2 = Math.max(0, (fit.Q - PV) / trace)
    const seTau2 = Math.sqrt(2 * PVPV + 4 * tau2 * PVP + 2 * tau2 ** 2 * traceP2(data, fit)) / trace
    return { tau2, seTau2 }
  }
  const fit = fitAt(data, 0)
  const trace = traceP(data, fit)
  const spread = (tau2: number) => Math.sqrt(2 * (k - p) + 4 * tau2 * trace + 2 * tau2 ** 2 * traceP2(data, fit))
  if (method === 'DL') {
    const tau2 = Math.max(0, (fit.Q - (k - p)) / trace)
    return { tau2, seTau2: spread(tau2) / trace }
  }
  const precision = v.reduce((sum, variance) => sum + 1 / variance, 0)
  const factor = method === 'HSk' ? k / (k - p) : 1
  const tau2 = Math.max(0, (fit.Q * factor - k) / precision)
  return { tau2, seTau2: (spread(tau2) / precision) * factor }
}

function byMoments(data: ModelData): Result<TauSquared, Problem> {
  const { k, p } = data
  let tau2 = 0
  let iterations = 0
  // y'Py falls and is convex in τ², so Newton's steps from 0 rise to the root and never pass it.
  for (; iterations < mostSteps; iterations += 1) {
    const fit = fitAt(data, tau2)
    const miss = fit.Q - (k - p)
    if (miss <= 0) break
    const step = miss / squaredScore(fit)
    if (!(tau2 + step > tau2 * (1 + 1e-15))) break
    tau2 += step
  }
  if (iterations >= mostSteps) return refuse(notConverged('PM'))
  return ok({ tau2, seTau2: seOfMoments(data, tau2), iterations })
}

function seOfMoments({ v, k, p }: ModelData, tau2: number): number {
  const weight = v.reduce((sum, variance) => sum + 1 / (variance + tau2), 0)
  return Math.sqrt((2 * k ** 2) / (k - p)) / weight
}

function bySidikJonkman(data: ModelData, steps: number): Result<TauSquared, Problem> {
  const { y, k, p } = data
  const mean = y.reduce((sum, value) => sum + value, 0) / k
  const first = y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / k
  let tau2 = first
  for (let iterations = 1; iterations <= steps; iterations += 1) {
    if (tau2 === 0) return ok({ tau2: 0, seTau2: 0, iterations })
    const next = (tau2 * fitAt(data, tau2).Q) / (k - p)
    const moved = Math.abs(next - tau2)
    tau2 = next
    if (steps === 1) return ok({ tau2, seTau2: seOfSidikJonkman(data, first, tau2), iterations })
    if (moved <= 1e-14 * tau2 || tau2 < 1e-300) return ok({ tau2, seTau2: seOfMoments(data, tau2), iterations })
  }
  return refuse(notConverged('SJIT'))
}

/** P stands at the first estimate, the variance between studies at the last. */
function seOfSidikJonkman(data: ModelData, first: number, tau2: number): number {
  const fit = fitAt(data, first)
  const { PVPV, PVP } = tracesWithVariances(data, fit)
  const bracket = 2 * PVPV + 4 * tau2 * PVP + 2 * tau2 ** 2 * traceP2(data, fit)
  return (first * Math.sqrt(bracket)) / (data.k - data.p)
}

function byLikelihood(data: ModelData, method: 'ML' | 'REML'): Result<TauSquared, Problem> {
  const restricted = method === 'REML'
  const score = (tau2: number) => {
    const fit = fitAt(data, tau2)
    return squaredScore(fit) - (restricted ? traceP(data, fit) : fit.weights.reduce((sum, w) => sum + w, 0))
  }
  const information = (tau2: number) => {
    const fit = fitAt(data, tau2)
    return restricted ? traceP2(data, fit) : fit.weights.reduce((sum, w) => sum + w * w, 0)
  }
  const likelihood = (tau2: number) => logLikelihoods(data, tau2)[restricted ? 'reml' : 'ml']
  const climb = (start: number) => {
    let tau2 = start
    let iterations = 0
    let settled = false
    for (; iterations < mostSteps && !settled; iterations += 1) {
      let step = score(tau2) / information(tau2)
      while (tau2 + step < 0) step /= 2
      settled = Math.abs(step) <= 1e-13 * (tau2 + typicalVariance(data) * 1e-3)
      tau2 += step
    }
    const found = settled ? tau2 : bracketed(score, data)
    const isEdge = found !== undefined && found < 1e-10 * typicalVariance(data) && score(0) <= 0
    return { tau2: isEdge ? 0 : found, iterations }
  }
  // A likelihood of few studies may have a peak at the edge and several inside: the highest is the estimate.
  let best = 0
  let steps = 0
  let hasSettled = score(0) <= 0
  const search = (start: number) => {
    const { tau2, iterations } = climb(start)
    steps += iterations
    if (tau2 === undefined) return
    hasSettled = true
    if (likelihood(tau2) > likelihood(best) + 1e-12) best = tau2
  }
  search(inClosedForm(data, 'HE', undefined).tau2)
  for (const [low, high] of peaksWithin(score, spreadOfResiduals(data))) if (best < low || best > high) search(low)
  if (!hasSettled) return refuse(notConverged(method))
  return ok({ tau2: best, seTau2: Math.sqrt(2 / information(best)), iterations: steps })
}

/** Between which multiples of the spread of the residuals the likelihood stops rising. */
function peaksWithin(score: (tau2: number) => number, spread: number): readonly (readonly [number, number])[] {
  const points = [0, 1 / 64, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2].map((share) => share * spread)
  const rises = points.map((point) => score(point) > 0)
  return points.flatMap((low, at) => {
    const high = points[at + 1]
    return high !== undefined && rises[at] === true && rises[at + 1] === false ? [[low, high] as const] : []
  })
}

/** Where the score passes 0 from above, by bisection; 0 if it is below it from the start. */
function bracketed(score: (tau2: number) => number, data: ModelData): number | undefined {
  if (score(0) <= 0) return 0
  let high = typicalVariance(data)
  for (let step = 0; step < 200 && score(high) > 0; step += 1) high *= 2
  return score(high) > 0 ? undefined : findRoot(score, 0, high)
}

/** The size of variances here, so that small can be told from great. */
export function typicalVariance({ v, k }: ModelData): number {
  return k / v.reduce((sum, variance) => sum + 1 / variance, 0)
}

function notConverged(method: string): Problem {
  return problem(
    'invalid',
    'not-converged',
    `${method} did not converge in ${mostSteps.toLocaleString('en-GB')} steps. Try PM or DL.`,
  )
}
