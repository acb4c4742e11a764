import { problem, type Problem } from '../../../core/problem.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { cholesky, inverseOf, logDeterminant, multiply, solveInPlace, traceOfProduct } from '../numerics/symmetric.ts'
import type { ModelData } from './data.ts'
import type { Coefficients } from './inverse-variance.ts'
import { blockAt, blockSlopes, partBlocks, type Block, type BlockAt } from './multilevel-blocks.ts'
import { fitAt, residualsOf, crossProduct, spreadOfResiduals, type WeightedFit } from './weighted-fit.ts'

/** A model whose effects share variance within groups that are nested in one another. */
export type MultilevelFit = Coefficients &
  Readonly<{
    data: ModelData
    blocks: readonly Block[]
    at: readonly BlockAt[]
    /** By level, from the top down. */
    sigma2: readonly number[]
    groups: readonly number[]
    residuals: Float64Array
    logLikelihood: number
    restrictedLogLikelihood: number
    plain: WeightedFit
    iterations: number
  }>

/** Everything of the model at some σ². */
type State = Readonly<{
  at: readonly BlockAt[]
  b: Float64Array
  covariance: Float64Array
  residuals: Float64Array
  ml: number
  reml: number
}>

const mostSteps = 1_000
const stepsToALeap = 10
const logTwoPi = Math.log(2 * Math.PI)

/** Fits it by ML or REML: Fisher scoring with step halving and leaps from several starts, variances at 0 held there while the slope says so. */
export function fitMultilevel(
  data: ModelData,
  levels: readonly (readonly string[])[],
  method: 'ML' | 'REML',
  test: 'z' | 't',
): Result<MultilevelFit, Problem> {
  const blocks = partBlocks(data, levels)
  const restricted = method === 'REML'
  const spread = spreadOfResiduals(data)
  const starts = [1 / levels.length, 0.1, 1].map((share) => levels.map(() => share * spread))
  // A likelihood may have its peak at the edge as well as inside: no variance at all is a start of its own.
  const edge = levels.map(() => 0)
  // Whole variance on one level, for likelihoods with more than one peak.
  const corners = levels.map((_, level) => levels.map((__, at) => (at === level ? spread : spread * 1e-3)))
  let best: { sigma2: number[]; state: State; iterations: number } | undefined
  for (const start of [edge, ...starts, ...corners]) {
    const climbed = climb(data, blocks, start, restricted)
    if (climbed === undefined) continue
    if (best === undefined || value(climbed.state, restricted) > value(best.state, restricted) + 1e-12) best = climbed
  }
  if (best === undefined) {
    return refuse(
      problem(
        'invalid',
        'not-converged',
        `${method} did not converge in ${mostSteps.toLocaleString('en-GB')} steps. Try fewer levels.`,
      ),
    )
  }
  const { state, sigma2, iterations } = best
  return ok({
    data,
    blocks,
    at: state.at,
    sigma2,
    groups: levels.map((_, level) => new Set(blocks.flatMap((block) => [...(block.groups[level] ?? [])])).size),
    b: state.b,
    covariance: state.covariance,
    residuals: state.residuals,
    df: test === 't' ? data.k - data.p : null,
    p: data.p,
    logLikelihood: state.ml,
    restrictedLogLikelihood: state.reml,
    plain: fitAt(data, 0),
    iterations,
  })
}

const value = (state: State, restricted: boolean) => (restricted ? state.reml : state.ml)

function stateAt(data: ModelData, blocks: readonly Block[], sigma2: readonly number[]): State {
  const { k, p } = data
  const at = blocks.map((block) => blockAt(block, p, sigma2))
  const xVx = sumOf(at.map((one) => one.xVx))
  const factor = cholesky(xVx, p)
  if (factor === undefined) throw new Error('The design does not have full rank')
  const b = solveInPlace(factor, p, sumOf(at.map((one) => one.xVy)))
  const residuals = residualsOf(data, b)
  let Q = 0
  blocks.forEach(({ rows, n }, number) => {
    const r = Float64Array.from(rows, (row) => residuals[row] as number)
    const Vr = multiply((at[number] as BlockAt).inverse, r, n, n, 1)
    Q += r.reduce((sum, one, row) => sum + one * (Vr[row] as number), 0)
  })
  const logV = at.reduce((sum, one) => sum + one.logDeterminant, 0)
  const plain = cholesky(
    crossProduct(data, () => 1),
    p,
  )
  const logPlain = plain === undefined ? Number.NaN : logDeterminant(plain, p)
  return {
    at,
    b,
    covariance: inverseOf(factor, p),
    residuals,
    ml: -0.5 * (k * logTwoPi + logV + Q),
    reml: -0.5 * ((k - p) * logTwoPi - logPlain + logV + logDeterminant(factor, p) + Q),
  }
}

function sumOf(matrices: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(matrices[0]?.length ?? 0)
  for (const matrix of matrices)
    for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] as number) + (matrix[at] as number)
  return sum
}

function slopesAt(data: ModelData, blocks: readonly Block[], state: State, restricted: boolean) {
  const { p } = data
  const levels = blocks[0]?.groups.length ?? 0
  const each = blocks.map((block, number) =>
    blockSlopes(
      block,
      state.at[number] as BlockAt,
      p,
      Float64Array.from(block.rows, (row) => state.residuals[row] as number),
    ),
  )
  const add = (read: (slopes: (typeof each)[number]) => number) => each.reduce((sum, slopes) => sum + read(slopes), 0)
  const M = state.covariance
  const xKx = Array.from({ length: levels }, (_, l) => sumOf(each.map((slopes) => slopes.xKx[l] as Float64Array)))
  const MxKx = xKx.map((matrix) => multiply(M, matrix, p, p, p))
  const score = xKx.map((matrix, l) => {
    const trace = add((slopes) => slopes.traces[l] as number) - (restricted ? traceOfProduct(M, matrix, p) : 0)
    return 0.5 * (add((slopes) => slopes.squares[l] as number) - trace)
  })
  const information = new Float64Array(levels * levels)
  for (let pair = 0; pair < levels * levels; pair += 1) {
    const [l, m] = [Math.floor(pair / levels), pair % levels]
    let trace = add((slopes) => slopes.pairTraces[pair] as number)
    if (restricted) {
      const xKKx = sumOf(each.map((slopes) => slopes.xKKx[pair] as Float64Array))
      trace += traceOfProduct(MxKx[l] as Float64Array, MxKx[m] as Float64Array, p) - 2 * traceOfProduct(M, xKKx, p)
    }
    information[pair] = 0.5 * trace
  }
  return { score, information }
}

function climb(data: ModelData, blocks: readonly Block[], start: readonly number[], restricted: boolean) {
  let sigma2 = [...start]
  let state = stateAt(data, blocks, sigma2)
  let before = sigma2
  for (let iterations = 1; iterations <= mostSteps; iterations += 1) {
    const { score, information } = slopesAt(data, blocks, state, restricted)
    const step = fisherStep(sigma2, score, information)
    if (step === undefined) return undefined
    const size = Math.max(...sigma2, 1e-12)
    let taken = 1
    let next = sigma2.map((one, level) => Math.max(0, one + (step[level] as number)))
    let there = stateAt(data, blocks, next)
    while (value(there, restricted) < value(state, restricted) - 1e-13 && taken > 1e-10) {
      taken /= 2
      next = sigma2.map((one, level) => Math.max(0, one + taken * (step[level] as number)))
      there = stateAt(data, blocks, next)
    }
    const moved = Math.max(...next.map((one, level) => Math.abs(one - (sigma2[level] as number))))
    const path = [before, sigma2, next] as const
    before = sigma2
    sigma2 = next
    state = there
    if (moved <= 1e-11 * size || taken <= 1e-10)
      return { sigma2: sigma2.map((one) => (one < 1e-11 * size ? 0 : one)), state, iterations }
    if (iterations % stepsToALeap !== 0) continue
    const leap = limitOf(path)
    const landed = stateAt(data, blocks, leap)
    if (value(landed, restricted) < value(state, restricted)) continue
    sigma2 = leap
    state = landed
  }
  return undefined
}

/**
 * Where three steps lead that shrink by the same factor each time (Aitken's Δ²). Where the likelihood is nearly flat, scoring
 * creeps or swings towards its peak for thousands of steps.
 */
function limitOf([first, second, third]: readonly [readonly number[], readonly number[], readonly number[]]): number[] {
  return third.map((one, level) => {
    const step = one - (second[level] as number)
    const change = step - ((second[level] as number) - (first[level] as number))
    const limit = one - step ** 2 / change
    return Number.isFinite(limit) ? Math.max(0, limit) : one
  })
}

/** Scores over information, among the levels that are free: a variance of 0 whose slope is not above 0 stays. */
function fisherStep(
  sigma2: readonly number[],
  score: readonly number[],
  information: Float64Array,
): readonly number[] | undefined {
  const levels = sigma2.length
  const free = sigma2.flatMap((one, level) => (one > 0 || (score[level] as number) > 0 ? [level] : []))
  const matrix = Float64Array.from(free.flatMap((l) => free.map((m) => information[l * levels + m] as number)))
  const factor = cholesky(matrix, free.length)
  if (factor === undefined) return undefined
  const solved = solveInPlace(
    factor,
    free.length,
    Float64Array.from(free, (level) => score[level] as number),
  )
  return sigma2.map((_, level) => solved[free.indexOf(level)] ?? 0)
}
