import { expect, test } from 'vitest'
import { problem } from '../../core/problem.ts'
import { ok, refuse } from '../../core/result.ts'
import { answerWhileStarting } from './starting-page.ts'
import { runStartup, type StartTask, type StartupState } from './startup.ts'

const quick = (name: string, weight = 1): StartTask => ({ name, weight, run: async () => ok(undefined) })
const away = problem('unavailable', 'database-unavailable', 'The exchange cannot reach its database')

async function statesOf(tasks: readonly StartTask[]) {
  const states: StartupState[] = []
  const pauses: number[] = []
  const result = await runStartup(tasks, {
    onChange: (state) => states.push(state),
    pause: async (milliseconds) => pauses.push(milliseconds),
  })
  return { states, pauses, result }
}

test('progress is the weighted share of the work, never falls, and is 100 only when ready', async () => {
  const long: StartTask = {
    name: 'Loading',
    weight: 8,
    run: async (report) => {
      for (const share of [0.25, 0.5, 0.1, 1, 7]) report(share, `${share}`)
      return ok(undefined)
    },
  }
  const { states, result } = await statesOf([quick('Opening', 2), long])
  expect(result.ok).toBe(true)
  const percents = states.map(({ percent }) => percent)
  expect(percents).toEqual(percents.toSorted((one, other) => one - other))
  expect(percents).toEqual([0, 20, 40, 60, 60, 99, 99, 100])
  expect(states.at(-1)).toEqual({ phase: 'ready', percent: 100 })
  expect(states[2]).toEqual({ phase: 'starting', percent: 40, task: 'Loading', note: '0.25' })
})

test('what is away is waited for', async () => {
  let tries = 0
  const database: StartTask = {
    name: 'Opening',
    weight: 1,
    run: async () => {
      tries += 1
      if (tries === 1) return refuse(away)
      if (tries === 2) throw Object.assign(new Error('gone in the middle'), { code: 'ECONNRESET' })
      return ok(undefined)
    },
  }
  const { states, pauses, result } = await statesOf([database, quick('Loading')])
  expect(result.ok).toBe(true)
  expect(pauses).toEqual([2_000, 2_000])
  expect(states.filter(({ phase }) => phase === 'waiting')).toHaveLength(2)
})

test('any other refusal ends the start, and later tasks are not run', async () => {
  const held = problem('conflict', 'database-in-use', 'the exchange is running')
  let ran = false
  const { states, result } = await statesOf([
    { name: 'Opening', weight: 1, run: async () => refuse(held) },
    { name: 'Loading', weight: 1, run: async () => ok((ran = true)) },
  ])
  expect(result).toEqual({ ok: false, problem: held })
  expect(states.at(-1)).toMatchObject({ phase: 'failed', task: 'Opening', problem: held })
  expect(ran).toBe(false)
})

test('a bug in a task is not swallowed', async () => {
  const broken: StartTask = { name: 'Loading', weight: 1, run: () => Promise.reject(new Error('a bug')) }
  await expect(statesOf([broken])).rejects.toThrow('a bug')
})

const half: StartupState = { phase: 'starting', percent: 40, task: 'Loading <data>', note: '4 of 10' }
const ask = (path: string, init?: RequestInit) =>
  answerWhileStarting(new Request(`http://localhost${path}`, init), half)

test('people see how far it is, and the page asks again by itself', async () => {
  const page = ask('/results?need=falls')
  expect(page.status).toBe(503)
  expect(page.headers.get('refresh')).toBe('1')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  const html = await page.text()
  expect(html).toContain('<h1>Starting, 40%</h1>')
  expect(html).toContain('Loading &#60;data&#62;: 4 of 10.')
  expect(html).not.toContain('<script')
  expect(ask('/', { method: 'POST' }).headers.get('refresh')).toBeNull()
})

test('programs get a problem document with the time to wait', async () => {
  for (const path of ['/api/v1/match?need=falls', '/health/ready']) {
    const answer = ask(path)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ code: 'starting', title: 'Starting, 40%', status: 503 })
  }
  expect(ask('/health/live').status).toBe(200)
})
