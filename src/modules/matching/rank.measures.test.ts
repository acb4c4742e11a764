import { describe, expect, test } from 'vitest'
import { distinctGroups, gradesOfGroups, measure, pairedInterval } from './rank.measures.ts'

const groupOf = (document: string) => document.slice(0, 1)

describe('measures of one list', () => {
  const grades = new Map([
    ['a', 2],
    ['b', 1],
    ['c', 0],
  ])

  test('by hand: the best is second, the next fourth, a judged zero is not relevant', () => {
    const found = measure(['x', 'a', 'c', 'b'], grades)
    expect(found.mrr).toBe(0.5)
    expect(found.ndcg10).toBeCloseTo((2 / Math.log2(3) + 1 / Math.log2(5)) / (2 + 1 / Math.log2(3)), 12)
    expect(found.recall10).toBe(1)
  })

  test('nothing found is nought everywhere, and the ideal list is one', () => {
    expect(measure([], grades)).toEqual({ mrr: 0, ndcg10: 0, recall10: 0, recall100: 0 })
    expect(measure(['a', 'b'], grades).ndcg10).toBe(1)
  })

  test('recall looks no deeper than it says', () => {
    const deep = [...Array.from({ length: 10 }, (_, at) => `x${at}`), 'a']
    expect(measure(deep, grades)).toMatchObject({ recall10: 0, recall100: 0.5 })
  })

  test('groups: first document of each, best grade of each', () => {
    expect(distinctGroups(['a1', 'b1', 'a2'], groupOf)).toEqual(['a', 'b'])
    expect([
      ...gradesOfGroups(
        new Map([
          ['a1', 1],
          ['a2', 3],
        ]),
        groupOf,
      ),
    ]).toEqual([['a', 3]])
  })
})

describe('the paired bootstrap', () => {
  const base = Array.from({ length: 200 }, (_, at) => (at % 7) / 10)

  test('a difference that is everywhere the same has no width', () => {
    const interval = pairedInterval(
      base,
      base.map((value) => value + 0.1),
    )
    expect(interval.mean).toBeCloseTo(0.1, 12)
    expect(interval.low).toBeCloseTo(0.1, 12)
    expect(interval.high).toBeCloseTo(0.1, 12)
  })

  test('noise without a difference spans nought; the same input gives the same figures', () => {
    const noisy = base.map((value, at) => value + (at % 2 === 0 ? 0.2 : -0.2))
    const interval = pairedInterval(base, noisy)
    expect(interval.low).toBeLessThan(0)
    expect(interval.high).toBeGreaterThan(0)
    expect(pairedInterval(base, noisy)).toEqual(interval)
  })
})
