import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder, startProcess, type ExchangeProcess } from '../support/exchange-process.ts'

/** What a fresh copy does not have: what npm, a run and git have made. */
const notInACopy = ['node_modules', 'var', '.git', 'dist', 'coverage', join('bench', 'node_modules')]

let folder: string
let commands: readonly string[]
let server: ExchangeProcess | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fresh-copy-'))
  await cp(projectFolder, folder, {
    recursive: true,
    filter: (path) => !notInACopy.includes(relative(projectFolder, path)),
  })
  const readme = await readFile(join(folder, 'README.md'), 'utf8')
  const blocks = [...readme.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '')
  commands = blocks.flatMap((block) => block.trim().split('\n'))
})
afterAll(async () => {
  // npm does not hand a signal on to what it runs; a terminal sends it to the whole group, as here.
  if (server?.child.pid !== undefined) process.kill(-server.child.pid, 'SIGTERM')
  await server?.ended
  await rm(folder, { recursive: true, force: true })
})

/** Runs a line of the README as a person would, in the fresh copy. */
const run = (line: string, settings: Readonly<Record<string, string>> = {}) =>
  startProcess('sh', ['-c', `exec ${line}`], { folder, settings, inGroup: true })

/** What this machine has set: how npm reaches the packages is the machine's business. */
const ofThisMachine = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) => (value ? [[name, value]] : [])),
)

test('the README has these commands, and each of them is run by a test', () => {
  expect(commands).toEqual([
    'npm ci',
    'npm start',
    'bin/exchange match "falls prevention for older people" --place Bolton',
    // All tests, this one among them.
    'npm test',
  ])
})

test('npm ci installs', async () => {
  const installed = run('npm ci --prefer-offline --no-audit --no-fund', ofThisMachine)
  expect(await installed.ended, installed.output()).toBe(0)
})

test('npm start serves the main job', async () => {
  server = run('npm start', { PORT: '0' })
  const ready = await server.says(/Ready on (http:\S+)/)
  const need = new URLSearchParams({
    need: 'young people hanging around the estate in the evenings, we want things for them to do',
    place: 'Camden',
  })
  const answer = await fetch(`${ready[1]}/results?${need}`)
  expect(answer.status).toBe(200)
  const page = await answer.text()
  for (const words of ['in Camden', 'Practices', 'Organisations', 'youth', 'Why this']) expect(page).toContain(words)
})

test('the match of the README answers in the terminal', async () => {
  const line = commands.find((command) => command.includes(' match ')) ?? ''
  const matched = run(line)
  expect(await matched.ended, matched.output()).toBe(0)
  expect(matched.output()).toMatch(/Place: Bolton[\s\S]*Practices \(\d+\)[\s\S]*fall/i)
})
