import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { chooseEncoding, encode, isWorthEncoding } from './content-encoding.ts'

test.each([
  [undefined, undefined],
  ['', undefined],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['identity', undefined],
  ['*', 'gzip'],
  ['GZIP', 'gzip'],
])('for Accept-Encoding %s we send %s', (accepted, expected) => {
  expect(chooseEncoding(accepted)).toBe(expected)
})

test('what is packed unpacks to the same', async () => {
  const text = Buffer.from('<p>what works elsewhere</p>'.repeat(500))
  for (const effort of ['quick', 'once'] as const) {
    expect(brotliDecompressSync(await encode(text, 'br', effort)).equals(text)).toBe(true)
    expect(gunzipSync(await encode(text, 'gzip', effort)).equals(text)).toBe(true)
  }
})

test('small bodies and packed formats are left alone', () => {
  expect(isWorthEncoding('text/html; charset=utf-8', 20_000)).toBe(true)
  expect(isWorthEncoding('application/problem+json', 2_000)).toBe(true)
  expect(isWorthEncoding('text/html', 500)).toBe(false)
  expect(isWorthEncoding('font/woff2', 20_000)).toBe(false)
})
