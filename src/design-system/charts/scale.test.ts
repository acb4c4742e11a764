import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bandOf, countBands, linearScale, roundUp, ticks } from './scale.ts'

test('a linear scale hits both ends, and a domain without width does not divide by zero', () => {
  const scale = linearScale([0, 200], [10, 0])
  expect([scale(0), scale(50), scale(200)]).toEqual([10, 7.5, 0])
  expect(linearScale([3, 3], [5, 9])(3)).toBe(5)
})

test('ticks are round, start at zero and reach the largest value', () => {
  expect(ticks(166)).toEqual([0, 50, 100, 150, 200])
  expect(ticks(3)).toEqual([0, 1, 2, 3])
  expect(ticks(0)).toEqual([0, 1])
  expect([0.3, 1, 7, 20, 21].map(roundUp)).toEqual([0.5, 1, 10, 20, 50])
})

test('bands are whole numbers, the first starts at one and the last ends at the largest', () => {
  expect(countBands([0, 0])).toEqual([])
  expect(countBands([1, 3])).toEqual([1, 2, 3].map((count) => ({ from: count, to: count })))
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1 }), (counts) => {
      const bands = countBands(counts)
      expect(bands.length).toBeLessThanOrEqual(5)
      for (const count of counts) {
        const inside = bands.filter(({ from, to }) => count >= from && count <= to)
        expect(inside.length).toBe(count === 0 ? 0 : 1)
        expect(bandOf(bands, count) === -1).toBe(count === 0)
      }
      for (const [index, band] of bands.entries()) expect(band.from).toBe((bands[index - 1]?.to ?? 0) + 1)
    }),
  )
})
