import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import { importFiles, sampleFile } from '../../../tests/support/import-samples.ts'
import type { Pence } from '../../core/money.ts'
import type { IsoDate } from '../../core/iso-date.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import { redactText } from '../../platform/bulk-load/redaction.ts'
import { eachOpenPage } from '../../platform/open-table/open-rows.ts'
import { homeOfRow } from '../../platform/open-table/homes.repository.ts'
import { needsTable } from '../needs/index.ts'
import { loadBundledData } from './bundled-data.loader.ts'
import { bundledDatasets } from './bundled-datasets.ts'
import { changesLines } from './changes-file.ts'
import { exchangeImport } from './exchange.import.ts'
import { importData } from './import-data.ts'
import { writePieces } from './open-files.ts'
import { openTables } from './open-tables.ts'
import { createPublisher } from './publisher.ts'
import { writeExport } from './write-export.ts'

const [there, here] = ['https://there.example', 'https://here.example']
const today = '2026-02-02' as IsoDate
let one: OpenDatabase
let other: OpenDatabase
let folder: string
let clock = new Date('2026-02-02T03:00:00Z')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-homes-'))
  one = await freshDatabase()
  other = await freshDatabase()
  const datasets = bundledDatasets.filter(({ name }) => ['practices', 'needs-open-notices', 'buyers'].includes(name))
  expect((await loadBundledData(one, { datasets })).ok).toBe(true)
  for (const [kind, file] of [
    ['charity-commission', 'publicextract.charity.zip'],
    ['oscr', 'oscr.csv'],
    ['ccni', 'ccni.csv'],
  ] as const) {
    expect(await importFiles(one, kind, [sampleFile(file)], { today })).toMatchObject({ value: { outcome: 'loaded' } })
  }
})
afterAll(async () => {
  await Promise.all([one.close(), other.close()])
  await rm(folder, { recursive: true, force: true })
})

async function exported(open: OpenDatabase, home: string, name: string): Promise<string> {
  const out = join(folder, name)
  const none = () => expect.fail('nobody asked for changes')
  await writeExport(
    { form: 'zip', tables: openTables, out },
    {
      source: {
        pages: (table) => eachOpenPage(open.database, table, { home }),
        changes: none,
        close: async () => undefined,
      },
      facts: { home, madeAt: clock, sources: [] },
      titleOfArea: () => undefined,
      onTable: () => undefined,
    },
  )
  return out
}

/** The rows of a package by file; its description says where and when it was made. */
async function rowsOf(path: string): Promise<Readonly<Record<string, string>>> {
  const files = Object.entries(unzipSync(await readFile(path))).filter(([name]) => name.startsWith('data/'))
  return Object.fromEntries(files.map(([name, bytes]) => [name, strFromU8(bytes)]))
}

async function bring(open: OpenDatabase, path: string, ours: string) {
  const kind = await exchangeImport(open.database, path, { ours, now: clock })
  return kind.ok ? await importData(open, kind.value, { paths: [path], today }) : kind
}

async function changesOf(open: OpenDatabase, home: string, since: Date): Promise<string> {
  const publisher = createPublisher({
    open,
    home,
    titleOfArea: () => undefined,
    sources: async () => [],
    folder: join(folder, 'published'),
    now: () => clock,
  })
  const { madeAt } = await publisher.publish()
  const path = join(folder, 'changes.jsonl')
  await writePieces(path, changesLines(open.database, { home, since, madeAt: new Date(madeAt) }))
  return path
}

test('all samples, exported, imported into an empty database and exported again, give equal files', async () => {
  const first = await exported(one, there, 'first.zip')
  expect(await bring(other, first, here)).toMatchObject({ ok: true, value: { outcome: 'loaded', rejected: 0 } })
  const second = await exported(other, here, 'second.zip')
  expect(await rowsOf(second)).toEqual(await rowsOf(first))
  expect(Object.keys(await rowsOf(first))).toEqual([
    'data/practices.csv',
    'data/findings.csv',
    'data/organisations.csv',
    'data/needs.csv',
    'data/buyers.csv',
  ])
  expect(await bring(other, first, here)).toMatchObject({ value: { outcome: 'unchanged', written: 0, removed: 0 } })
})

test('rows keep their home; what goes there goes here, and changes bring the same as the whole', async () => {
  const since = clock
  await changesOf(one, there, since)
  clock = new Date('2026-02-03T03:00:00Z')
  const [gone, renamed] = await one.database.selectFrom('needs').select('id').orderBy('id').limit(2).execute()
  await one.database
    .deleteFrom('needs')
    .where('id', '=', gone?.id ?? '')
    .execute()
  await one.database
    .updateTable('needs')
    .set({ title: 'Said anew' })
    .where('id', '=', renamed?.id ?? '')
    .execute()
  await one.database.updateTable('datasets').set({ fingerprint: 'later' }).execute()
  expect(await homeOfRow(other.database, needsTable, renamed?.id ?? '')).toBe(there)
  expect(await homeOfRow(one.database, needsTable, renamed?.id ?? '')).toBeUndefined()
  const changes = await changesOf(one, there, new Date(since.getTime() + 1))
  expect((await readFile(changes, 'utf8')).trim().split('\n')).toHaveLength(3)
  // A file of changes that begins after what is here would leave a hole.
  expect(await bring(other, changes, here)).toMatchObject({ problem: { code: 'changes-missing' } })
  expect(await bring(other, await changesOf(one, there, since), here)).toMatchObject({
    value: { outcome: 'loaded', removed: 2, rejected: 0 },
  })
  expect(await rowsOf(await exported(other, here, 'b.zip'))).toEqual(await rowsOf(await exported(one, there, 'a.zip')))
})

test('rows of this exchange are changed here alone', async () => {
  const home = await freshDatabase()
  const datasets = bundledDatasets.filter(({ name }) => name === 'buyers')
  expect((await loadBundledData(home, { datasets })).ok).toBe(true)
  const { id } = await home.database.selectFrom('buyers').select('id').executeTakeFirstOrThrow()
  await home.database.updateTable('buyers').set({ name: 'Our own name' }).where('id', '=', id).execute()
  expect((await bring(home, await exported(one, there, 'a.zip'), here)).ok).toBe(true)
  const row = await home.database
    .selectFrom('buyers')
    .select(['name', 'dataset'])
    .where('id', '=', id)
    .executeTakeFirst()
  expect(row).toEqual({ name: 'Our own name', dataset: 'buyers' })
  // What another says of our rows, and of rows of those that are read directly, is hearsay.
  const relayed = await exported(home, here, 'relayed.zip')
  expect(await bring(one, relayed, there)).toMatchObject({
    value: { counted: { 'rows of this exchange, which are changed here alone': expect.any(Number) } },
  })
  await home.close()
})

describe('refused are', () => {
  const codeOf = async (path: string, ours = here) => {
    const result = await bring(other, path, ours)
    return result.ok ? result.value.outcome : result.problem.code
  }
  const file = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }

  test('an export of this exchange, an older one, and changes of one that is not here', async () => {
    expect(await codeOf(await exported(one, here, 'own.zip'))).toBe('own-export')
    const now = clock
    clock = new Date('2020-01-01T00:00:00Z')
    expect(await codeOf(await exported(one, there, 'old.zip'))).toBe('older-export')
    clock = now
    const head = {
      format: 'innovation-exchange-changes',
      home: 'https://new.example',
      since: now.toISOString(),
      made_at: now.toISOString(),
    }
    expect(await codeOf(await file('new.jsonl', `${JSON.stringify(head)}\n`))).toBe('whole-first')
  })

  test('what no exchange has written, cut off or packed wrongly', async () => {
    const whole = await readFile(await exported(one, there, 'a.zip'))
    expect(await codeOf(await file('text.csv', 'id,name\n1,2\n'))).toBe('not-an-export')
    expect(await codeOf(await file('empty.zip', zipSync({ 'datapackage.json': strToU8('{}') })))).toBe('not-an-export')
    expect(await codeOf(await file('cut.zip', whole.subarray(0, whole.length / 2)))).not.toMatch(/loaded|unchanged/)
    const files = unzipSync(whole)
    const spoilt = { ...files, 'data/buyers.csv': strToU8('id,name\nx,y\n') }
    const outcome = await codeOf(await file('spoilt.zip', zipSync(spoilt)))
    expect(outcome).toMatch(/loaded|part|columns/)
  })
})

const texts = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => !text.includes('\0') && redactText(text) === text)

test('whatever the rows hold, an export imported elsewhere is the same database', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          title: texts,
          description: fc.option(texts),
          value: fc.option(fc.nat()),
          cpv: fc.array(texts, { maxLength: 3 }),
          flag: fc.option(fc.boolean()),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      async (rows) => {
        const { rows: found } = await sql<{
          id: string
        }>`select id from needs order by id limit ${rows.length}`.execute(one.database)
        for (const [at, { title, description, value, cpv, flag }] of rows.entries()) {
          await one.database
            .updateTable('needs')
            .set({ title, description, value_low_pence: value as Pence | null, cpv, suitable_for_small: flag })
            .where('id', '=', found[at]?.id ?? '')
            .execute()
        }
        clock = new Date(clock.getTime() + 1_000)
        const first = await exported(one, there, 'first.zip')
        expect(await bring(other, first, here)).toMatchObject({ ok: true, value: { rejected: 0 } })
        expect((await rowsOf(await exported(other, here, 'second.zip')))['data/needs.csv']).toBe(
          (await rowsOf(first))['data/needs.csv'],
        )
      },
    ),
    { numRuns: 4 },
  )
})
