import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../support/application.ts'
import { testDocument, testPage } from './test-routes.tsx'

let running: TestApplication

beforeAll(async () => {
  running = await testApplication({
    routes: [
      testPage('/test-practices', () => testDocument('Practices')),
      testPage('/test-practices/:id', (context) => testDocument(context.req.param('id') ?? '')),
      testPage('/test-practices', () => new Response(null, { status: 204 }), { method: 'POST' }),
    ],
  })
})
afterAll(() => running.close())

describe('an unknown address', () => {
  test('is 404 with the pages whose address is like it', async () => {
    const response = await running.request('/test-prctices')
    expect(response.status).toBe(404)
    const html = await response.text()
    expect(html).toContain('Page not found')
    expect(html).toContain('href="/test-practices"')
  })

  test('far from everything has no near misses, however long it is', async () => {
    const response = await running.request(`/${'quite-another-thing'.repeat(5_000)}`)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('/test-practices')
  })

  test('cannot put markup on the page', async () => {
    const response = await running.request('/%3Cscript%3Ealert(1)%3C/script%3E')
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('<script>alert')
  })

  test('under /api is a problem document whatever is accepted', async () => {
    const response = await running.request('/api/v1/nothing', { headers: { accept: 'text/html' } })
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'page-not-found', status: 404 })
  })
})

describe('another method', () => {
  test.each(['PUT', 'DELETE', 'PATCH'])('%s is 405 with the ones there are', async (method) => {
    const response = await running.request('/test-practices', { method, headers: { 'sec-fetch-site': 'same-origin' } })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS, POST')
  })

  test('of static files and health checks is 405 too', async () => {
    const headers = { 'sec-fetch-site': 'same-origin' }
    const health = await running.request('/health/live', { method: 'POST', headers })
    expect([health.status, health.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
  })

  test('OPTIONS lists them', async () => {
    const response = await running.request('/test-practices/a', { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  })
})

describe('a slash too many', () => {
  test('moves to the address without it, the query kept', async () => {
    const response = await running.request('/test-practices/?need=falls%20%26%20more')
    expect(response.status).toBe(308)
    expect(response.headers.get('location')).toBe('/test-practices?need=falls%20%26%20more')
  })

  test('never leads to another site, and an unknown address stays unknown', async () => {
    for (const path of ['//example.org/', '/nothing-here/', '/\\example.org/']) {
      const response = await running.request(path)
      expect(response.status).toBe(404)
      expect(response.headers.get('location')).toBeNull()
    }
  })
})

describe('HEAD', () => {
  test('has the headers of GET and no body', async () => {
    const get = await running.request('/test-practices')
    const head = await running.request('/test-practices', { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    for (const name of ['content-type', 'content-length', 'etag', 'content-security-policy']) {
      expect(head.headers.get(name)).toBe(get.headers.get(name))
    }
  })
})
