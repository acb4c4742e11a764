import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../support/application.ts'
import { testDocument, testPage } from './test-routes.tsx'

let running: TestApplication
let words = 'what works elsewhere '

beforeAll(async () => {
  running = await testApplication({
    routes: [
      testPage('/test-long', () => testDocument(words.repeat(500))),
      testPage('/test/:private', () => testDocument('Short')),
      testPage('/test-file', () => {
        const headers = { 'content-type': 'text/csv; charset=utf-8' }
        return new Response(new Blob(['a,b\n'.repeat(2_000)]).stream(), { headers })
      }),
    ],
  })
})
afterAll(() => running.close())

describe('a page', () => {
  test('is packed as the browser takes it, and the same once unpacked', async () => {
    const plain = Buffer.from(await (await running.request('/test-long')).arrayBuffer())
    const brotli = await running.request('/test-long', { headers: { 'accept-encoding': 'gzip, br' } })
    const gzip = await running.request('/test-long', { headers: { 'accept-encoding': 'gzip' } })
    expect(brotli.headers.get('content-encoding')).toBe('br')
    expect(gzip.headers.get('content-encoding')).toBe('gzip')
    const packed = Buffer.from(await brotli.arrayBuffer())
    expect(Number(brotli.headers.get('content-length'))).toBe(packed.byteLength)
    expect(packed.byteLength).toBeLessThan(plain.byteLength / 10)
    expect(brotliDecompressSync(packed).equals(plain)).toBe(true)
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).equals(plain)).toBe(true)
    for (const { headers } of [brotli, gzip]) expect(headers.get('vary')).toBe('Accept-Encoding')
  })

  test('is not sent again while it is unchanged', async () => {
    const first = await running.request('/test-long')
    const tag = first.headers.get('etag') ?? ''
    const headers = { 'if-none-match': `"other", ${tag}`, 'accept-encoding': 'br' }
    const again = await running.request('/test-long', { headers })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
    expect(again.headers.get('etag')).toBe(tag)
    expect(again.headers.get('cache-control')).toBe('private, no-cache')
    words = 'what changed meanwhile '
    expect((await running.request('/test-long', { headers })).status).toBe(200)
  })

  test('of refusal has no tag, so that it is never taken for the page', async () => {
    expect((await running.request('/nothing')).headers.get('etag')).toBeNull()
  })
})

test('what a handler streams is packed on its way', async () => {
  const response = await running.request('/test-file', { headers: { 'accept-encoding': 'gzip' } })
  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(gunzipSync(Buffer.from(await response.arrayBuffer())).toString()).toBe('a,b\n'.repeat(2_000))
})

test('static files that a page names are there, packed, and kept for a year', async () => {
  const html = await (await running.request('/nothing')).text()
  const addresses = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '')
  expect(addresses.length).toBeGreaterThan(3)
  for (const address of addresses) {
    const response = await running.request(address, { headers: { 'accept-encoding': 'br' } })
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-encoding')).toBe(address.endsWith('.woff2') ? null : 'br')
    const headers = { 'if-none-match': response.headers.get('etag') ?? '' }
    expect((await running.request(address, { headers })).status).toBe(304)
  }
})

async function idOf(given: string): Promise<string | null> {
  const response = await running.request('/test/x', { headers: { 'x-request-id': given } })
  return response.headers.get('x-request-id')
}

describe('the request id', () => {
  test('of a proxy is kept', async () => {
    expect(await idOf('proxy-4711-abc')).toBe('proxy-4711-abc')
  })

  test.each(['short', 'with space in it', 'a'.repeat(65), '"><script>alert(1)</script>'])(
    '%s is replaced by one of our own',
    async (given) => {
      expect(await idOf(given)).toMatch(/^[0-9a-f-]{36}$/)
    },
  )
})

test('the log has one line a request, with the pattern and never what was asked', async () => {
  const before = running.log.length
  await running.request('/test/jane-doe?need=my+private+trouble', { headers: { 'x-request-id': 'log-line-1' } })
  const lines = running.log.slice(before)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ method: 'GET', route: '/test/:private', status: 200, requestId: 'log-line-1' })
  expect(lines[0]?.['milliseconds']).toBeTypeOf('number')
  expect(JSON.stringify(lines)).not.toMatch(/private\+|trouble|jane/)
})
