import { logIncompleteBeta } from './incomplete-beta.ts'

/** The chance of `least` successes or more in `n` trials with the chance p each; by the incomplete beta function. */
export function binomialUpper(least: number, n: number, p: number): number {
  if (least <= 0) return 1
  if (least > n) return 0
  return Math.exp(logIncompleteBeta(least, n - least + 1, p, 1 - p).lower)
}
