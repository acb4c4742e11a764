import { cholesky, inverseOf, logDeterminant, multiply, traceOfProduct, transpose } from '../numerics/symmetric.ts'
import type { ModelData } from './data.ts'

/** The studies of one top-level group, whose effects are independent of all others. */
export type Block = Readonly<{
  rows: readonly number[]
  y: Float64Array
  v: Float64Array
  /** n by p. */
  x: Float64Array
  n: number
  /** By level, the number of each row's group. */
  groups: readonly Int32Array[]
}>

/**
 * Parts the data by its top level. `levels` holds, from the top down, the group of each row; a group is a combination of its
 * own column and all above it, so that equal names in different top groups are different groups.
 */
export function partBlocks({ y, v, x, k, p }: ModelData, levels: readonly (readonly string[])[]): readonly Block[] {
  const numbered: Int32Array[] = []
  let above: string[] = Array.from({ length: k }, () => '')
  for (const level of levels) {
    above = above.map((prefix, row) => `${prefix}\u0000${level[row] ?? ''}`)
    const numbers = new Map<string, number>()
    numbered.push(
      Int32Array.from(above, (name) => numbers.get(name) ?? (numbers.set(name, numbers.size), numbers.size - 1)),
    )
  }
  const tops = new Map<number, number[]>()
  numbered[0]?.forEach((group, row) => tops.set(group, [...(tops.get(group) ?? []), row]))
  return [...tops.values()].map((rows) => ({
    rows,
    y: Float64Array.from(rows, (row) => y[row] as number),
    v: Float64Array.from(rows, (row) => v[row] as number),
    x: Float64Array.from(rows.flatMap((row) => [...x.subarray(row * p, row * p + p)])),
    n: rows.length,
    groups: numbered.map((groups) => Int32Array.from(rows, (row) => groups[row] as number)),
  }))
}

/** diag(v) + Σ σ²_l Z_l Z_l' of a block. */
export function blockVariance({ v, n, groups }: Block, sigma2: ArrayLike<number>): Float64Array {
  const matrix = new Float64Array(n * n)
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column < n; column += 1) {
      let sum = row === column ? (v[row] as number) : 0
      groups.forEach((group, level) => {
        if (group[row] === group[column]) sum += sigma2[level] as number
      })
      matrix[row * n + column] = sum
    }
  }
  return matrix
}

/** What a block adds to the likelihood at some σ². */
export type BlockAt = Readonly<{ inverse: Float64Array; logDeterminant: number; xVx: Float64Array; xVy: Float64Array }>

/** Inverts a block's variance; it is positive definite, since every v is above 0. */
export function blockAt(block: Block, p: number, sigma2: ArrayLike<number>): BlockAt {
  const { n, x, y } = block
  const factor = cholesky(blockVariance(block, sigma2), n)
  if (factor === undefined) throw new Error('The variance of a block is not positive definite')
  const inverse = inverseOf(factor, n)
  const xV = multiply(transpose(x, n, p), inverse, p, n, n)
  return {
    inverse,
    logDeterminant: logDeterminant(factor, n),
    xVx: multiply(xV, x, p, n, p),
    xVy: multiply(xV, y, p, n, 1),
  }
}

/** `A Z_l Z_l'` for a block: sums over the groups of a level. */
function timesGroups(matrix: Float64Array, rows: number, n: number, group: Int32Array): Float64Array {
  const product = new Float64Array(rows * n)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < n; column += 1) {
      let sum = 0
      for (let at = 0; at < n; at += 1) if (group[at] === group[column]) sum += matrix[row * n + at] as number
      product[row * n + column] = sum
    }
  }
  return product
}

/** The parts of score and information that a block gives for each level, and for each pair of levels. */
export type BlockSlopes = Readonly<{
  /** tr V⁻¹K_l */
  traces: readonly number[]
  /** r'V⁻¹K_lV⁻¹r */
  squares: readonly number[]
  /** X'V⁻¹K_lV⁻¹X */
  xKx: readonly Float64Array[]
  /** tr V⁻¹K_lV⁻¹K_m and X'V⁻¹K_lV⁻¹K_mV⁻¹X, by `l * levels + m`. */
  pairTraces: readonly number[]
  xKKx: readonly Float64Array[]
}>

/** Works them out for residuals `r` of the block. */
export function blockSlopes(block: Block, { inverse }: BlockAt, p: number, r: Float64Array): BlockSlopes {
  const { n, x, groups } = block
  const Vx = multiply(inverse, x, n, n, p)
  const xV = transpose(Vx, n, p)
  const Vr = multiply(inverse, r, n, n, 1)
  const VK = groups.map((group) => timesGroups(inverse, n, n, group))
  const diagonal = (matrix: Float64Array) => {
    let sum = 0
    for (let at = 0; at < n; at += 1) sum += matrix[at * n + at] as number
    return sum
  }
  const squareOver = (group: Int32Array) => {
    const sums = new Map<number, number>()
    group.forEach((number, row) => sums.set(number, (sums.get(number) ?? 0) + (Vr[row] as number)))
    return [...sums.values()].reduce((sum, value) => sum + value ** 2, 0)
  }
  const xVK = groups.map((group) => timesGroups(xV, p, n, group))
  const pairs = groups.flatMap((_, l) => groups.map((__, m) => [l, m] as const))
  return {
    traces: VK.map(diagonal),
    squares: groups.map(squareOver),
    xKx: xVK.map((part) => multiply(part, Vx, p, n, p)),
    pairTraces: pairs.map(([l, m]) => traceOfProduct(VK[l] as Float64Array, VK[m] as Float64Array, n)),
    xKKx: pairs.map(([l, m]) =>
      multiply(multiply(xVK[l] as Float64Array, VK[m] as Float64Array, p, n, n), Vx, p, n, p),
    ),
  }
}
