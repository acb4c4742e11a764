import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import type { IsoDate } from '../../core/iso-date.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import type { LoadProgress } from '../../platform/bulk-load/progress.ts'
import { findNeed } from '../needs/index.ts'
import { dissolvedOrganisationsDataset, findOrganisation, listOrganisations } from '../organisations/index.ts'
import { findAsAt } from './as-at.repository.ts'
import { loadBundledData } from './bundled-data.loader.ts'
import { bundledAsAt, bundledDataFolder, bundledDatasets } from './bundled-datasets.ts'
import { readDataSources } from './data-sources.ts'
import { eachPosting } from './findables-in-database.ts'
import { eachPostingFromFiles } from './findables-in-files.ts'

let open: OpenDatabase
let folder: string
const told: LoadProgress[] = []

const count = async (table: 'organisations' | 'needs' | 'records' | 'practices' | 'loads' | 'load_errors') =>
  (await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(open.database)).rows[0]
    ?.rows ?? 0

async function everyPosting<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = []
  for await (const value of values) all.push(value)
  return all
}

beforeAll(async () => {
  open = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'exchange-data-'))
  const first = await loadBundledData(open, { onProgress: (progress) => told.push(progress) })
  if (!first.ok) throw new Error(first.problem.title)
}, 240_000)
afterAll(async () => {
  await open.close()
  await rm(folder, { recursive: true })
})

describe('loading the bundled data', () => {
  it('loads every row of every file, none rejected', async () => {
    const rows = await open.database
      .selectFrom('datasets')
      .select(['name', 'row_count', 'rejected_count', 'licence'])
      .execute()
    expect(rows.map((row) => row.name).toSorted()).toEqual(bundledDatasets.map((dataset) => dataset.name).toSorted())
    expect(rows.filter((row) => row.rejected_count > 0 || row.licence === 'not stated')).toEqual([])
    const stated = new Map((await readDataSources(bundledDataFolder)).map((source) => [source.file, source.rows]))
    expect(await count('organisations')).toBe(
      (stated.get('organisations.csv.gz') ?? 0) + (stated.get('organisations-from-grants.csv.gz') ?? 0),
    )
    expect(await count('practices')).toBe(stated.get('practices.jsonl.gz'))
    expect(await count('needs')).toBe(stated.get('needs-open-notices.jsonl.gz'))
    expect(await findAsAt(open.database)).toBe(bundledAsAt)
  })

  it('tells how far it is, to the end', () => {
    expect(new Set(told.map((progress) => progress.dataset)).size).toBe(bundledDatasets.length)
    const shares = told.map((progress) => progress.share)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })

  it('keeps no e-mail address and no full postcode in what people wrote', async () => {
    for (const [table, columns] of [
      ['organisations', ['name', 'activities', 'objects']],
      ['needs', ['title', 'description', 'additional']],
      ['records', ['title', 'description']],
    ] as const) {
      const text = sql.join(columns.map((column) => sql.id(column)))
      const { rows } = await sql`select id from ${sql.table(table)}
        where concat_ws(' ', ${text}) ~ '[[:alnum:]]@[[:alnum:]-]+[.][[:alnum:]]'
        or concat_ws(' ', ${text}) ~ '\\m[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}\\M'`.execute(open.database)
      expect(rows, table).toEqual([])
    }
  })

  it('gives the postings that the files give without a database', async () => {
    const [database, files] = await Promise.all([
      everyPosting(eachPosting(open.database)),
      everyPosting(eachPostingFromFiles()),
    ])
    expect(database.length).toBeGreaterThan(25_000)
    expect(JSON.stringify(database) === JSON.stringify(files)).toBe(true)
    expect(new Set(database.map((posting) => posting.id)).size).toBe(database.length)
  })

  it('does nothing the second time', async () => {
    const loads = await count('loads')
    expect(await loadBundledData(open)).toEqual({
      ok: true,
      value: { reports: [], asAt: bundledAsAt, needsChanged: 0 },
    })
    expect(await count('loads')).toBe(loads)
  })

  it('loads once when two begin at once', async () => {
    await sql`delete from datasets where name = 'buyers'`.execute(open.database)
    const both = await Promise.all([loadBundledData(open), loadBundledData(open)])
    expect(both.flatMap((each) => (each.ok ? each.value.reports : [])).map((report) => report.dataset)).toEqual([
      'buyers',
    ])
  })

  it('reads notices as at another day, and back', async () => {
    const state = async () => (await findNeed(open.database, 'need-HCA001-DN784189-87626380'))?.state
    expect(await state()).toBe('open')
    const later = await loadBundledData(open, { asAt: '2026-02-08' as IsoDate })
    expect(later).toMatchObject({ ok: true, value: { asAt: '2026-02-08', reports: [] } })
    expect(await state()).toBe('closed_imported')
    await loadBundledData(open, { asAt: '2025-01-01' as IsoDate })
    expect(await state()).toBe('not_yet_published')
    await loadBundledData(open)
    expect(await state()).toBe('open')
  })
})

describe('a file that changes', () => {
  const needs = bundledDatasets.filter((dataset) => dataset.name === 'needs-open-notices')
  const file = 'needs-open-notices.jsonl.gz'
  let lines: readonly string[]
  const write = (rows: readonly string[]) => writeFile(join(folder, file), gzipSync(rows.join('\n')))
  const load = () => loadBundledData(open, { dataFolder: folder, datasets: needs })

  beforeAll(async () => {
    for (const part of ['taxonomies', 'places', 'derived', 'SOURCES.md']) {
      await cp(join(bundledDataFolder, part), join(folder, part), { recursive: true })
    }
    lines = gunzipSync(await readFile(join(bundledDataFolder, file)))
      .toString('utf8')
      .trimEnd()
      .split('\n')
  })

  it('takes the place of the old one: what it has no more goes', async () => {
    await write(lines.slice(0, 500))
    expect(await load()).toMatchObject({
      ok: true,
      value: { reports: [{ outcome: 'loaded', read: 500, written: 500 }] },
    })
    expect(await count('needs')).toBe(500)
  })

  it('names each row that is wrong with its line, field and rule, and loads the rest', async () => {
    const wrong = (change: object) => JSON.stringify({ ...(JSON.parse(lines[0] ?? '') as object), ...change })
    const rows = [
      wrong({ published: '2025-02-30' }),
      ...lines.slice(1, 20),
      '{"id":',
      wrong({ id: 'x', cpv: ['12'] }),
      lines[1] ?? '',
    ]
    await write(rows)
    const done = await load()
    expect(done).toMatchObject({
      ok: true,
      value: { reports: [{ outcome: 'loaded', read: 23, written: 19, rejected: 4 }] },
    })
    expect(done.ok && done.value.reports[0]?.errors).toEqual([
      { file, line: 1, field: 'published', rule: 'is not a day such as 2020-06-30', value: '2025-02-30' },
      { file, line: 21, field: '', rule: 'is not JSON' },
      { file, line: 22, field: 'cpv.0', rule: 'is not a procurement code of eight digits', value: '12' },
      { file, line: 23, field: 'id', rule: 'stands twice in the file', value: 'need-HCA001-DN784189-87626380' },
    ])
    expect(await count('needs')).toBe(19)
    expect(await count('load_errors')).toBe(4)
  })

  it('is refused when more than a fifth of it is wrong, and the old rows stay', async () => {
    await write([...lines.slice(0, 30), ...Array.from({ length: 20 }, () => 'nonsense')])
    expect(await load()).toMatchObject({
      ok: true,
      value: { reports: [{ outcome: 'refused', written: 0, rejected: 20 }] },
    })
    expect(await count('needs')).toBe(19)
  })
})

describe('an organisation that has ended', () => {
  it('is never offered, whichever file is loaded last', async () => {
    const alive = 'GB-CHC-1000003'
    const fixture = await readFile(
      new URL('../../../tests/fixtures/dissolved-organisations.csv', import.meta.url),
      'utf8',
    )
    const [header = '', first = ''] = fixture.split('\n')
    const ended = first.replace(/^[^,]+/, alive)
    await writeFile(
      join(folder, dissolvedOrganisationsDataset.file),
      [header, ended, ...fixture.split('\n').slice(2)].join('\n'),
    )
    const register = gunzipSync(await readFile(join(bundledDataFolder, 'organisations.csv.gz'))).toString('utf8')
    await writeFile(join(folder, 'organisations.csv.gz'), gzipSync(register.split('\n').slice(0, 200).join('\n')))
    const live = bundledDatasets.filter((dataset) => dataset.name === 'organisations')
    const offered = async () =>
      [
        ...(await everyPosting(eachPosting(open.database))),
        ...(await listOrganisations(open.database, { limit: 50_000 })),
      ].some((each) => each.id === alive)
    await loadBundledData(open, { dataFolder: folder, datasets: live })
    expect(await offered()).toBe(true)
    await loadBundledData(open, { dataFolder: folder, datasets: [dissolvedOrganisationsDataset] })
    expect(await offered()).toBe(false)
    expect(await findOrganisation(open.database, alive)).toMatchObject({ status: 'dissolved' })
    // Its live row comes again, as from an older copy of the register: it stays ended.
    await sql`delete from datasets where name = 'organisations'`.execute(open.database)
    await loadBundledData(open, { dataFolder: folder, datasets: live })
    expect(await offered()).toBe(false)
    const datasets = [dissolvedOrganisationsDataset, ...live]
    const fromFiles = await everyPosting(eachPostingFromFiles({ datasets, dataFolder: folder }))
    expect(fromFiles.length).toBeGreaterThan(100)
    expect(fromFiles).not.toContainEqual(expect.objectContaining({ id: alive }))
  })
})
