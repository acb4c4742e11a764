import { logPoissonTerm } from './stirling.ts'
import { logComplement, type LogTails } from './tails.ts'

const smallest = 1e-300

/**
 * Logarithms of the regularised incomplete gamma functions P(a, x) and Q(a, x), a > 0, x >= 0: a series below the mean,
 * a continued fraction above it (Abramowitz and Stegun 6.5.29 and 6.5.31).
 */
export function logIncompleteGamma(a: number, x: number): LogTails {
  if (x <= 0) return { lower: -Infinity, upper: 0 }
  if (x === Infinity) return { lower: 0, upper: -Infinity }
  // x^a e^-x / Γ(a + 1)
  const logTerm = logPoissonTerm(a, x)
  if (x < a + 1) {
    let sum = 1
    let term = 1
    for (let at = 1; at < 100_000; at += 1) {
      term *= x / (a + at)
      sum += term
      if (term < sum * 1e-17) break
    }
    const lower = Math.min(0, logTerm + Math.log(sum))
    return { lower, upper: logComplement(lower) }
  }
  const upper = Math.min(0, logTerm + Math.log(a) + Math.log(fraction(a, x)))
  return { lower: logComplement(upper), upper }
}

/** Γ(a, x) / (x^a e^-x) by Lentz's method. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1 / smallest
  let d = 1 / b
  let value = d
  for (let at = 1; at < 100_000; at += 1) {
    const an = -at * (at - a)
    b += 2
    d = 1 / guarded(an * d + b)
    c = guarded(b + an / c)
    const delta = d * c
    value *= delta
    if (Math.abs(delta - 1) < 1e-16) break
  }
  return value
}

const guarded = (value: number) => (Math.abs(value) < smallest ? smallest : value)
