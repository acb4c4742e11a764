import { cholesky, inverseOf, multiply, quadraticForm, transpose } from '../numerics/symmetric.ts'
import type { RobustCorrection } from '../request.ts'
import { adjustmentMatrix, inverseRoot } from './cr2.ts'
import { waldTest, type Test } from './reference.ts'
import { rowsOf, squareOf, wholeClusters, type WorkingModel, type WorkingPart } from './working-model.ts'

/** Robust results by coefficient, each with degrees of freedom of its own. */
export type RobustResult = Readonly<{
  clusters: number
  covariance: Float64Array
  df: readonly number[]
  /** An omnibus test of some coefficients being 0. */
  test(columns: readonly number[]): Test
}>

type Cluster = Readonly<{
  part: number
  /** Places of the rows in their part. */
  within: readonly number[]
  n: number
  rows: readonly number[]
  x: Float64Array
  /** X'WΦ of the cluster's columns, p by n. */
  carried: Float64Array
  /** A'WX, n by p: what carries a contrast to the residuals. */
  adjusted: Float64Array
}>

/**
 * Cluster-robust variances: CR0 (Liang and Zeger 1986), CR1 with the factor m/(m-p), CR2 (Bell and McCaffrey 2002) with
 * Satterthwaite's degrees of freedom and the HTZ test (Tipton and Pustejovsky 2015). `names` has the cluster of each row.
 */
export function robustVariance(
  model: WorkingModel,
  names: readonly string[],
  correction: RobustCorrection,
): RobustResult {
  const { p, bread, residuals, b } = model
  const parts = wholeClusters(model.parts, names)
  const spread = spreadOf(model, parts)
  const clusters = parts.flatMap((part, number) => clustersOf(model, part, number, names, correction, spread))
  const m = clusters.length
  const meat = new Float64Array(p * p)
  for (const { rows, n, adjusted } of clusters) {
    const score = multiply(
      transpose(adjusted, n, p),
      Float64Array.from(rows, (row) => residuals[row] as number),
      p,
      n,
      1,
    )
    for (let at = 0; at < p * p; at += 1) {
      meat[at] = (meat[at] as number) + (score[Math.floor(at / p)] as number) * (score[at % p] as number)
    }
  }
  const factor = correction === 'CR1' ? m / (m - p) : 1
  const covariance = multiply(multiply(bread, meat, p, p, p), bread, p, p, p).map((value) => value * factor)
  const products = (contrast: Float64Array, other: Float64Array) =>
    productsOf(model, parts, clusters, spread, contrast, other)
  return {
    clusters: m,
    covariance,
    df: Array.from({ length: p }, (_, column) =>
      correction === 'CR2' ? satterthwaite(products, unit(p, column), m) : m - p,
    ),
    test(columns) {
      const q = columns.length
      const inverse = inverseOfSelected(covariance, columns, p)
      const wald = quadraticForm(
        inverse,
        columns.map((column) => b[column] as number),
        q,
      )
      return correction === 'CR2' ? hotelling(wald, columns, model, products, m) : waldTest(wald, q, m - p)
    },
  }
}

const unit = (p: number, at: number) => Float64Array.from({ length: p }, (_, column) => (column === at ? 1 : 0))

function inverseOfSelected(covariance: Float64Array, columns: readonly number[], p: number): Float64Array {
  const factor = cholesky(squareOf(covariance, p, columns), columns.length)
  if (factor === undefined) throw new Error('The robust covariance has no inverse: there are too few clusters')
  return inverseOf(factor, columns.length)
}

/** X'WΦWX */
function spreadOf({ x, p }: WorkingModel, parts: readonly WorkingPart[]): Float64Array {
  const sum = new Float64Array(p * p)
  for (const { rows, variance, weights } of parts) {
    const n = rows.length
    const Wx = multiply(weights, rowsOf(x, p, rows), n, n, p)
    const term = multiply(multiply(transpose(Wx, n, p), variance, p, n, n), Wx, p, n, p)
    for (let at = 0; at < p * p; at += 1) sum[at] = (sum[at] as number) + (term[at] as number)
  }
  return sum
}

function clustersOf(
  { x, p, bread }: WorkingModel,
  { rows, variance, weights }: WorkingPart,
  part: number,
  names: readonly string[],
  correction: RobustCorrection,
  spread: Float64Array,
): readonly Cluster[] {
  const size = rows.length
  const Wx = multiply(weights, rowsOf(x, p, rows), size, size, p)
  const carriedPart = multiply(transpose(Wx, size, p), variance, p, size, size)
  const places = Map.groupBy(rows.keys(), (at) => names[rows[at] as number] as string)
  return [...places.values()].map((within) => {
    const n = within.length
    const own = within.map((at) => rows[at] as number)
    const xj = rowsOf(x, p, own)
    const WXj = rowsOf(Wx, p, within)
    const carried = Float64Array.from(
      { length: p * n },
      (_, at) => carriedPart[Math.floor(at / n) * size + (within[at % n] as number)] as number,
    )
    const square = squareOf(variance, size, within)
    const A =
      correction === 'CR2' ? adjustmentMatrix({ n, p, variance: square, x: xj, carried, bread, spread }) : undefined
    const adjusted = A === undefined ? WXj : multiply(transpose(A, n, n), WXj, n, n, p)
    return { part, within, n, rows: own, x: xj, carried, adjusted }
  })
}

/**
 * For two contrasts the products p_j'Φq_l over all clusters j and l, with p_j = (I-H)_j'A_jWXM c: moments of the quadratic
 * forms that the robust variance is made of. m by m.
 */
function productsOf(
  { p, bread }: WorkingModel,
  parts: readonly WorkingPart[],
  clusters: readonly Cluster[],
  spread: Float64Array,
  contrast: Float64Array,
  other: Float64Array,
): Float64Array {
  const m = clusters.length
  const sides = [contrast, other].map((one) => {
    const Mc = multiply(bread, one, p, p, 1)
    return clusters.map(({ n, x, carried, adjusted }) => {
      const a = multiply(adjusted, Mc, n, p, 1)
      return { a, u: multiply(transpose(x, n, p), a, p, n, 1), r: multiply(carried, a, p, n, 1) }
    })
  }) as [Side[], Side[]]
  const dot = (left: Float64Array, matrix: Float64Array, right: Float64Array) => {
    const product = multiply(matrix, right, p, p, 1)
    return left.reduce((sum, value, at) => sum + value * (product[at] as number), 0)
  }
  const MSM = multiply(multiply(bread, spread, p, p, p), bread, p, p, p)
  const found = new Float64Array(m * m)
  for (let j = 0; j < m; j += 1) {
    for (let l = 0; l < m; l += 1) {
      const [left, right] = [sides[0][j] as Side, sides[1][l] as Side]
      const back = dot(left.u, MSM, right.u) - dot(left.u, bread, right.r) - dot(left.r, bread, right.u)
      found[j * m + l] = back + between(parts, clusters[j] as Cluster, clusters[l] as Cluster, left.a, right.a)
    }
  }
  return found
}

type Side = Readonly<{ a: Float64Array; u: Float64Array; r: Float64Array }>

/** a'Φa' of two clusters; 0 in different parts. */
function between(
  parts: readonly WorkingPart[],
  one: Cluster,
  other: Cluster,
  a: Float64Array,
  b: Float64Array,
): number {
  if (one.part !== other.part) return 0
  const { variance, rows } = parts[one.part] as WorkingPart
  let sum = 0
  one.within.forEach((row, i) =>
    other.within.forEach((column, j) => {
      sum += (a[i] as number) * (variance[row * rows.length + column] as number) * (b[j] as number)
    }),
  )
  return sum
}

type Products = (contrast: Float64Array, other: Float64Array) => Float64Array

function satterthwaite(products: Products, contrast: Float64Array, m: number): number {
  const G = products(contrast, contrast)
  let trace = 0
  for (let at = 0; at < m; at += 1) trace += G[at * m + at] as number
  return trace ** 2 / G.reduce((sum, value) => sum + value ** 2, 0)
}

/** Hotelling's T² with the degrees of freedom that match the variance of the whole matrix. */
function hotelling(wald: number, columns: readonly number[], { p }: WorkingModel, products: Products, m: number): Test {
  const q = columns.length
  const raw = columns.map((left) => columns.map((right) => products(unit(p, left), unit(p, right))))
  const G = standardisedBy(inverseRoot(expectation(raw, q, m), q), raw, q, m)
  let variance = 0
  for (let s = 0; s < q; s += 1) {
    for (let t = 0; t < q; t += 1) {
      const [ss, tt, st] = [G[s]?.[s], G[t]?.[t], G[s]?.[t]] as [Float64Array, Float64Array, Float64Array]
      for (let j = 0; j < m; j += 1) {
        for (let l = 0; l < m; l += 1) {
          // p_tj'Φp_sl is p_sl'Φp_tj.
          variance +=
            (ss[j * m + l] as number) * (tt[j * m + l] as number) +
            (st[j * m + l] as number) * (st[l * m + j] as number)
        }
      }
    }
  }
  const eta = (q * (q + 1)) / variance
  const df2 = eta - q + 1
  return waldTest((df2 / eta) * wald, q, df2)
}

type Moments = readonly (readonly Float64Array[])[]

/** What the robust covariance of the contrasts is under the working model: exact where no cluster's adjustment has lost rank. */
function expectation(moments: Moments, q: number, m: number): Float64Array {
  return Float64Array.from({ length: q * q }, (_, at) => {
    const matrix = moments[Math.floor(at / q)]?.[at % q] as Float64Array
    let trace = 0
    for (let j = 0; j < m; j += 1) trace += matrix[j * m + j] as number
    return trace
  })
}

/** The moments of contrasts that are turned so that their expectation is the identity. */
function standardisedBy(root: Float64Array, moments: Moments, q: number, m: number): Moments {
  return Array.from({ length: q }, (_, s) =>
    Array.from({ length: q }, (__, t) => {
      const sum = new Float64Array(m * m)
      for (let a = 0; a < q; a += 1) {
        for (let b = 0; b < q; b += 1) {
          const share = (root[s * q + a] as number) * (root[b * q + t] as number)
          const part = moments[a]?.[b] as Float64Array
          for (let at = 0; at < m * m; at += 1) sum[at] = (sum[at] as number) + share * (part[at] as number)
        }
      }
      return sum
    }),
  )
}
