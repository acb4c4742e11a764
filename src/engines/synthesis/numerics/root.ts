/**
 * A root of f between a and b, where f has different signs, by Brent's method (1973), to the last digits of x or `tolerance`.
 * Throws if the signs agree: that is a mistake of the caller.
 */
export function findRoot(f: (x: number) => number, from: number, to: number, tolerance = 0): number {
  let a = from
  let b = to
  let fa = f(a)
  let fb = f(b)
  if (fa === 0) return a
  if (fb === 0) return b
  if (fa > 0 === fb > 0) throw new Error('A root was looked for where there is none')
  let c = a
  let fc = fa
  let step = b - a
  let last = step
  for (let at = 0; at < 500; at += 1) {
    if (fb > 0 === fc > 0) {
      c = a
      fc = fa
      step = b - a
      last = step
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b
      b = c
      c = a
      fa = fb
      fb = fc
      fc = fa
    }
    const near = 2 * Number.EPSILON * Math.abs(b) + tolerance / 2
    const half = (c - b) / 2
    if (Math.abs(half) <= near || fb === 0) return b
    if (Math.abs(last) >= near && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa
      let p: number
      let q: number
      if (a === c) {
        p = 2 * half * s
        q = 1 - s
      } else {
        const ratio = fa / fc
        const r = fb / fc
        p = s * (2 * half * ratio * (ratio - r) - (b - a) * (r - 1))
        q = (ratio - 1) * (r - 1) * (s - 1)
      }
      if (p > 0) q = -q
      p = Math.abs(p)
      if (2 * p < Math.min(3 * half * q - Math.abs(near * q), Math.abs(last * q))) {
        last = step
        step = p / q
      } else {
        step = half
        last = half
      }
    } else {
      step = half
      last = half
    }
    a = b
    fa = fb
    b += Math.abs(step) > near ? step : Math.sign(half) * near
    fb = f(b)
  }
  return b
}
