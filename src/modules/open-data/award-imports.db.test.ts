import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import { exampleDirectoryTables } from '../../../tests/support/directory-package.ts'
import { writeGrantsCsv, writeGrantsJson } from '../../../tests/support/official-grants.ts'
import { writeContractsFinder, writeReleases } from '../../../tests/support/official-notices.ts'
import { workbookFile, workbookParts } from '../../../tests/support/workbook.ts'
import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import { eachPosting } from './findables-in-database.ts'
import { importData } from './import-data.ts'
import { importKinds } from './import-kinds.ts'

const fixtures = join(import.meta.dirname, '..', '..', '..', 'tests', 'fixtures')
const sample = (name: string) => join(fixtures, 'import-samples', name)
const today = parseIsoDate('2025-02-01') as IsoDate

let open: OpenDatabase
let folder: string
beforeAll(async () => {
  open = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'exchange-awards-'))
}, 120_000)
afterAll(async () => {
  await open.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  await sql`truncate needs, records, organisations, organisation_services, notice_releases, datasets, loads cascade`.execute(
    open.database,
  )
})

const kindOf = (name: string) => {
  const kind = importKinds.find((each) => each.name === name)
  if (kind === undefined) throw new Error(`There is no kind ${name}`)
  return kind
}
const run = async (kind: string, paths: readonly string[], isDryRun = false) => {
  const done = await importData(open, kindOf(kind), { paths, today, isDryRun })
  return done.ok ? done.value : done.problem
}
const write = async (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const tables = ['needs', 'records', 'organisations', 'organisation_services', 'notice_releases'] as const
/** Everything that imports wrote, in one order. */
const contents = async () =>
  Object.fromEntries(
    await Promise.all(
      tables.map(
        async (table) =>
          [table, (await sql`select * from ${sql.table(table)} order by id`.execute(open.database)).rows] as const,
      ),
    ),
  )
const counts = async () => Object.values(await contents()).map((rows) => rows.length)
const postings = async () => {
  const all = []
  for await (const posting of eachPosting(open.database)) all.push(posting)
  return all
}

const samples = [
  ['360giving', sample('360giving.json'), [0, 15, 15, 0, 0]],
  ['contracts-finder', sample('contracts-finder.csv'), [20, 44, 0, 0, 0]],
  ['ocds', sample('ocds-release-package.json'), [1, 9, 0, 0, 8]],
  ['hsds', join(fixtures, 'hsds', 'service_full.json'), [0, 0, 1, 1, 0]],
  ['hsds', join(fixtures, 'hsds', 'service_list.json'), [0, 0, 1, 1, 0]],
  ['hsds', join(fixtures, 'hsds', 'organization_full.json'), [0, 0, 1, 1, 0]],
  ['hsds', join(fixtures, 'hsds', 'service_at_location_full.json'), [0, 0, 1, 1, 0]],
] as const

describe('official samples', () => {
  it.each(samples)('%s: %s is imported, and importing it again changes nothing', async (kind, path, expected) => {
    expect(await run(kind, [path], true)).toMatchObject({ outcome: 'loaded', rejected: 0, isDryRun: true })
    expect(await counts()).toEqual([0, 0, 0, 0, 0])
    expect(await run(kind, [path])).toMatchObject({ outcome: 'loaded', rejected: 0, errors: [] })
    const first = await contents()
    expect(Object.values(first).map((rows) => rows.length)).toEqual(expected)
    expect(await run(kind, [path])).toMatchObject({ outcome: 'unchanged', written: 0, removed: 0 })
    expect(await contents()).toEqual(first)
  })
})

describe('one set of facts in several files', () => {
  it('a directory of tables gives what its nested form gives', async () => {
    const nested = JSON.parse(await readFile(join(fixtures, 'hsds', 'service_full.json'), 'utf8')) as object
    await run('hsds', [await write('nested.json', JSON.stringify([nested]))])
    const first = await contents()
    const files = Object.entries(exampleDirectoryTables()).map(([name, text]) => [name, strToU8(text)] as const)
    const packed = await write(
      'tables.zip',
      zipSync({ ...Object.fromEntries(files), 'datapackage.json': strToU8('{"resources": []}') }),
    )
    const report = await run('hsds', [packed])
    expect(report).toMatchObject({
      rejected: 0,
      passedOver: expect.arrayContaining(['tables.zip: datapackage.json', 'tables.zip: cost_options.csv']) as unknown,
    })
    const second = await contents()
    const plain = (rows: readonly unknown[] | undefined) =>
      (rows ?? []).map((row) => ({ ...(row as object), district: null, terms: [] }))
    expect(plain(second['organisation_services'])).toEqual(plain(first['organisation_services']))
    expect(second['organisations']).toEqual(first['organisations'])
    const [posting] = await postings()
    expect(posting?.fields.done).toContain('Community Counselling')
    expect(posting?.fields.people).toContain('aged 12 and over')
  })

  it('a workbook of grants gives what their JSON gives', async () => {
    const { grants } = JSON.parse(await readFile(sample('360giving.json'), 'utf8')) as {
      grants: Record<string, never>[]
    }
    const rows = grants.map((grant) => {
      const [recipient] = grant['recipientOrganization'] as unknown as [Record<string, string>]
      const [funder] = grant['fundingOrganization'] as unknown as [Record<string, string>]
      const [programme] = grant['grantProgramme'] as unknown as [Record<string, string>]
      const day = new Date(String(grant['awardDate']).slice(0, 10))
      return [
        grant['id'],
        day,
        grant['title'],
        grant['description'],
        'GBP',
        grant['amountAwarded'],
        recipient['id'],
        recipient['name'],
        funder['id'],
        funder['name'],
        programme?.['title'],
        '53.5,-2.4',
      ]
    })
    const titles = [
      'Identifier',
      'Award Date',
      'Title',
      'Description',
      'Currency',
      'Amount Awarded',
      'Recipient Org:Identifier',
      'Recipient Org:Name',
      'Funding Org:Identifier',
      'Funding Org:Name',
      'Grant Programme:Title',
      'Lat/Long',
    ]
    await run('360giving', [await write('grants.xlsx', workbookFile(workbookParts([titles, ...rows], 'grants')))])
    const fromWorkbook = await contents()
    expect(await run('360giving', [sample('360giving.json')])).toMatchObject({ outcome: 'unchanged' })
    expect(fromWorkbook['records']?.length).toBe(15)
  })

  const releases = async () =>
    (JSON.parse(await readFile(sample('ocds-release-package.json'), 'utf8')) as { releases: Record<string, unknown>[] })
      .releases
  const packageOf = (parts: readonly unknown[]) => JSON.stringify({ version: '1.1', releases: parts })

  it('releases give the same in any order, in one file or several, as a package, as records or as lines', async () => {
    const all = (await releases()).flatMap((release) => [
      release,
      {
        ...release,
        id: `${String(release['id'])}-later`,
        date: '2025-01-30T00:00:00Z',
        tag: ['tenderUpdate'],
        tender: { title: 'Another title' },
        awards: undefined,
        parties: undefined,
      },
    ])
    await run('ocds', [await write('all.json', packageOf(all))])
    const once = await contents()
    expect(once['records']).toContainEqual(expect.objectContaining({ title: 'Another title' }))
    const halves = [
      packageOf(all.slice(8).toReversed()),
      all
        .slice(0, 8)
        .map((release) => JSON.stringify(release))
        .join('\n'),
    ]
    const records = JSON.stringify({ records: all.map((release) => ({ ocid: release['ocid'], releases: [release] })) })
    for (const files of [[packageOf(all.toReversed())], halves, halves.toReversed(), [records]]) {
      await sql`truncate needs, records, notice_releases cascade`.execute(open.database)
      for (const [at, text] of files.entries()) await run('ocds', [await write(`part-${at}.json`, text)])
      expect(await contents()).toEqual(once)
    }
  })

  it('an award ends the need of its notice, whichever file comes first; an award that is taken back goes', async () => {
    const [header = '', ...lines] = (await readFile(sample('contracts-finder.csv'), 'utf8'))
      .split('\n2')
      .map((line, at) => (at === 0 ? line : `2${line}`))
    expect(lines.length).toBeGreaterThan(0)
    const titles = header.split(',').slice(0, 8)
    expect(titles[0]).toBe('Notice Identifier')
    const notice = (status: string, published: string, suppliers: string) =>
      `Notice Identifier,Organisation Name,Status,Published Date,Title,Closing Date,Awarded Date,Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]\nN1,Bolton Council,${status},${published},Meals,01/03/2025,30/01/2025,${suppliers}\n`
    const opened = await write('open.csv', notice('Open', '2025-01-01T09:00:00Z', ''))
    const awarded = await write(
      'awarded.csv',
      notice('Awarded', '2025-01-30T09:00:00Z', '[A|B|NONE||No|No][C|D|NONE||No|No]'),
    )
    await run('contracts-finder', [opened])
    expect(await contents()).toMatchObject({ needs: [{ id: 'need-N1', state: 'open' }] })
    await run('contracts-finder', [awarded])
    const first = await contents()
    expect(first).toMatchObject({ needs: [{ state: 'closed_imported', ended_on: '2025-01-30' }], records: [{}, {}] })
    expect(await run('contracts-finder', [opened])).toMatchObject({ outcome: 'unchanged' })
    await sql`truncate needs, records cascade`.execute(open.database)
    await run('contracts-finder', [awarded])
    await run('contracts-finder', [opened])
    expect(await contents()).toEqual(first)
    const changed = notice('Awarded', '2025-01-31T09:00:00Z', '[A|B|NONE||No|No]')
    await run('contracts-finder', [await write('changed.csv', changed)])
    expect((await contents())['records']).toMatchObject([{ recipient: 'A', recipient_count: 1 }])
  })

  it('a register keeps its own row of an organisation that grants name too', async () => {
    await run('360giving', [sample('360giving.json')])
    await sql`update organisations set dataset = 'charity-commission', known_from = 'register', name = 'As registered' where id = 'GB-CHC-1136419'`.execute(
      open.database,
    )
    await run('360giving', [sample('360giving.json')])
    expect((await contents())['organisations']).toContainEqual(
      expect.objectContaining({ id: 'GB-CHC-1136419', name: 'As registered' }),
    )
  })
})

describe('files of the official shape, made of the bundled rows', () => {
  it('tell the same of grants as JSON and as a table', async () => {
    const [json, csv] = [join(folder, 'made.json'), join(folder, 'made.csv')]
    await writeGrantsJson(json, 300)
    await writeGrantsCsv(csv, 300)
    expect(await run('360giving', [json])).toMatchObject({ read: 300, rejected: 0 })
    expect(await run('360giving', [csv])).toMatchObject({ read: 300, rejected: 0, outcome: 'unchanged' })
  })

  it('tell of notices as releases and as an export', async () => {
    const [releases, notices] = [join(folder, 'made.json'), join(folder, 'made.csv')]
    await writeReleases(releases, 200)
    await writeContractsFinder(notices, 200)
    expect(await run('ocds', [releases])).toMatchObject({ read: 400, rejected: 0 })
    const [needs, records] = await counts()
    expect(needs).toBe(200)
    expect(await run('contracts-finder', [notices])).toMatchObject({ read: 200, rejected: 0 })
    expect((await counts()).slice(0, 2)).toEqual([200, (records ?? 0) * 2])
  })
})
