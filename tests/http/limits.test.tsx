import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formLimitBytes } from '../../src/platform/http/body-limit.ts'
import { addressLimit } from '../../src/platform/http/well-formed-address.ts'
import type { OpenDatabase } from '../../src/platform/database/database.ts'
import { freshDatabase } from '../support/database.ts'
import { testApplication, type TestApplication, type TestOptions } from '../support/application.ts'
import { testDocument, testPage } from './test-routes.tsx'

let open: OpenDatabase
let running: TestApplication

beforeAll(async () => {
  open = await freshDatabase()
})
afterAll(() => open.close())

const routes = [
  testPage('/test', (context) => testDocument(context.req.query('need') ?? 'none')),
  testPage('/test-search', () => testDocument('Found'), { cost: 'expensive' }),
  testPage('/test-form', async (context) => testDocument((await context.req.text()).slice(0, 9)), {
    method: 'POST',
  }),
]

async function start(settings: TestOptions['settings'] = {}): Promise<void> {
  running = await testApplication({ routes, settings, open })
}

describe('the allowance of requests', () => {
  test('is said on every answer, and a search takes more of it', async () => {
    await start({ rateLimit: 600 })
    const page = await running.request('/test')
    expect(page.headers.get('ratelimit-limit')).toBe('600')
    expect(page.headers.get('ratelimit-remaining')).toBe('599')
    expect(page.headers.get('ratelimit-policy')).toBe('"minute";q=600;w=60')
    expect(page.headers.get('ratelimit')).toBe('"minute";r=599;t=1')
    const search = await running.request('/test-search')
    expect(search.headers.get('ratelimit-remaining')).toBe('596')
    const unknown = await running.request('/nothing')
    expect(unknown.headers.get('ratelimit-remaining')).toBe('595')
  })

  test('once used up is 429 with the time to wait, as a page and as a document', async () => {
    await start({ rateLimit: 4 })
    for (let asked = 0; asked < 4; asked++) expect((await running.request('/test')).status).toBe(200)
    const page = await running.request('/test')
    expect(page.status).toBe(429)
    expect(page.headers.get('retry-after')).toBe('15')
    expect(page.headers.get('ratelimit-remaining')).toBe('0')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await page.text()).toContain('Too many requests')
    const document = await running.request('/api/v1/openapi.json')
    expect(document.status).toBe(429)
    expect(await document.json()).toMatchObject({ code: 'too-many-requests', status: 429 })
  })

  test('is of each address alone, and costs nothing for health checks and static files', async () => {
    await start({ rateLimit: 2 })
    for (let asked = 0; asked < 9; asked++) {
      expect((await running.request('/health/live')).status).toBe(200)
    }
    await running.request('/test', { address: '203.0.113.1' })
    await running.request('/test', { address: '203.0.113.1' })
    expect((await running.request('/test', { address: '203.0.113.1' })).status).toBe(429)
    expect((await running.request('/test', { address: '203.0.113.2' })).status).toBe(200)
  })

  test('cannot be widened by writing a header', async () => {
    await start({ rateLimit: 2 })
    const statuses = []
    for (let asked = 0; asked < 4; asked++) {
      const headers = { 'x-forwarded-for': `198.51.100.${asked}` }
      statuses.push((await running.request('/test', { headers })).status)
    }
    expect(statuses).toEqual([200, 200, 429, 429])
  })
})

const form = (bytes: number) => `need=${'a'.repeat(bytes - 5)}`

describe('the size of a form', () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }

  test('up to the limit is taken', async () => {
    await start()
    const response = await running.request('/test-form', { method: 'POST', headers, body: form(formLimitBytes) })
    expect(response.status).toBe(200)
  })

  test('over the limit is refused, announced or not', async () => {
    await start()
    const announced = { ...headers, 'content-length': String(formLimitBytes + 1) }
    const first = await running.request('/test-form', {
      method: 'POST',
      headers: announced,
      body: form(formLimitBytes + 1),
    })
    expect(first.status).toBe(413)
    const chunks = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 11; sent++) controller.enqueue(new Uint8Array(10 * 1024).fill(97))
        controller.close()
      },
    })
    const request = { method: 'POST', headers, body: chunks, duplex: 'half' } as RequestInit
    const second = await running.request('/test-form', request)
    expect(second.status).toBe(413)
    expect(await second.text()).toContain('A form can hold 100 KB')
  })
})

describe('an address', () => {
  test.each([
    ['/test?need=%', 400],
    ['/test?need=%E0%A4%A', 400],
    ['/%ff', 400],
    ['/test?need=a%00b', 400],
    ['/test?need=100%25%20better', 200],
    ['/test?need=%F0%9F%99%82', 200],
    ['/test?need=a+b&need=c&&=', 200],
    ['/test?need=%C2%A0%E2%80%8B', 200],
  ])('%s is status %i', async (path, status) => {
    await start()
    expect((await running.request(path)).status).toBe(status)
  })

  test('longer than any page can use is refused', async () => {
    await start()
    expect((await running.request(`/test?need=${'a'.repeat(addressLimit)}`)).status).toBe(400)
  })

  test('of ten thousand words gets as far as its page', async () => {
    await start()
    const need = Array.from({ length: 10_000 }, (_, word) => `word${word}`).join('+')
    const response = await running.request(`/test?need=${need}`)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('word9999')
  })
})
