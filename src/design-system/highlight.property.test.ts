import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeStretches } from './highlight.tsx'

test('merged stretches are in order, apart, inside, and cover what the given ones cover', () => {
  const stretch = fc.record({ start: fc.integer({ min: -5, max: 40 }), end: fc.integer({ min: -5, max: 40 }) })
  fc.assert(
    fc.property(fc.array(stretch), fc.integer({ min: 0, max: 30 }), (stretches, length) => {
      const merged = mergeStretches(stretches, length)
      for (const [index, { start, end }] of merged.entries()) {
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(length)
        expect(start).toBeGreaterThan(merged[index - 1]?.end ?? -1)
      }
      for (let at = 0; at < length; at++) {
        const inside = (list: typeof merged) => list.some(({ start, end }) => start <= at && at < end)
        expect(inside(merged)).toBe(inside(stretches))
      }
    }),
  )
})
