import { logIncompleteGamma } from './incomplete-gamma.ts'
import { continuous, logComplement, type Distribution, type LogTails } from './tails.ts'

const halfLogTwoPi = 0.9189385332046728

function logTails(z: number): LogTails {
  if (z === 0) return { lower: -Math.LN2, upper: -Math.LN2 }
  const far = logIncompleteGamma(0.5, (z * z) / 2).upper - Math.LN2
  return z > 0 ? { lower: logComplement(far), upper: far } : { lower: far, upper: logComplement(far) }
}

/** A point near the one with the upper tail p (Abramowitz and Stegun 26.2.23, to 4.5e-4). */
export function nearNormalQuantile(p: number): number {
  if (p > 0.5) return -nearNormalQuantile(1 - p)
  const t = Math.sqrt(-2 * Math.log(Math.max(p, 5e-324)))
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
}

/** The standard normal distribution. */
export const normal: Distribution = continuous({
  logDensity: (z) => -0.5 * z * z - halfLogTwoPi,
  logTails,
  least: -Infinity,
  start: nearNormalQuantile,
})
