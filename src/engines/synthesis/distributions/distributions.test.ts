import { describe, expect, test } from 'vitest'
import { binomialUpper } from './binomial.ts'
import { bivariateUpper } from './bivariate-normal.ts'
import { chiSquared } from './chi-squared.ts'
import { fisherF } from './fisher-f.ts'
import { normal } from './normal.ts'
import { logGamma } from './stirling.ts'
import { studentT } from './student-t.ts'

/** Relative to the expected value. */
const near = (got: number, want: number, tolerance = 1e-12) =>
  expect(Math.abs(got - want)).toBeLessThanOrEqual(tolerance * Math.abs(want))

describe('distributions', () => {
  test('the normal distribution, far into the tail', () => {
    near(normal.upper(1), 0.15865525393145705)
    near(normal.upper(1.959963984540054), 0.025, 1e-14)
    near(normal.upper(10), 7.619853024160527e-24)
    near(normal.logUpper(50), -1254.8313611394594, 1e-13)
    near(normal.upperQuantile(0.025), 1.959963984540054)
    near(normal.upperQuantile(1e-300), 37.0470962993612)
    expect(Math.abs(normal.lowerQuantile(0.5))).toBeLessThan(1e-16)
  })

  test('Student t with one and two degrees of freedom has closed forms', () => {
    for (const t of [0.1, 1, 12.7, 1e3, 1e6]) {
      near(studentT(1).upper(t), Math.atan2(1, t) / Math.PI, 1e-13)
      // ½ (1 - t/√(2+t²)) without its cancellation
      near(studentT(2).upper(t), 1 / (Math.sqrt(2 + t * t) * (Math.sqrt(2 + t * t) + t)), 1e-13)
    }
    near(studentT(12).upperQuantile(0.025), 2.1788128296672284)
    near(studentT(1).upperQuantile(0.025), Math.tan(Math.PI * 0.475))
  })

  test('χ² with two and four degrees of freedom has closed forms', () => {
    for (const x of [1e-8, 0.1, 3, 40, 700, 1400]) {
      near(chiSquared(2).logUpper(x), -x / 2, 1e-13)
      near(chiSquared(4).logUpper(x), Math.log1p(x / 2) - x / 2, 1e-12 + (x < 1 ? 1e-3 : 0))
    }
    near(chiSquared(1).upperQuantile(0.05), 3.841458820694124)
    near(chiSquared(12).lowerQuantile(0.025), 4.403788506981701)
  })

  test('F with two numerator degrees of freedom has a closed form', () => {
    for (const f of [0.01, 1.13876, 10, 1e5]) near(fisherF(2, 9).upper(f), (1 + (2 * f) / 9) ** -4.5, 1e-13)
    near(fisherF(3, Infinity).upper(2), chiSquared(3).upper(6))
  })

  test('a binomial tail is the sum of its terms', () => {
    const choose = (n: number, k: number) => Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1))
    for (const least of [1, 5, 12]) {
      let sum = 0
      for (let k = least; k <= 12; k += 1) sum += choose(12, k) * 0.3 ** k * 0.7 ** (12 - k)
      near(binomialUpper(least, 12, 0.3), sum)
    }
    expect(binomialUpper(0, 12, 0.3)).toBe(1)
    expect(binomialUpper(13, 12, 0.3)).toBe(0)
  })

  test('two normal variables: a quadrant has a closed form (Sheppard 1899)', () => {
    for (const r of [-0.99, -0.5, 0, 0.3, 0.999])
      near(bivariateUpper(0, 0, r), 0.25 + Math.asin(r) / (2 * Math.PI), 1e-12)
  })
})
