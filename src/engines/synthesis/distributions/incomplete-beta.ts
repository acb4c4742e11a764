import { logBinomialTerm } from './stirling.ts'
import { logComplement, type LogTails } from './tails.ts'

const smallest = 1e-300

/**
 * Logarithms of the regularised incomplete beta function I_x(a, b) and of its complement; `y` is 1 - x, given as it is known
 * best. By the continued fraction of Abramowitz and Stegun 26.5.8 on the side where it converges.
 */
export function logIncompleteBeta(a: number, b: number, x: number, y: number): LogTails {
  if (x <= 0) return { lower: -Infinity, upper: 0 }
  if (y <= 0) return { lower: 0, upper: -Infinity }
  if (x > (a + 1) / (a + b + 2)) {
    const { lower, upper } = logIncompleteBeta(b, a, y, x)
    return { lower: upper, upper: lower }
  }
  // x^a y^b / (a B(a, b)) = b / (a + b) times the binomial term.
  const log = logBinomialTerm(a, b, x, y) + Math.log(b / (a + b)) + Math.log(fraction(a, b, x))
  const lower = Math.min(0, log)
  return { lower, upper: logComplement(lower) }
}

function fraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let at = 1; at < 100_000; at += 1) {
    const even = (at * (b - at) * x) / ((a + 2 * at - 1) * (a + 2 * at))
    d = 1 / guarded(1 + even * d)
    c = guarded(1 + even / c)
    value *= d * c
    const odd = (-(a + at) * (a + b + at) * x) / ((a + 2 * at) * (a + 2 * at + 1))
    d = 1 / guarded(1 + odd * d)
    c = guarded(1 + odd / c)
    const delta = d * c
    value *= delta
    if (Math.abs(delta - 1) < 1e-16) break
  }
  return value
}

const guarded = (value: number) => (Math.abs(value) < smallest ? smallest : value)
