import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import { workbookFile, workbookParts } from '../../../tests/support/workbook.ts'
import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import { importData } from './import-data.ts'
import { importKinds } from './import-kinds.ts'

const fixtures = join(import.meta.dirname, '..', '..', '..', 'tests', 'fixtures', 'import-samples')
const today = parseIsoDate('2025-02-01') as IsoDate

let open: OpenDatabase
let folder: string
const original = { grants: '', notices: '', releases: '' }
beforeAll(async () => {
  open = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'exchange-damaged-'))
  original.grants = await readFile(join(fixtures, '360giving.json'), 'utf8')
  original.notices = (await readFile(join(fixtures, 'contracts-finder.csv'), 'utf8')).replaceAll('\r\n', '\n')
  original.releases = await readFile(join(fixtures, 'ocds-release-package.json'), 'utf8')
}, 120_000)
afterAll(async () => {
  await open.close()
  await rm(folder, { recursive: true })
})

type Kind = '360giving' | 'contracts-finder' | 'ocds' | 'hsds'

async function run(kind: Kind, content: string | Uint8Array) {
  const path = join(folder, 'file')
  await writeFile(path, content)
  const found = importKinds.find((each) => each.name === kind)
  if (found === undefined) throw new Error(`There is no kind ${kind}`)
  return await importData(open, found, { paths: [path], today })
}

const tables = ['needs', 'records', 'organisations', 'organisation_services', 'notice_releases'] as const
async function contents() {
  const all = tables.map((table) =>
    sql<{ id: string }>`select * from ${sql.table(table)} order by id`.execute(open.database),
  )
  return (await Promise.all(all)).map(({ rows }) => rows)
}
const clear = () =>
  sql`truncate needs, records, organisations, organisation_services, notice_releases, datasets cascade`.execute(
    open.database,
  )

const package360 = (change: (grants: Record<string, unknown>[]) => unknown[]) => () => {
  const whole = JSON.parse(original.grants) as { grants: Record<string, unknown>[] }
  return JSON.stringify({ ...whole, grants: change(whole.grants) }, null, 1)
}
const firstGrant = (change: object) => package360(([first, ...rest]) => [{ ...first, ...change }, ...rest])
const packageOcds = (change: (releases: Record<string, unknown>[]) => unknown[]) => () => {
  const whole = JSON.parse(original.releases) as { releases: Record<string, unknown>[] }
  return JSON.stringify({ ...whole, releases: change(whole.releases) })
}
const half = (text: string) => text.slice(0, Math.floor(text.length / 2))
const inTitles = (change: (titles: string) => string) => () => {
  const end = original.notices.indexOf('\n')
  return change(original.notices.slice(0, end)) + original.notices.slice(end)
}
const lineFaults = (line: string) => () => `${original.notices}${line}\n`
const grantsWorkbook = (change: object) => () => {
  const titles = ['Identifier', 'Title', 'Amount Awarded', 'Recipient Org:Name', 'Funding Org:Name']
  return workbookFile({ ...workbookParts([titles, ['g1', 'A grant', 10, 'A', 'B']], 'grants'), ...change })
}
const directory = (change: object) => () =>
  JSON.stringify([{ id: 's', name: 'Talking', status: 'active', organization: { id: 'o', name: 'A body' }, ...change }])
const damagedZip = () => {
  const zip = zipSync({ 'grants.json': strToU8(original.grants) }, { level: 0 })
  zip[2_000] = (zip[2_000] ?? 0) ^ 0x01
  return zip
}

/** Files that cannot be taken at all: what is damaged, and what is said of it. */
const refused: readonly (readonly [string, Kind, () => string | Uint8Array, RegExp])[] = [
  ['an empty file', '360giving', () => '', /is empty/],
  ['a file of spaces', '360giving', () => '\ufeff \n \n', /is empty/],
  ['JSON that is cut off between grants', '360giving', () => half(original.grants), /ends in the middle|cut off/],
  [
    'JSON that is cut off in a word',
    '360giving',
    () => original.grants.slice(0, original.grants.indexOf('pilot of') + 3),
    /ends in the middle|cut off/,
  ],
  [
    'a page that says that something went wrong',
    '360giving',
    () => '<!DOCTYPE html><html><body>503 Service Unavailable</body></html>',
    /is a web page/,
  ],
  [
    'a row whose quotation mark is never closed',
    'contracts-finder',
    () => `${original.notices}N9,"never ends`,
    /does not end/,
  ],
  ['bytes of a picture', '360giving', () => Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7_919) % 251), /./],
  ['a list of numbers', '360giving', () => '[1, 2, 3]', /has no row/],
  ['a package without grants', '360giving', () => '{"title": "Nothing", "data": []}', /is not a JSON list|lacks/],
  ['a package of no grants', '360giving', () => '{"grants": []}', /has no row/],
  ['JSON that goes on after its end', '360giving', () => `${original.grants}}]`, /is not a JSON list/],
  [
    'grants of which more than a fifth are wrong',
    '360giving',
    package360((grants) => grants.map((grant, at) => (at % 3 === 0 ? {} : grant))),
    /are wrong, so nothing was loaded/,
  ],
  [
    'a packed file that is cut off',
    '360giving',
    () => gzipSync(original.grants).subarray(0, 1_500),
    /cut off or damaged/,
  ],
  ['an archive with a wrong byte', '360giving', damagedZip, /cut off or damaged/],
  [
    'an archive that is cut off',
    '360giving',
    () => zipSync({ 'grants.json': strToU8(original.grants) }).subarray(0, 2_000),
    /cut off or damaged/,
  ],
  [
    'an archive that grows a thousand times',
    '360giving',
    () => zipSync({ 'grants.json': new Uint8Array(50_000_000) }),
    /unpacks to far more/,
  ],
  [
    'a packed file that grows a thousand times',
    '360giving',
    () => gzipSync(new Uint8Array(50_000_000)),
    /unpacks to far more/,
  ],
  [
    'an archive in an archive',
    '360giving',
    () => zipSync({ 'inner.zip': zipSync({ 'grants.json': strToU8(original.grants) }) }),
    /archive within an archive/,
  ],
  [
    'an archive of a hundred and one files',
    '360giving',
    () => zipSync(Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`${at}.json`, strToU8(original.grants)]))),
    /more than 100 files/,
  ],
  [
    'a workbook with a document type',
    '360giving',
    grantsWorkbook({ 'xl/worksheets/sheet1.xml': '<!DOCTYPE a><worksheet/>' }),
    /declares a document type/,
  ],
  [
    'a workbook without its sheet',
    '360giving',
    grantsWorkbook({ 'xl/_rels/workbook.xml.rels': '<Relationships/>' }),
    /without a sheet/,
  ],
  [
    'a table without a column that is needed',
    'contracts-finder',
    inTitles((titles) => titles.replace(',Title,', ',Lat/Long,')),
    /lacks Title/,
  ],
  [
    'a table with a title that is misspelt',
    'contracts-finder',
    inTitles((titles) => titles.replace('Notice Identifier', 'Notice Identifer')),
    /lacks Notice Identifier \(is that “Notice Identifer”\?\)/,
  ],
  ['a table with other separators', 'contracts-finder', () => original.notices.replaceAll(',', ';'), /lacks/],
  [
    'a table with a thousand columns',
    'contracts-finder',
    inTitles((titles) => titles + ',x'.repeat(1_000)),
    /more than 500 columns/,
  ],
  ['releases that are cut off', 'ocds', () => half(original.releases), /ends in the middle|cut off/],
  ['releases of another standard', 'ocds', () => original.grants, /is not a JSON list|lacks/],
  [
    'releases none of which has a process',
    'ocds',
    packageOcds((releases) => releases.map((release) => ({ ...release, ocid: '' }))),
    /are wrong, so nothing was loaded/,
  ],
  [
    'services none of whose organisations are there',
    'hsds',
    directory({ organization: undefined, organization_id: 'o9' }),
    /are wrong, so nothing was loaded/,
  ],
]

/** Files of which one row is left out: what is damaged, and where and what is said of it. */
const leftOut: readonly (readonly [string, Kind, () => string | Uint8Array, object])[] = [
  ['a grant that is nothing', '360giving', package360(([, ...rest]) => [...rest, null]), { field: /14/ }],
  ['a grant that is a text', '360giving', package360(([, ...rest]) => [...rest, 'grant']), {}],
  [
    'a grant without a recipient',
    '360giving',
    firstGrant({ recipientOrganization: [] }),
    { field: '$.grants[0].recipientOrganization', rule: 'names nobody who was paid', line: 4 },
  ],
  [
    'a grant of a word',
    '360giving',
    firstGrant({ amountAwarded: 'lots' }),
    { field: '$.grants[0].amountAwarded', value: 'lots' },
  ],
  [
    'a grant on no day',
    '360giving',
    firstGrant({ awardDate: '2015-02-30' }),
    { field: '$.grants[0].awardDate', value: '2015-02-30' },
  ],
  [
    'a field of more than a million letters',
    '360giving',
    firstGrant({ description: 'a'.repeat(1_000_001) }),
    { rule: 'is longer than 1,000,000 characters' },
  ],
  [
    'a row with a column too few',
    'contracts-finder',
    lineFaults('N9,Contract'),
    { rule: 'has 2 columns where the header has 43' },
  ],
  [
    'a row with a supplier that is not closed',
    'contracts-finder',
    lineFaults(`N9,Contract,A council,Awarded,2025-01-01,A title${','.repeat(31)}[A|B|C${','.repeat(6)}`),
    { field: 'Supplier [Name|Address|Ref type|Ref Number|Is SME|Is VCSE]', value: '[A|B|C' },
  ],
  [
    'a row of an unknown status',
    'contracts-finder',
    lineFaults(`N9,Contract,A council,Perhaps,2025-01-01,A title${','.repeat(37)}`),
    { field: 'Status', value: 'Perhaps' },
  ],
  [
    'a release on no day',
    'ocds',
    packageOcds((releases) => [...releases, { ...releases[0], ocid: 'ocds-x', date: 'soon' }]),
    { field: '$.releases[8].date', value: 'soon' },
  ],
  ['a release that is a list', 'ocds', packageOcds((releases) => [...releases, []]), {}],
  [
    'a tender without a title',
    'ocds',
    packageOcds((releases) => [...releases, { ...releases[1], ocid: 'ocds-x', tender: { status: 'active' } }]),
    { field: '$.releases[8].tender.title', rule: 'is empty' },
  ],
]

describe('damaged files', () => {
  it.each(refused)('%s (%s) is refused, and nothing changes', async (_, kind, make, said) => {
    const before = await contents()
    const done = await run(kind, make())
    expect(done.ok ? done.value : done.problem).not.toMatchObject({ outcome: 'loaded' })
    const words = done.ok ? JSON.stringify(done.value.errors) : `${done.problem.title} ${done.problem.detail ?? ''}`
    if (!done.ok || done.value.rejected === 0) expect(words).toMatch(said)
    else expect(done.value.rejected / done.value.read).toBeGreaterThan(0.2)
    expect(await contents()).toEqual(before)
  })

  it.each(leftOut)('%s (%s) is named, and the rest is there', async (_, kind, make, said) => {
    await clear()
    const done = await run(kind, make())
    expect(done).toMatchObject({ ok: true, value: { outcome: 'loaded', rejected: 1 } })
    if (!done.ok) return
    const error = done.value.errors[0]
    expect(error?.line).toBeGreaterThan(0)
    for (const [name, expected] of Object.entries(said)) {
      const value = String(error?.[name as keyof typeof error])
      if (expected instanceof RegExp) expect(value).toMatch(expected)
      else expect(value).toBe(String(expected))
    }
    const rows = (await contents()).flat()
    expect(rows.length).toBeGreaterThan(8)
    expect(rows.filter((row) => /N9|ocds-x/.test(row.id) && !row.id.includes('/'))).toEqual([])
  })

  it.each([
    ['NUL and half letters', '360giving', firstGrant({ title: 'A\u0000 title \ud800', description: 'b' })],
    ['a grant twice', '360giving', package360((grants) => [...grants, ...grants])],
    ['UTF-16', 'contracts-finder', () => Buffer.from(`\ufeff${original.notices}`, 'utf16le')],
    [
      'a byte order mark and other line ends',
      'contracts-finder',
      () => `\ufeff${original.notices.replaceAll('\n', '\r\n')}`,
    ],
    [
      'release words that the database takes only as they are',
      'ocds',
      packageOcds((releases) => releases.map((release) => ({ ...release, language: '\u0000\ud800' }))),
    ],
  ] as const)('%s (%s) do no harm', async (_, kind, make) => {
    await clear()
    expect(await run(kind, make())).toMatchObject({ ok: true, value: { outcome: 'loaded', rejected: 0 } })
    const [needs, records] = await contents()
    expect([needs?.length, records?.length]).toEqual(
      { '360giving': [0, 15], 'contracts-finder': [20, 44], ocds: [1, 9] }[kind],
    )
  })
})
