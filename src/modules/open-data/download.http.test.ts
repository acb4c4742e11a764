import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Ajv2020 } from 'ajv/dist/2020.js'
import AjvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { bundledDatabase } from '../../../tests/support/bundled-database.ts'
import { bundledDataFolder } from './bundled-datasets.ts'
import { readDataSources } from './data-sources.ts'
import { openTables } from './open-tables.ts'

let running: TestApplication
let clock = new Date('2026-11-25T03:00:00Z')
const home = 'https://here.example'

beforeAll(async () => {
  const open = await bundledDatabase()
  // Every kind of row and of licence is in a part of the two longest tables.
  await sql`delete from organisations where hashtext(id) % 8 <> 0`.execute(open.database)
  await sql`delete from records where hashtext(id) % 16 <> 0`.execute(open.database)
  running = await testApplication({ open, settings: { baseUrl: home }, now: () => clock })
}, 300_000)
afterAll(() => running.close())

const text = async (path: string) => await (await running.request(path)).text()
const lines = (body: string) =>
  body
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const counted = async (table: string) =>
  Number(
    (
      await running.open.database
        .selectFrom(table as 'needs')
        .select((all) => all.fn.countAll().as('n'))
        .execute()
    )[0]?.n,
  )

describe('the package', () => {
  test('is a tabular data package by the schema of Frictionless, and holds what it describes', async () => {
    const response = await running.request('/data/exchange.zip')
    expect(response.headers.get('content-type')).toBe('application/zip')
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    const described = JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array())) as {
      resources: { path: string; bytes: number; schema: { fields: { name: string; type: string }[] } }[]
    }
    const profile: unknown = createRequire(import.meta.url)('datapackage/lib/profiles/tabular-data-package.json')
    const ajv = new AjvDraft04.default({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addFormat('textarea', true)
    const isValid = ajv.compile(profile as object)
    expect([isValid(described), isValid.errors]).toEqual([true, null])
    expect(described.resources.map(({ path }) => path)).toEqual(openTables.map(({ name }) => `data/${name}.csv`))
    for (const [at, { path, bytes, schema }] of described.resources.entries()) {
      const file = files[path] ?? new Uint8Array()
      expect([path, file.byteLength]).toEqual([path, bytes])
      const rows = parse(strFromU8(file), { columns: true }) as Record<string, string>[]
      expect(rows).toHaveLength(await counted(openTables[at]?.table ?? ''))
      expect(Object.keys(rows[0] ?? {})).toEqual(schema.fields.map(({ name }) => name))
      for (const row of rows) for (const field of schema.fields) expectCell(row[field.name] ?? '', field)
    }
  })

  test('says the same as each table by itself, as CSV and as JSON Lines', async () => {
    for (const { name, row, table } of openTables) {
      const read = lines(await text(`/data/${name}.jsonl`))
      expect(read).toHaveLength(await counted(table))
      for (const one of read) row.parse(one)
      const ids = parse<{ id: string }>(await text(`/data/${name}.csv`), { bom: true, columns: true }).map(
        ({ id }) => id,
      )
      expect(ids).toEqual(read.map(({ id }) => id))
    }
  })
})

const patterns: Readonly<Record<string, RegExp>> = {
  integer: /^-?\d*$/,
  number: /^(?:-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)?$/,
  boolean: /^(?:true|false)?$/,
  date: /^(?:\d{4}-\d{2}-\d{2})?$/,
  array: /^\[.*\]$/s,
  object: /^\{.*\}$/s,
  string: /^/,
}

function expectCell(cell: string, { name, type }: Readonly<{ name: string; type: string }>): void {
  if (patterns[type]?.test(cell) !== true) expect.fail(`${name} of type ${type} is ${cell.slice(0, 80)}`)
}

test('services are valid by the schema of the Human Services Data Specification', async () => {
  const list = JSON.parse(await text('/data/hsds.json')) as { total_items: number; contents: { id: string }[] }
  const schema = JSON.parse(
    await readFile(new URL('../../../tests/fixtures/hsds/service.json', import.meta.url), 'utf8'),
  ) as object
  const ajv = new Ajv2020({ strict: false })
  addFormats.default(ajv)
  const isValid = ajv.compile(schema)
  for (const service of list.contents) if (!isValid(service)) expect.fail(JSON.stringify([isValid.errors, service]))
  expect(list.contents.length).toBe(list.total_items)
  expect(list.total_items).toBeGreaterThan(500)
  expect(new Set(list.contents.map(({ id }) => id)).size).toBe(list.total_items)
})

test('licences of rows are those that the page of sources shows', async () => {
  const sources = await readDataSources(bundledDataFolder)
  const page = await text('/attribution')
  const { database } = running.open
  const files = new Map(
    (await database.selectFrom('datasets').select(['name', 'file', 'licence']).execute()).map((row) => [row.name, row]),
  )
  const shown = (words: string) => page.includes(words.replaceAll('&', '&amp;').replaceAll('`', ''))
  for (const { name, table, statesLicence } of openTables) {
    const rows = lines(await text(`/data/${name}.jsonl`)) as { id: string; licence: string }[]
    const datasets = await database
      .selectFrom(table as 'needs')
      .select(['id', 'dataset'])
      .execute()
    const datasetOf = new Map(datasets.map((row) => [row.id, row.dataset]))
    for (const { id, licence } of rows) {
      const source = sources.find(({ file }) => file === files.get(datasetOf.get(id) ?? '')?.file)
      if (source === undefined || !shown(source.licence)) expect.fail(`${name} ${id}: ${licence} is not on the page`)
      // Practices state a licence each, which the page's line about their file sums up.
      const agree = statesLicence
        ? summedUp.some((words) => words.test(licence) && words.test(source.licence))
        : source.licence === licence
      if (!agree) expect.fail(`${name} ${id} says ${licence}, the page ${source.licence}`)
    }
  }
})

const summedUp = [/CC BY 4\.0/, /public domain/i, /quot.*attribution/i]

describe('changes', () => {
  const since = async (day: string) => lines(await text(`/data/changes.jsonl?since=${day}`))

  test('are what is new, what reads otherwise and what went, since a day, and nothing twice', async () => {
    const all = await since('2026-11-25')
    expect(all[0]).toMatchObject({ format: 'innovation-exchange-changes', home, made_at: clock.toISOString() })
    const rows = await Promise.all(openTables.map(({ table }) => counted(table)))
    expect(all).toHaveLength(1 + rows.reduce((sum, count) => sum + count, 0))
    clock = new Date('2026-11-26T03:00:00Z')
    expect(await since('2026-11-26')).toHaveLength(1)
    const { database } = running.open
    const [gone, changed] = await database.selectFrom('buyers').select('id').orderBy('id').limit(2).execute()
    await database
      .deleteFrom('buyers')
      .where('id', '=', gone?.id ?? '')
      .execute()
    await database
      .updateTable('buyers')
      .set({ name: 'Renamed' })
      .where('id', '=', changed?.id ?? '')
      .execute()
    await database.updateTable('datasets').set({ fingerprint: 'later' }).where('name', '=', 'buyers').execute()
    const [, ...told] = await since('2026-11-26')
    expect(told).toEqual([
      { table: 'buyers', at: clock.toISOString(), change: 'removed', id: gone?.id },
      {
        table: 'buyers',
        at: clock.toISOString(),
        change: 'changed',
        row: expect.objectContaining({ id: changed?.id, name: 'Renamed' }),
      },
    ])
    expect(await since('2026-11-27')).toHaveLength(1)
    expect(await since('2026-11-25T03:00:00.001Z')).toHaveLength(3)
  })

  test('need a day, and the form on the page keeps what was typed', async () => {
    for (const day of ['', 'yesterday', '2025-02-30', '2025-11-08T25:00Z']) {
      expect([day, (await running.request(`/data/changes.jsonl?since=${day}`)).status]).toEqual([day, 400])
    }
    const wrong = await running.request('/data?since=8+November')
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('value="8 November"')])
    const right = await running.request('/data?since=2025-11-08')
    expect([right.status, right.headers.get('location')]).toEqual([303, '/data/changes.jsonl?since=2025-11-08'])
  })
})

describe('downloads', () => {
  test('are made once for a state of the data, and not sent again while it stands', async () => {
    const [one, two] = await Promise.all([running.request('/data/needs.csv'), running.request('/data/needs.jsonl')])
    await Promise.all([one.text(), two.text()])
    const headers = { 'if-none-match': one.headers.get('etag') ?? '' }
    expect((await running.request('/data/needs.csv', { headers })).status).toBe(304)
    expect(one.headers.get('last-modified')).toBe(two.headers.get('last-modified'))
    expect(one.headers.get('access-control-allow-origin')).toBe('*')
    const head = await running.request('/data/exchange.zip', { method: 'HEAD' })
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(500_000)
  })

  test('of another name are not found', async () => {
    for (const file of ['people.csv', 'publication.json', '..%2fdatabase', 'needs.xml']) {
      expect([file, (await running.request(`/data/${file}`)).status]).toEqual([file, 404])
    }
  })
})
