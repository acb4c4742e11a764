import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustPValues } from '../inference/adjust.ts'
import { chiSquared } from './chi-squared.ts'
import { fisherF } from './fisher-f.ts'
import { normal } from './normal.ts'
import { studentT } from './student-t.ts'
import type { Distribution } from './tails.ts'

describe('distributions', () => {
  const distributions: readonly (readonly [string, Distribution])[] = [
    ['normal', normal],
    ['t(3.7)', studentT(3.7)],
    ['t(40)', studentT(40)],
    ['chi-squared(5)', chiSquared(5)],
    ['chi-squared(300)', chiSquared(300)],
    ['F(3, 8.5)', fisherF(3, 8.5)],
  ]
  test.each(distributions)('%s: a quantile is the inverse of its tail, both ways', (_, distribution) => {
    fc.assert(
      fc.property(fc.double({ min: -280, max: -0.31, noNaN: true }), (power) => {
        const p = 10 ** power
        expect(Math.abs(distribution.logUpper(distribution.upperQuantile(p)) - Math.log(p))).toBeLessThan(
          1e-12 * Math.max(1, -Math.log(p)),
        )
        if (power > -20)
          expect(Math.abs(distribution.logLower(distribution.lowerQuantile(p)) - Math.log(p))).toBeLessThan(
            1e-11 * Math.max(1, -Math.log(p)),
          )
      }),
      { numRuns: 150 },
    )
  })

  test('adjusted p-values are never below the plain ones, nor above 1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 10 }),
        fc.constantFrom('holm' as const, 'bonferroni' as const),
        (p, how) => {
          adjustPValues(p, how).forEach((value, at) => {
            expect(value).toBeGreaterThanOrEqual(p[at] ?? 2)
            expect(value).toBeLessThanOrEqual(1)
          })
        },
      ),
    )
  })
})
