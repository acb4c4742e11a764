import { expect, test } from 'vitest'
import { compilePattern, editDistance } from './path-pattern.ts'

test('a name stands for one segment that is not empty; everything else for itself', () => {
  const place = compilePattern('/places/:code')
  expect(place.fits('/places/E08000001')).toBe(true)
  expect(place.fits('/places/')).toBe(false)
  expect(place.fits('/places/a/b')).toBe(false)
  const dotted = compilePattern('/api/v1/openapi.json')
  expect(dotted.fits('/api/v1/openapi.json')).toBe(true)
  expect(dotted.fits('/api/v1/openapiXjson')).toBe(false)
})

test.each([
  ['/practices', '/practices', 0],
  ['/prctices', '/practices', 1],
  ['/pratcices', '/practices', 1],
  ['/practise', '/practices', 2],
  ['', '/a', 2],
])('from %s to %s it is %i letters', (left, right, expected) => {
  expect(editDistance(left, right)).toBe(expected)
  expect(editDistance(right, left)).toBe(expected)
})
