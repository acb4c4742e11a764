import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statusOf } from '../../src/platform/http/problem-document.ts'
import { testApplication, type TestApplication } from '../support/application.ts'
import { kinds, refusing, testDocument, testPage } from './test-routes.tsx'

let running: TestApplication

beforeAll(async () => {
  running = await testApplication({
    routes: [
      ...refusing,
      testPage('/test/throws', () => {
        throw new Error('the password is swordfish', { cause: new Error('deep down') })
      }),
      testPage('/test/throws-text', () => {
        // eslint-disable-next-line no-throw-literal
        throw 'just words'
      }),
      testPage('/test/for-nobody', () => testDocument('Secret'), { policy: { name: 'nobody', allows: () => false } }),
    ],
  })
})
afterAll(() => running.close())

describe.each(kinds)('a refusal of kind %s', (kind) => {
  test('is a page for people, with what is wrong and what to do, and nothing of it read as markup', async () => {
    const response = await running.request(`/test/refuse/${kind}`, { headers: { accept: 'text/html' } })
    expect(response.status).toBe(statusOf(kind))
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const html = await response.text()
    expect(html).toMatch(/^<!DOCTYPE html>/)
    expect(html).toContain(`Refused as &lt;${kind}`)
    for (const words of ['Because it is a test.', 'We do not know Boltn', 'Bolton']) expect(html).toContain(words)
  })

  test('is a problem document for programs', async () => {
    const asked = await running.request(`/test/refuse/${kind}`, { headers: { accept: 'application/json' } })
    const operation = await running.request(`/api/v1/test/refuse/${kind}`, {
      headers: { accept: 'text/html, */*;q=0.8' },
    })
    for (const response of [asked, operation]) {
      expect(response.status).toBe(statusOf(kind))
      expect(response.headers.get('content-type')).toBe('application/problem+json')
      const requestId = response.headers.get('x-request-id') ?? ''
      expect(await response.json()).toEqual({
        type: `urn:innovation-exchange:problem:test-${kind}`,
        title: `Refused as <${kind}>`,
        status: statusOf(kind),
        detail: 'Because it is a test.',
        instance: `urn:innovation-exchange:request:${requestId}`,
        code: `test-${kind}`,
        errors: [{ field: 'place', message: 'We do not know Boltn' }],
        suggestions: ['Bolton'],
      })
    }
  })
})

test('what is away says when to ask again', async () => {
  const response = await running.request('/test/refuse/unavailable')
  expect(response.headers.get('retry-after')).toBe('5')
})

test('a request that the schemas do not fit names each field', async () => {
  const response = await running.request('/api/v1/test/refuse/none?times=eleven')
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code: 'invalid-request', errors: [{ field: 'times' }] })
  const fine = await running.request('/api/v1/test/refuse/none?times=4&kind=a&kind=b')
  expect(await fine.json()).toEqual({ times: 4 })
})

test.each(['/test/throws', '/test/throws-text'])(
  'a bug (%s) says the request id and nothing of the inside',
  async (path) => {
    for (const accept of ['text/html', 'application/json']) {
      const response = await running.request(path, { headers: { accept, 'x-request-id': 'bug-report-1' } })
      expect(response.status).toBe(500)
      const body = await response.text()
      expect(body).toContain('bug-report-1')
      expect(body).toContain('there is a problem with the exchange')
      for (const inside of ['swordfish', 'deep down', 'just words', '.tsx', 'Error:'])
        expect(body).not.toContain(inside)
    }
    const logged = running.log.filter(
      ({ message, requestId }) => message === 'a request failed' && requestId === 'bug-report-1',
    )
    expect(logged.length).toBeGreaterThan(0)
    expect(JSON.stringify(logged)).toMatch(/swordfish|just words/)
  },
)

test('a route whose policy does not allow the visitor is not run: a visitor may sign in, and that is all', async () => {
  const response = await running.request('/test/for-nobody')
  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toMatch(/^\/sign-in/)
  expect(await response.text()).not.toContain('Secret')
})
