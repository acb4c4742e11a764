/**
 * Small symmetric positive definite matrices: rows one after another in a `Float64Array`. Models here have a handful of
 * coefficients, and blocks a few dozen rows; nothing of the size of all studies is ever formed.
 */

/** The lower Cholesky factor of an n by n matrix; `undefined` if it is not positive definite to working accuracy. */
export function cholesky(matrix: Float64Array, n: number): Float64Array | undefined {
  const factor = new Float64Array(n * n)
  for (let column = 0; column < n; column += 1) {
    let diagonal = matrix[column * n + column] as number
    const whole = diagonal
    for (let at = 0; at < column; at += 1) diagonal -= (factor[column * n + at] as number) ** 2
    if (!(diagonal > 1e-13 * whole)) return undefined
    const root = Math.sqrt(diagonal)
    factor[column * n + column] = root
    for (let row = column + 1; row < n; row += 1) {
      let sum = matrix[row * n + column] as number
      for (let at = 0; at < column; at += 1)
        sum -= (factor[row * n + at] as number) * (factor[column * n + at] as number)
      factor[row * n + column] = sum / root
    }
  }
  return factor
}

/** Solves `L L' x = b` in place. */
export function solveInPlace(factor: Float64Array, n: number, b: Float64Array): Float64Array {
  for (let row = 0; row < n; row += 1) {
    let sum = b[row] as number
    for (let at = 0; at < row; at += 1) sum -= (factor[row * n + at] as number) * (b[at] as number)
    b[row] = sum / (factor[row * n + row] as number)
  }
  for (let row = n - 1; row >= 0; row -= 1) {
    let sum = b[row] as number
    for (let at = row + 1; at < n; at += 1) sum -= (factor[at * n + row] as number) * (b[at] as number)
    b[row] = sum / (factor[row * n + row] as number)
  }
  return b
}

/** The inverse of the matrix with this Cholesky factor. */
export function inverseOf(factor: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n)
  for (let column = 0; column < n; column += 1) {
    const unit = new Float64Array(n)
    unit[column] = 1
    solveInPlace(factor, n, unit)
    for (let row = 0; row < n; row += 1) inverse[row * n + column] = unit[row] as number
  }
  return inverse
}

/** The logarithm of the determinant of the matrix with this Cholesky factor. */
export function logDeterminant(factor: Float64Array, n: number): number {
  let sum = 0
  for (let at = 0; at < n; at += 1) sum += Math.log(factor[at * n + at] as number)
  return 2 * sum
}

/** `left` (rows by inner) times `right` (inner by columns). */
export function multiply(
  left: Float64Array,
  right: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): Float64Array {
  const product = new Float64Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    for (let at = 0; at < inner; at += 1) {
      const value = left[row * inner + at] as number
      if (value === 0) continue
      for (let column = 0; column < columns; column += 1) {
        product[row * columns + column] =
          (product[row * columns + column] as number) + value * (right[at * columns + column] as number)
      }
    }
  }
  return product
}

/** Rows become columns. */
export function transpose(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const turned = new Float64Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      turned[column * rows + row] = matrix[row * columns + column] as number
    }
  }
  return turned
}

/** The trace of the product of two n by n matrices, of which only the diagonal is worked out. */
export function traceOfProduct(left: Float64Array, right: Float64Array, n: number): number {
  let sum = 0
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column < n; column += 1) {
      sum += (left[row * n + column] as number) * (right[column * n + row] as number)
    }
  }
  return sum
}

/** `x' M x` for an n by n matrix. */
export function quadraticForm(matrix: Float64Array, x: ArrayLike<number>, n: number): number {
  let sum = 0
  for (let row = 0; row < n; row += 1) {
    let inner = 0
    for (let column = 0; column < n; column += 1) inner += (matrix[row * n + column] as number) * (x[column] as number)
    sum += inner * (x[row] as number)
  }
  return sum
}
