import { logGamma } from '../distributions/stirling.ts'

/** J(m) = Γ(m/2) / (√(m/2) Γ((m-1)/2)), exact and not 1 - 3/(4m - 1) (Hedges 1981); m > 1. */
export function smallSampleFactor(m: number): number {
  if (m > 300) {
    // ln Γ(z + ½) - ln Γ(z) - ½ ln z as a series in 1/z: differences of great logarithms would lose digits.
    const z = (m - 1) / 2
    const series = -1 / (8 * z) + 1 / (192 * z ** 3) - 1 / (640 * z ** 5) + 17 / (14336 * z ** 7)
    return Math.exp(series + 0.5 * Math.log1p(-1 / m))
  }
  return Math.exp(logGamma(m / 2) - 0.5 * Math.log(m / 2) - logGamma((m - 1) / 2))
}
