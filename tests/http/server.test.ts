import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { listen, type Answer, type RunningServer } from '../../src/platform/http/server.ts'

let server: RunningServer | undefined

afterEach(async () => {
  await server?.stop(0)
  server = undefined
})

async function start(answer: Answer): Promise<RunningServer> {
  const listening = await listen({ host: '127.0.0.1', port: 0, answer })
  if (!listening.ok) throw new Error(listening.problem.title)
  server = listening.value
  return server
}

const hello: Answer = () => new Response('hello')

test('listens at once and hands over to another answer without closing', async () => {
  const { url, handOver } = await start(() => new Response('starting', { status: 503 }))
  expect(await (await fetch(url)).text()).toBe('starting')
  handOver(hello)
  expect(await (await fetch(url)).text()).toBe('hello')
})

test('a port in use is refused with what to do', async () => {
  const { url } = await start(hello)
  const second = await listen({ host: '127.0.0.1', port: Number(new URL(url).port), answer: hello })
  expect(second).toMatchObject({ ok: false, problem: { code: 'port-in-use', detail: expect.stringContaining('PORT') } })
})

test('an address that is not of this machine is refused', async () => {
  const refused = await listen({ host: '203.0.113.1', port: 0, answer: hello })
  expect(refused).toMatchObject({ ok: false, problem: { code: 'address-unknown' } })
})

test('stopping lets every request that has begun end, takes no new one, and closes idle connections', async () => {
  const begun: (() => void)[] = []
  const { url, stop } = await start(async () => {
    await new Promise<void>((resolve) => begun.push(resolve))
    return new Response('done')
  })
  const idle = connect(Number(new URL(url).port), '127.0.0.1')
  await once(idle, 'connect')
  const requests = Array.from({ length: 20 }, async () => (await fetch(url)).text())
  await expect.poll(() => begun.length).toBe(20)
  const stopped = stop(10_000)
  await expect(fetch(url)).rejects.toThrow()
  for (const end of begun) end()
  expect(await Promise.all(requests)).toEqual(Array.from({ length: 20 }, () => 'done'))
  const began = performance.now()
  await stopped
  expect(performance.now() - began).toBeLessThan(5_000)
  server = undefined
  if (!idle.closed) await once(idle, 'close')
})

test('stopping waits no longer than it was told to', async () => {
  const { url, stop } = await start(() => new Promise<Response>(() => undefined))
  const request = fetch(url).catch(() => 'cut off')
  await wait(50)
  const began = performance.now()
  await stop(200)
  server = undefined
  expect(performance.now() - began).toBeLessThan(5_000)
  expect(await request).toBe('cut off')
})

test('a visitor who leaves in the middle disturbs nobody', async () => {
  let answered = 0
  const { url } = await start(async () => {
    await wait(50)
    answered += 1
    return new Response('x'.repeat(1_000_000))
  })
  for (let visitor = 0; visitor < 10; visitor++) {
    const leaving = httpRequest(url).on('error', () => undefined)
    leaving.end()
    setTimeout(() => leaving.destroy(), visitor * 10)
  }
  expect((await (await fetch(url)).text()).length).toBe(1_000_000)
  await expect.poll(() => answered).toBeGreaterThan(1)
})

test('a visitor who writes slowly is answered when the request is whole', async () => {
  const { url } = await start(async (request) => new Response(await request.text()))
  const slow = httpRequest(url, { method: 'POST', headers: { 'content-type': 'text/plain' } })
  const answer = once(slow, 'response') as Promise<[IncomingMessage]>
  for (const part of ['sl', 'ow', 'ly']) {
    slow.write(part)
    await wait(30)
  }
  slow.end()
  const [response] = await answer
  const parts: string[] = []
  for await (const part of response) parts.push(String(part))
  expect(parts.join('')).toBe('slowly')
})

test('what is not HTTP is answered with 400 and the connection closed', async () => {
  const { url } = await start(hello)
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write('not http at all\r\n\r\n')
  const parts: string[] = []
  for await (const part of socket) parts.push(String(part))
  expect(parts.join('')).toMatch(/^HTTP\/1\.1 400 /)
})
