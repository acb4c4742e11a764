import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { HttpEnvironment } from './environment.ts'
import { limitRate } from './rate-limit.ts'

test('who brings a key of their own has its allowance, whatever the address they share', async () => {
  const app = new Hono<HttpEnvironment>()
  const now = new Date()
  const holderOf = async (context: { req: { header: (name: string) => string | undefined } }) =>
    context.req.header('authorization') === 'Bearer known' ? { key: 'key known', perMinute: 5_000 } : undefined
  app.use(limitRate({ perMinute: 2, trustedProxies: 0, now: () => now, holderOf }))
  app.get('/', (context) => context.text('fine'))
  const remaining = async (authorization?: string) => {
    const response = await app.request('/', authorization === undefined ? {} : { headers: { authorization } }, {})
    return response.headers.get('ratelimit-remaining')
  }
  expect(await remaining()).toBe('1')
  expect(await remaining('Bearer known')).toBe('4999')
  expect(await remaining('Bearer guessed')).toBe('0')
  expect(await remaining('Bearer known')).toBe('4998')
})
