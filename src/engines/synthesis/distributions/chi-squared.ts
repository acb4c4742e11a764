import { logIncompleteGamma } from './incomplete-gamma.ts'
import { nearNormalQuantile } from './normal.ts'
import { logPoissonTerm } from './stirling.ts'
import { continuous, type Distribution } from './tails.ts'

/** χ² with `df` degrees of freedom. */
export function chiSquared(df: number): Distribution {
  return gammaDistribution(df / 2, 2)
}

/** The gamma distribution with shape a and scale b. */
export function gammaDistribution(a: number, b: number): Distribution {
  return continuous({
    // x^(a-1) e^-x / Γ(a) = the Poisson term times a / x.
    logDensity: (x) => logPoissonTerm(a, x / b) + Math.log(a) - Math.log(x),
    logTails: (x) => logIncompleteGamma(a, x / b),
    least: 0,
    start(p) {
      // Wilson and Hilferty 1931.
      const spread = 1 / (9 * a)
      const root = 1 - spread + nearNormalQuantile(p) * Math.sqrt(spread)
      return Math.max(a * b * root ** 3, a * b * 1e-6)
    },
  })
}
