import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

async function start(settings: TestOptions['settings'] = {}): Promise<void> {
  running = await testApplication({
    settings,
    open,
    routes: [
      testPage('/test', () => testDocument('A page')),
      testPage('/test', () => new Response('taken'), { method: 'POST' }),
      testPage('/test-bug', () => {
        throw new Error('a bug')
      }),
    ],
  })
}

describe('the headers of every answer', () => {
  test.each(['/test', '/nothing', '/test-bug', '/health/live', '/api/v1/openapi.json', '/%', 'asset'])(
    '%s',
    async (path) => {
      await start()
      const style = /href="([^"]+\.css)"/.exec(await (await running.request('/nothing')).text())?.[1] ?? ''
      const { headers } = await running.request(path === 'asset' ? style : path)
      const policy = headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("base-uri 'none'")
      expect(policy).not.toMatch(/unsafe|data:|\*|nonce/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers.has('strict-transport-security')).toBe(false)
      expect(headers.has('x-powered-by')).toBe(false)
      expect(headers.has('server')).toBe(false)
    },
  )

  test('promise HTTPS only where the public address has it', async () => {
    await start({ baseUrl: 'https://exchange.example' })
    const { headers } = await running.request('/test')
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
  })
})

async function post(headers: Readonly<Record<string, string>>): Promise<Response> {
  return await running.request('/test', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: 'need=falls',
  })
}

describe('a form', () => {
  test('from our own page is taken', async () => {
    await start({ baseUrl: 'https://exchange.example' })
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await post({ origin: 'http://localhost' })).status).toBe(200)
    expect((await post({ origin: 'https://exchange.example' })).status).toBe(200)
  })

  test.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of ours', { origin: 'https://evil.localhost', 'sec-fetch-site': 'same-site' }],
    ['nobody knows where', {}],
    ['a sandbox', { origin: 'null' }],
    ['another site, as text', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
  ])('from %s is refused with a page', async (_where, headers) => {
    await start()
    const response = await post(headers)
    expect(response.status).toBe(403)
    expect(await response.text()).toContain('It was sent from another website')
  })
})
