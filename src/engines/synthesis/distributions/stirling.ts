/**
 * The parts of which gamma, beta, Poisson and binomial terms are made without loss: Stirling's error and the deviance
 * (C. Loader, Fast and accurate computation of binomial probabilities, 2000). A product such as `x^a e^-x / Γ(a+1)` loses
 * ten digits for large `a` if its logarithms are added up; as a sum of these two it keeps them.
 */

/** Lanczos coefficients for g = 607/128 (P. Godfrey 2001). */
const lanczos = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125, -0.00021026444172410488,
  0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
] as const
const halfLogTwoPi = 0.9189385332046728

/** `ln Γ(x)` for x > 0; 1e-14 of the greater of 1 and itself. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  if (x > 15) return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + stirlingSeries(x)
  let sum: number = lanczos[0]
  for (let at = 1; at < lanczos.length; at += 1) sum += (lanczos[at] as number) / (x - 1 + at)
  const base = x - 1 + 607 / 128 + 0.5
  return (x - 0.5) * Math.log(base) - base + halfLogTwoPi + Math.log(sum)
}

/** `ln Γ(x + 1) - (x + ½) ln x + x - ½ ln 2π`, for x > 0. */
export function stirlingError(x: number): number {
  return x > 15 ? stirlingSeries(x) : logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - halfLogTwoPi
}

function stirlingSeries(x: number): number {
  const square = x * x
  return (
    (1 / 12 -
      (1 / 360 -
        (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360 - 1 / 156 / square) / square) / square) / square) / square) /
        square) /
    x
  )
}

/** `x ln(x / mean) + mean - x`, without loss where the two are close; 0 at x = mean. */
export function deviance(x: number, mean: number): number {
  const difference = x - mean
  if (Math.abs(difference) < 0.1 * (x + mean)) {
    const ratio = difference / (x + mean)
    let sum = difference * ratio
    let term = 2 * x * ratio
    for (let at = 1; at < 1000; at += 1) {
      term *= ratio * ratio
      const next = sum + term / (2 * at + 1)
      if (next === sum) return next
      sum = next
    }
  }
  return x * Math.log(x / mean) + mean - x
}

/** `ln(mean^x e^-mean / Γ(x + 1))`, the logarithm of a Poisson term whose count need not be whole; x > 0. */
export function logPoissonTerm(x: number, mean: number): number {
  return -stirlingError(x) - deviance(x, mean) - halfLogTwoPi - 0.5 * Math.log(x)
}

/** `ln(Γ(a+b+1) / (Γ(a+1) Γ(b+1)) p^a q^b)` with q = 1 - p given as it is known best; a, b > 0. */
export function logBinomialTerm(a: number, b: number, p: number, q: number): number {
  const n = a + b
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b)
  return errors - deviance(a, n * p) - deviance(b, n * q) + 0.5 * Math.log(n / (2 * Math.PI * a * b))
}
