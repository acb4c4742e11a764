const levels = 12

/**
 * The integral of a smooth function from a to b by the tanh-sinh rule (Takahasi and Mori 1974), halving the step until two
 * sums agree to `tolerance` relative. Ends may be singular as long as the integral is finite.
 */
export function integrate(f: (x: number) => number, a: number, b: number, tolerance = 1e-14): number {
  if (a === b) return 0
  const middle = (a + b) / 2
  const half = (b - a) / 2
  const term = (t: number): number => {
    const bend = (Math.PI / 2) * Math.sinh(t)
    const weight = ((Math.PI / 2) * Math.cosh(t)) / Math.cosh(bend) ** 2
    if (!(weight > 1e-300)) return 0
    const value = f(middle + half * Math.tanh(bend))
    return Number.isFinite(value) ? value * weight : 0
  }
  const reach = 3.6
  let step = 0.5
  let sum = term(0)
  for (let t = step; t <= reach; t += step) sum += term(t) + term(-t)
  let before = sum * step * half
  for (let level = 0; level < levels; level += 1) {
    for (let t = step / 2; t <= reach; t += step) sum += term(t) + term(-t)
    step /= 2
    const now = sum * step * half
    if (Math.abs(now - before) <= tolerance * Math.abs(now)) return now
    before = now
  }
  return before
}
