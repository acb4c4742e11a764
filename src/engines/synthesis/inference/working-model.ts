/** The rows of studies whose effects depend on one another, with n by n matrices: the working covariance Φ and the weights W. */
export type WorkingPart = Readonly<{ rows: readonly number[]; variance: Float64Array; weights: Float64Array }>

/**
 * A fitted model as cluster-robust variances see it: parts that are independent of one another, with the weights they were
 * fitted by (the inverse of Φ, unless somebody chose others).
 */
export type WorkingModel = Readonly<{
  /** k by p. */
  x: Float64Array
  k: number
  p: number
  b: Float64Array
  /** (X'WX)⁻¹ */
  bread: Float64Array
  residuals: Float64Array
  parts: readonly WorkingPart[]
}>

/** The same model with parts put together until no cluster stands in two of them. `clusters` names each row's. */
export function wholeClusters(parts: readonly WorkingPart[], clusters: readonly string[]): readonly WorkingPart[] {
  const parent = parts.map((_, at) => at)
  const root = (at: number): number => {
    let top = at
    while (parent[top] !== top) top = parent[top] as number
    parent[at] = top
    return top
  }
  const first = new Map<string, number>()
  parts.forEach(({ rows }, at) => {
    for (const row of rows) {
      const known = first.get(clusters[row] as string)
      if (known === undefined) first.set(clusters[row] as string, at)
      else parent[root(at)] = root(known)
    }
  })
  const groups = Map.groupBy(parts, (part) => root(parts.indexOf(part)))
  return [...groups.values()].map((members) => (members.length === 1 ? (members[0] as WorkingPart) : together(members)))
}

function together(parts: readonly WorkingPart[]): WorkingPart {
  const rows = parts.flatMap((part) => part.rows)
  return { rows, variance: diagonalOf(parts, 'variance'), weights: diagonalOf(parts, 'weights') }
}

function diagonalOf(parts: readonly WorkingPart[], which: 'variance' | 'weights'): Float64Array {
  const size = parts.reduce((sum, part) => sum + part.rows.length, 0)
  const matrix = new Float64Array(size * size)
  let offset = 0
  for (const part of parts) {
    const n = part.rows.length
    for (let row = 0; row < n; row += 1) {
      matrix.set(part[which].subarray(row * n, row * n + n), (offset + row) * size + offset)
    }
    offset += n
  }
  return matrix
}

/** The rows of a k by p matrix that are named. */
export function rowsOf(x: Float64Array, p: number, rows: readonly number[]): Float64Array {
  const chosen = new Float64Array(rows.length * p)
  rows.forEach((row, at) => chosen.set(x.subarray(row * p, row * p + p), at * p))
  return chosen
}

/** Rows and columns of an n by n matrix that are named. */
export function squareOf(matrix: Float64Array, n: number, within: readonly number[]): Float64Array {
  return Float64Array.from(within.flatMap((row) => within.map((column) => matrix[row * n + column] as number)))
}
