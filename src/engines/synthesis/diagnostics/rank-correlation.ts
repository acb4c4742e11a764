import { normal } from '../distributions/normal.ts'
import type { ModelData } from '../models/data.ts'
import { fitAt } from '../models/weighted-fit.ts'

/** Kendall's τ and its p-value. */
export type RankCorrelation = Readonly<{ tau: number; p: number; exact: boolean }>

/** Begg and Mazumdar's test (1994): whether effects, set against the mean of all, go with their variances. */
export function rankCorrelation(data: ModelData): RankCorrelation {
  const fit = fitAt(data, 0)
  const whole = fit.weights.reduce((sum, weight) => sum + weight, 0)
  const deviates = Array.from(fit.residuals, (r, row) => r / Math.sqrt((data.v[row] as number) - 1 / whole))
  return kendall(deviates, [...data.v])
}

/** Kendall's τ-b, exact below 50 without ties, else by the normal approximation with ties counted. */
export function kendall(x: readonly number[], y: readonly number[]): RankCorrelation {
  const n = x.length
  let sum = 0
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      sum += Math.sign((x[i] as number) - (x[j] as number)) * Math.sign((y[i] as number) - (y[j] as number))
    }
  }
  const pairs = (n * (n - 1)) / 2
  const [tiesX, tiesY] = [tiesOf(x), tiesOf(y)]
  const tau = sum / Math.sqrt((pairs - over(tiesX, pairsOf)) * (pairs - over(tiesY, pairsOf)))
  if (n < 50 && tiesX.length === 0 && tiesY.length === 0) {
    return { tau, p: exactP((sum + pairs) / 2, n), exact: true }
  }
  return { tau, p: Math.min(1, 2 * normal.upper(Math.abs(sum) / Math.sqrt(varianceOf(n, tiesX, tiesY)))), exact: false }
}

/** Sizes of the groups of equal values. */
function tiesOf(values: readonly number[]): readonly number[] {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts.values()].filter((count) => count > 1)
}

/** Sums something over the sizes of groups of equal values. */
function over(ties: readonly number[], f: (size: number) => number): number {
  return ties.reduce((sum, size) => sum + f(size), 0)
}

const pairsOf = (t: number) => (t * (t - 1)) / 2
const square = (t: number) => t * (t - 1)
const third = (t: number) => t * (t - 1) * (t - 2)
const cubic = (t: number) => t * (t - 1) * (2 * t + 5)

/** Of the sum of signs (Kendall 1970, with ties). */
function varianceOf(n: number, tiesX: readonly number[], tiesY: readonly number[]): number {
  const first = (n * (n - 1) * (2 * n + 5) - over(tiesX, cubic) - over(tiesY, cubic)) / 18
  const second = (over(tiesX, square) * over(tiesY, square)) / (2 * n * (n - 1))
  return first + second + (over(tiesX, third) * over(tiesY, third)) / (9 * n * (n - 1) * (n - 2))
}

/** Twice the share of permutations with so few concordant pairs, or so many. */
function exactP(concordant: number, n: number): number {
  // Shares of permutations of 1..n by their number of concordant pairs, one element after another.
  let shares = [1]
  for (let size = 2; size <= n; size += 1) {
    const next: number[] = Array.from({ length: (size * (size - 1)) / 2 + 1 }, () => 0)
    shares.forEach((share, at) => {
      for (let more = 0; more < size; more += 1) next[at + more] = (next[at + more] as number) + share / size
    })
    shares = next
  }
  const upTo = (last: number) => shares.slice(0, last + 1).reduce((sum, share) => sum + share, 0)
  const lower = upTo(Math.round(concordant))
  const upper = shares.slice(Math.round(concordant)).reduce((sum, share) => sum + share, 0)
  return Math.min(1, 2 * Math.min(lower, upper))
}
