import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { request, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder, startExchange, startProcess, type ExchangeProcess } from '../support/exchange-process.ts'

let folder: string
let dataDir: string
let running: ExchangeProcess | undefined
let url: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-process-'))
  dataDir = join(folder, 'data')
})
afterAll(async () => {
  running?.child.kill('SIGKILL')
  await running?.ended
  await rm(folder, { recursive: true, force: true })
})

const exchange = (...words: string[]) =>
  startProcess(join(projectFolder, 'bin', 'exchange'), words, { settings: { DATA_DIR: dataDir }, folder })

test('the first start shows how far it is, and is not ready until it is', async () => {
  running = startExchange(dataDir)
  url = (await running.says(/Starting on (http:\S+)/))[1] ?? ''
  const page = await fetch(`${url}/results?need=falls`)
  expect(page.status).toBe(503)
  expect(page.headers.get('refresh')).toBe('1')
  expect(await page.text()).toMatch(/<h1>Starting, \d+%<\/h1>/)
  expect((await fetch(`${url}/health/ready`)).status).toBe(503)
  expect((await fetch(`${url}/health/live`)).status).toBe(200)
  await running.says(/Ready on http/)
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)
})

test('a second process on the same data is refused, and so is one on the same port', async () => {
  const sameData = startExchange(dataDir)
  expect(await sameData.ended).toBe(1)
  expect(sameData.output()).toContain(`the exchange is running (process ${running?.child.pid})`)
  const samePort = startExchange(join(folder, 'other'), { PORT: new URL(url).port })
  expect(await samePort.ended).toBe(1)
  expect(samePort.output()).toContain(`Port ${new URL(url).port} of 127.0.0.1 is in use`)
})

test('the command line asks the server that holds the database', async () => {
  const status = exchange('status', '--json')
  expect(await status.ended).toBe(0)
  expect(JSON.parse(status.output())).toMatchObject({ database: 'pglite', jobs: { waiting: 0, overdue: 0 } })
})

test('told to stop under load, it ends every request that has begun, and leaves no lock behind', async () => {
  const answers = Array.from({ length: 40 }, () => ask('/api/v1/status'))
  await Promise.all(answers.map(({ connected }) => connected))
  // Answered after all of them were taken in, since it was asked after all of them.
  await fetch(`${url}/health/live`)
  running?.child.kill('SIGTERM')
  const bodies = await Promise.all(answers.map(({ body }) => body))
  for (const body of bodies) expect(JSON.parse(body)).toHaveProperty('migration')
  expect(await running?.ended).toBe(0)
  expect(existsSync(join(dataDir, 'database.lock'))).toBe(false)
  expect(existsSync(join(dataDir, 'server.json'))).toBe(false)
})

test('without a server the command line reads the database itself', async () => {
  const status = exchange('status', '--json')
  expect(await status.ended).toBe(0)
  expect(JSON.parse(status.output())).toMatchObject({ database: 'pglite' })
})

test('stopped while it starts, it ends cleanly and starts again', async () => {
  const early = startExchange(dataDir)
  await early.says(/Starting on/)
  early.child.kill('SIGINT')
  expect(await early.ended).toBe(0)
  running = startExchange(dataDir)
  await running.says(/Ready on http/)
  running.child.kill('SIGINT')
  expect(await running.ended).toBe(0)
})

function ask(path: string): { connected: Promise<unknown>; body: Promise<string> } {
  const asked = request(`${url}${path}`, { agent: false })
  const connected = once(asked, 'socket').then(([socket]) => (socket.connecting ? once(socket, 'connect') : undefined))
  const body = (async () => {
    const [response] = (await once(asked, 'response')) as [IncomingMessage]
    const parts: string[] = []
    for await (const part of response) parts.push(String(part))
    return parts.join('')
  })()
  asked.end()
  return { connected, body }
}
