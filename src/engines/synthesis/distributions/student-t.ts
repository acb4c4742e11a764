import { logIncompleteBeta } from './incomplete-beta.ts'
import { nearNormalQuantile, normal } from './normal.ts'
import { logGamma } from './stirling.ts'
import { continuous, logComplement, type Distribution, type LogTails } from './tails.ts'

/** Student's t with `df` degrees of freedom, which need not be whole; infinite ones give the normal distribution. */
export function studentT(df: number): Distribution {
  if (df === Infinity) return normal
  const logConstant = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI)
  return continuous({
    logDensity: (t) => logConstant - ((df + 1) / 2) * Math.log1p((t * t) / df),
    logTails(t): LogTails {
      if (t === 0) return { lower: -Math.LN2, upper: -Math.LN2 }
      const square = t * t
      const far = logIncompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square)).lower - Math.LN2
      return t > 0 ? { lower: logComplement(far), upper: far } : { lower: far, upper: logComplement(far) }
    },
    least: -Infinity,
    start(p) {
      const z = nearNormalQuantile(p)
      return z + (z * z * z + z) / (4 * df)
    },
  })
}
