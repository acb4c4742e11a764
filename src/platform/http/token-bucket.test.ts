import { expect, test } from 'vitest'
import { TokenBuckets } from './token-bucket.ts'

test('a visitor may take the whole allowance at once, and then waits for it to fill evenly', () => {
  const buckets = new TokenBuckets(60)
  for (let taken = 0; taken < 60; taken++) expect(buckets.take('a', 1, 0).allowed).toBe(true)
  expect(buckets.take('a', 1, 0)).toEqual({ allowed: false, limit: 60, remaining: 0, waitSeconds: 1 })
  expect(buckets.take('a', 1, 999).allowed).toBe(false)
  expect(buckets.take('a', 1, 1_000).allowed).toBe(true)
  expect(buckets.take('a', 3, 2_000)).toMatchObject({ allowed: false, waitSeconds: 2 })
  expect(buckets.take('a', 3, 4_000).allowed).toBe(true)
})

test('a refused request takes nothing, and one visitor does not use up another', () => {
  const buckets = new TokenBuckets(2)
  expect(buckets.take('a', 3, 0)).toMatchObject({ allowed: false, remaining: 2 })
  expect(buckets.take('a', 2, 0)).toMatchObject({ allowed: true, remaining: 0 })
  expect(buckets.take('b', 2, 0).allowed).toBe(true)
})

test('a bucket never holds more than the limit, even if the clock jumps', () => {
  const buckets = new TokenBuckets(10)
  buckets.take('a', 10, 0)
  expect(buckets.take('a', 1, 1e12)).toMatchObject({ allowed: true, remaining: 9 })
  expect(buckets.take('a', 1, 0)).toMatchObject({ allowed: true, remaining: 8 })
})

test('memory is bounded: the visitor who has been away longest is forgotten first', () => {
  const buckets = new TokenBuckets(5, 100)
  for (let visitor = 0; visitor < 100; visitor++) buckets.take(`v${visitor}`, 5, visitor)
  buckets.take('v0', 5, 200)
  for (let visitor = 100; visitor < 150; visitor++) buckets.take(`v${visitor}`, 5, 200)
  expect(buckets.size).toBe(100)
  expect(buckets.take('v0', 5, 200).allowed).toBe(false)
  expect(buckets.take('v1', 5, 200).allowed).toBe(true)
})
