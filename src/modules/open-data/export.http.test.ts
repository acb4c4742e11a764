import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { freshDatabase } from '../../../tests/support/database.ts'
import { readConfig } from '../../config.ts'
import { announceServer } from '../../platform/http/server-address.ts'
import { listen, type RunningServer } from '../../platform/http/server.ts'
import { eachOpenPage } from '../../platform/open-table/open-rows.ts'
import { loadBundledData } from './bundled-data.loader.ts'
import { bundledDatasets } from './bundled-datasets.ts'
import { readExportOrder } from './export-order.ts'
import { verb } from './export.verb.ts'
import { writeExport } from './write-export.ts'

const home = 'https://here.example'
let running: TestApplication
let server: RunningServer
let folder: string

beforeAll(async () => {
  const open = await freshDatabase()
  const datasets = bundledDatasets.filter(({ name }) => ['practices', 'buyers'].includes(name))
  expect((await loadBundledData(open, { datasets })).ok).toBe(true)
  running = await testApplication({ open, settings: { baseUrl: home } })
  folder = await mkdtemp(join(tmpdir(), 'exchange-export-test-'))
  const listening = await listen({ host: '127.0.0.1', port: 0, answer: running.application.fetch })
  if (!listening.ok) throw new Error(listening.problem.title)
  server = listening.value
  await announceServer(folder, server.url)
})
afterAll(async () => {
  await server.stop(1_000)
  await running.close()
  await rm(folder, { recursive: true, force: true })
})

async function run(words: readonly string[], values: Record<string, string>) {
  const config = async () => ({ ...readConfig({}), dataDir: folder, baseUrl: home })
  const surroundings = { config, standardInput: async () => '', say: () => undefined, progress: () => undefined }
  return await verb.run({ ...surroundings, json: true, positionals: [...words], values })
}

test('what the running server gives and what the database gives are the same files, byte for byte', async () => {
  const { database } = running.open
  for (const [kind, ending] of [
    ['practices', 'csv'],
    ['findings', 'jsonl'],
    ['buyers', 'zip'],
    ['hsds', 'json'],
  ] as const) {
    const [asked, read] = [join(folder, `asked.${ending}`), join(folder, `read.${ending}`)]
    const outcome = await run([kind], { out: asked })
    expect([kind, outcome.kind]).toEqual([kind, 'done'])
    const order = readExportOrder(kind, read, undefined)
    if (order?.ok !== true) throw new Error('The order was not understood')
    await writeExport(order.value, {
      source: {
        pages: (table) => eachOpenPage(database, table, { home }),
        changes: () => expect.fail('nobody asked for changes'),
        close: async () => undefined,
      },
      facts: { home, madeAt: new Date(), sources: [] },
      titleOfArea: () => undefined,
      onTable: () => undefined,
    })
    const [one, other] = await Promise.all([readFile(asked), readFile(read)])
    // A package says when it was made; its rows are the same.
    if (ending === 'zip') expect(Math.abs(one.byteLength - other.byteLength)).toBeLessThan(1_000)
    else expect(one.equals(other)).toBe(true)
    expect(one.byteLength).toBeGreaterThan(kind === 'hsds' ? 100 : 10_000)
  }
  expect((await readdir(folder)).filter((file) => file.endsWith('.draft'))).toEqual([])
})

test('changes since a day come with a line that says what they are', async () => {
  const out = join(folder, 'changes.jsonl')
  const outcome = await run(['all'], { out, since: '2020-01-01' })
  expect(outcome).toMatchObject({ kind: 'done', answer: { json: { kind: 'all', file: out } } })
  const [first] = (await readFile(out, 'utf8')).split('\n')
  expect(JSON.parse(first ?? '')).toMatchObject({ format: 'innovation-exchange-changes', home })
})

test('what is not there, or cannot be written, is refused and leaves no file', async () => {
  expect(await run(['adoptions'], { out: join(folder, 'a.csv') })).toMatchObject({ kind: 'refused' })
  expect(await run(['needs'], { out: join(folder, 'nowhere', 'n.csv') })).toMatchObject({
    problem: { code: 'no-folder' },
  })
  expect(await run(['needs', 'buyers'], { out: join(folder, 'n.csv') })).toMatchObject({ kind: 'wrong-usage' })
  expect(await run(['needs'], {})).toMatchObject({ kind: 'wrong-usage' })
  expect(await run([], { out: 'x.csv' })).toMatchObject({ kind: 'wrong-usage' })
  expect((await readdir(folder)).filter((file) => /^[an]\./.test(file))).toEqual([])
})
