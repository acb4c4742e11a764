import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { cholesky, multiply, transpose } from '../numerics/symmetric.ts'

/** What the adjustment of one cluster is made of: n rows, p coefficients. */
export type ClusterParts = Readonly<{
  n: number
  p: number
  /** Φ of the cluster, n by n. */
  variance: Float64Array
  /** n by p. */
  x: Float64Array
  /** X'WΦ of the cluster's columns, p by n; X' where the weights are the inverse of Φ. */
  carried: Float64Array
  /** (X'WX)⁻¹ and X'WΦWX */
  bread: Float64Array
  spread: Float64Array
}>

/**
 * A = D'B^(-½)D with D'D = Φ and B = D(I-H)Φ(I-H)'D' of the cluster (Pustejovsky and Tipton 2018): with it the robust variance
 * is unbiased under the working model. A generalised inverse root is taken where B has lost rank.
 */
export function adjustmentMatrix(parts: ClusterParts): Float64Array {
  const { n, p, variance, x, carried, bread, spread } = parts
  const lower = cholesky(variance, n)
  if (lower === undefined) throw new Error('A working covariance is not positive definite')
  const xM = multiply(x, bread, n, p, p)
  const crossed = multiply(xM, carried, n, p, n)
  const back = multiply(multiply(xM, spread, n, p, p), transpose(xM, n, p), n, p, n)
  const left = variance.map((value, at) => {
    const turned = (at % n) * n + Math.floor(at / n)
    return value - (crossed[at] as number) - (crossed[turned] as number) + (back[at] as number)
  })
  const upper = transpose(lower, n, n)
  const B = multiply(multiply(upper, left, n, n, n), lower, n, n, n)
  return multiply(multiply(lower, inverseRoot(B, n), n, n, n), upper, n, n, n)
}

/** The symmetric inverse square root; directions of no spread are left out. */
export function inverseRoot(matrix: Float64Array, n: number): Float64Array {
  const symmetric = Matrix.zeros(n, n)
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column < n; column += 1) {
      symmetric.set(row, column, ((matrix[row * n + column] as number) + (matrix[column * n + row] as number)) / 2)
    }
  }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, { assumeSymmetric: true })
  const greatest = Math.max(...realEigenvalues.map(Math.abs))
  const root = new Float64Array(n * n)
  realEigenvalues.forEach((value, at) => {
    if (value <= 1e-12 * greatest) return
    const scale = 1 / Math.sqrt(value)
    for (let row = 0; row < n; row += 1) {
      for (let column = 0; column < n; column += 1) {
        const share = scale * eigenvectorMatrix.get(row, at) * eigenvectorMatrix.get(column, at)
        root[row * n + column] = (root[row * n + column] as number) + share
      }
    }
  })
  return root
}
