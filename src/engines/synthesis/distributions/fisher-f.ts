import { chiSquared } from './chi-squared.ts'
import { logIncompleteBeta } from './incomplete-beta.ts'
import { logBinomialTerm } from './stirling.ts'
import { continuous, type Distribution } from './tails.ts'

/** F with `df1` and `df2` degrees of freedom; an infinite `df2` gives χ² over `df1`. */
export function fisherF(df1: number, df2: number): Distribution {
  if (df2 === Infinity) return scaled(chiSquared(df1), df1)
  return continuous({
    logDensity(f) {
      const share = (df1 * f) / (df1 * f + df2)
      const rest = df2 / (df1 * f + df2)
      // x^(a-1) y^(b-1) / B(a, b) times dx/df
      const a = df1 / 2
      const b = df2 / 2
      return logBinomialTerm(a, b, share, rest) + Math.log((a * b) / (a + b)) - Math.log(f)
    },
    logTails: (f) => logIncompleteBeta(df1 / 2, df2 / 2, (df1 * f) / (df1 * f + df2), df2 / (df1 * f + df2)),
    least: 0,
    start: () => 1,
  })
}

function scaled(base: Distribution, by: number): Distribution {
  return {
    density: (x) => base.density(x * by) * by,
    lower: (x) => base.lower(x * by),
    upper: (x) => base.upper(x * by),
    logLower: (x) => base.logLower(x * by),
    logUpper: (x) => base.logUpper(x * by),
    lowerQuantile: (p) => base.lowerQuantile(p) / by,
    upperQuantile: (p) => base.upperQuantile(p) / by,
  }
}
