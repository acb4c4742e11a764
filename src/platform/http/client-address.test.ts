import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'
import type { HttpEnvironment } from './environment.ts'

async function addressOf(socket: string, trustedProxies = 0, forwarded?: string): Promise<string> {
  const app = new Hono<HttpEnvironment>().get('/', (context) => context.text(clientAddress(context, trustedProxies)))
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  const response = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: socket } } })
  return response.text()
}

test('the header is not believed unless a proxy of our own writes it', async () => {
  expect(await addressOf('203.0.113.9', 0, '198.51.100.1')).toBe('203.0.113.9')
  expect(await addressOf('127.0.0.1', 1, '198.51.100.1')).toBe('198.51.100.1')
})

test('what a visitor writes further left is ignored', async () => {
  expect(await addressOf('127.0.0.1', 1, '1.2.3.4, 198.51.100.1')).toBe('198.51.100.1')
  expect(await addressOf('127.0.0.1', 2, '1.2.3.4, 198.51.100.1, 10.0.0.1')).toBe('198.51.100.1')
})

test('an IPv6 address counts by its household, an IPv4 one in IPv6 clothes by itself', async () => {
  expect(await addressOf('2001:db8:1:2:aaaa::1')).toBe(await addressOf('2001:db8:1:2::ffff'))
  expect(await addressOf('2001:db8:1:2::1')).not.toBe(await addressOf('2001:db8:1:3::1'))
  expect(await addressOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(await addressOf('::1')).toBe('0:0:0:0::/64')
  expect(await addressOf('::ffff:203.0.113.9')).toBe('203.0.113.9')
})
