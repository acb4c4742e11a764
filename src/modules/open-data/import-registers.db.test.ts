import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import { importFiles, sampleFile } from '../../../tests/support/import-samples.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import { findImportProgress, type ImportProgress } from '../../platform/bulk-load/import-progress.ts'
import { readDocumentChanges } from '../../platform/database/document-changes.ts'
import { findOrganisation, listLikelyPairs, listOrganisations } from '../organisations/index.ts'
import { findAsAt } from './as-at.repository.ts'
import { eachPosting } from './findables-in-database.ts'

let open: OpenDatabase
let folder: string
beforeAll(async () => {
  open = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'exchange-import-'))
})
afterAll(async () => {
  await open.close()
  await rm(folder, { recursive: true })
})
beforeEach(async () => {
  await sql`truncate organisations, records, needs, datasets, loads, settings, joined_organisations, likely_pairs cascade`.execute(
    open.database,
  )
})

const bring = async (kind: string, ...paths: string[]) => {
  const report = await importFiles(open, kind, paths)
  if (!report.ok) throw new Error(report.problem.title)
  return report.value
}
const write = async (name: string, text: string) => {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}
const oscrHeader = async () => (await readFile(sampleFile('oscr.csv'), 'utf8')).split('\n')[0] ?? ''
/** A row of the Scottish register: the named columns, the others empty. */
const oscrFile = async (name: string, rows: readonly Readonly<Record<string, string>>[]) => {
  const header = await oscrHeader()
  const lines = rows.map((row) =>
    header
      .split(',')
      .map((column) => `"${row[column.trim()] ?? ''}"`)
      .join(','),
  )
  return await write(name, `${header}\n${lines.join('\n')}\n`)
}
const scottish = (number: string, more: Readonly<Record<string, string>> = {}) => ({
  'Charity Number': number,
  'Charity Name': `Charity ${number}`,
  'Registered Date': '28/05/1927 00:00',
  'Charity Status': 'Active',
  ...more,
})
const charities = (rows: readonly object[]) =>
  JSON.stringify(
    rows.map((row, at) => ({
      date_of_extract: '2026-02-01T00:00:00',
      registered_charity_number: 500_000 + at,
      linked_charity_number: 0,
      charity_name: `Charity ${at}`,
      charity_registration_status: 'Registered',
      ...row,
    })),
  )
const ids = async () => (await listOrganisations(open.database, { limit: 100 })).map(({ id }) => id)

describe('the samples of the registers', () => {
  it.each([
    ['charity-commission', 'publicextract.charity.json'],
    ['charity-commission', 'publicextract.charity.txt'],
    ['charity-commission', 'publicextract.charity.zip'],
    ['oscr', 'oscr.csv'],
    ['ccni', 'ccni.csv'],
  ])('%s: %s is imported, and a second time all is unchanged', async (kind, name) => {
    expect(await bring(kind, sampleFile(name))).toMatchObject({
      outcome: 'loaded',
      read: 25,
      written: 25,
      rejected: 0,
      removed: 0,
    })
    expect(await bring(kind, sampleFile(name))).toMatchObject({ outcome: 'unchanged', written: 0, unchanged: 25 })
  })

  it('gives the same rows from JSON, from tab-separated text and from a zip', async () => {
    await bring('charity-commission', sampleFile('publicextract.charity.json'))
    for (const name of ['publicextract.charity.txt', 'publicextract.charity.zip']) {
      expect(await bring('charity-commission', sampleFile(name))).toMatchObject({ outcome: 'unchanged', unchanged: 25 })
    }
  })

  it('joins the smaller files to the charities in any order, and keeps them when they are not given again', async () => {
    const main = sampleFile('publicextract.charity.json')
    const governing = sampleFile('publicextract.charity_governing_document.json')
    const classification = await write(
      'classification.txt',
      'date_of_extract\torganisation_number\tregistered_charity_number\tlinked_charity_number\tclassification_code\tclassification_type\tclassification_description\r\n' +
        '2026-02-01\t1\t1000003\t0\t102\tWhat\tEducation/training\r\n' +
        '2026-02-01\t1\t1000003\t0\t203\tWho\tPeople of a particular ethnic or racial origin\r\n' +
        '2026-02-01\t1\t1000003\t0\t306\tHow\tProvides services\r\n',
    )
    const areas = await write(
      'areas.json',
      JSON.stringify([
        {
          registered_charity_number: 1000116,
          linked_charity_number: 0,
          geographic_area_type: 'Local Authority',
          geographic_area_description: 'Bolton',
        },
      ]),
    )
    await bring('charity-commission', areas, main, governing, classification)
    const organisation = await findOrganisation(open.database, 'GB-CHC-1000003')
    expect(organisation).toMatchObject({
      name: 'SOUTHERN AFRICA RESOURCES CENTRE',
      district: 'BS3',
      placeCode: 'E06000023',
      registeredOn: '1990-08-02',
      purposes: ['Education/training'],
      beneficiaries: ['People of a particular ethnic or racial origin'],
      how: ['Provides services'],
      confirmedOn: '2025-11-07',
    })
    expect(organisation?.objects).toMatch(/^1\) TO ADVANCE THE EDUCATION/)
    expect(await bring('charity-commission', classification, governing, main, areas)).toMatchObject({
      outcome: 'unchanged',
    })
    expect(await bring('charity-commission', main)).toMatchObject({ outcome: 'unchanged', unchanged: 25 })
    expect((await findOrganisation(open.database, 'GB-CHC-1000116'))?.spread).toBe('Bolton')
  })

  it('reads the coded lists of Northern Ireland, whose entries hold commas', async () => {
    await bring('ccni', sampleFile('ccni.csv'))
    expect(await findOrganisation(open.database, 'GB-NIC-100002')).toMatchObject({
      purposes: [
        'The advancement of education',
        'The advancement of health or the saving of lives',
        'The relief of those in need by reason of youth, age, ill-health, disability, financial hardship or other disadvantage',
      ],
      companyNumber: undefined,
      confirmedOn: '2026-02-02',
    })
  })
})

describe('what a register says', () => {
  it('takes linked charities as parts, and never offers removed, dissolved or insolvent ones', async () => {
    const path = await write(
      'charities.json',
      charities([
        { charity_activities: 'Ring 020 7946 0018 or write to a@example.org, BL1 4AB' },
        { registered_charity_number: 500_000, linked_charity_number: 1, charity_name: 'The Fund' },
        { charity_registration_status: 'Removed', date_of_removal: '2020-01-01T00:00:00' },
        { cio_is_dissolved: true },
        { charity_insolvent: true },
        { charity_in_administration: 'True' },
        { charity_company_registration_number: '1234567' },
      ]),
    )
    await bring('charity-commission', path)
    expect(await ids()).toEqual(['GB-CHC-500000', 'GB-CHC-500000-1', 'GB-CHC-500006'])
    expect(await findOrganisation(open.database, 'GB-CHC-500000-1')).toMatchObject({ partOf: 'GB-CHC-500000' })
    expect((await findOrganisation(open.database, 'GB-CHC-500000'))?.activities).toBe(
      'Ring [telephone removed] or write to [e-mail removed], BL1',
    )
    expect((await findOrganisation(open.database, 'GB-CHC-500006'))?.companyNumber).toBe('01234567')
    expect((await findOrganisation(open.database, 'GB-CHC-500004'))?.status).toBe('insolvent')
    const offered: string[] = []
    for await (const { id } of eachPosting(open.database)) offered.push(id)
    expect(offered.toSorted()).toEqual(await ids())
  })

  it('tells the index at once of a charity that was removed or that its file has no more', async () => {
    await bring('charity-commission', await write('charities.json', charities([{}, {}, {}, {}])))
    const before = await readDocumentChanges(open.database, 0)
    const next = JSON.parse(charities([{}, { charity_registration_status: 'Removed' }, {}])) as object[]
    expect(await bring('charity-commission', await write('next.json', JSON.stringify(next)))).toMatchObject({
      written: 1,
      removed: 1,
      unchanged: 2,
    })
    const after = await readDocumentChanges(open.database, 0)
    const known = new Set(before.changes.map(({ sequence }) => sequence))
    expect(
      after.changes
        .filter(({ sequence }) => !known.has(sequence))
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['GB-CHC-500001', 'GB-CHC-500003'])
    expect(await ids()).toEqual(['GB-CHC-500000', 'GB-CHC-500002'])
  })

  it('replaces the live and the removed charities of Scotland each by themselves, in any order', async () => {
    const live = await oscrFile('live.csv', [scottish('SC000001'), scottish('SC000002')])
    const removed = await oscrFile('removed.csv', [
      scottish('SC000002', { 'Charity Status': 'Removed', 'Ceased Date': '02/06/2012 18:58' }),
      scottish('SC000003', { 'Charity Status': 'Removed' }),
    ])
    const state = async () =>
      (await open.database.selectFrom('organisations').select(['id', 'status']).orderBy('id').execute()).map(
        ({ id, status }) => `${id} ${status}`,
      )
    const expected = ['GB-SC-SC000001 live', 'GB-SC-SC000002 dissolved', 'GB-SC-SC000003 dissolved']
    await bring('oscr', live)
    await bring('oscr', removed)
    expect(await state()).toEqual(expected)
    await bring('oscr', live)
    expect(await state()).toEqual(expected)
    await sql`truncate organisations`.execute(open.database)
    await bring('oscr', removed, live)
    expect(await state()).toEqual(expected)
  })
})

describe('one body in two registers', () => {
  it('is joined by its company number, and a name alone is only a suggestion', async () => {
    await bring(
      'charity-commission',
      await write(
        'charities.json',
        charities([
          {
            charity_name: 'Helping Hands',
            charity_company_registration_number: 'SC123456',
            charity_contact_postcode: 'EH1 1AA',
          },
          { charity_name: 'Open Door', charity_contact_postcode: 'G1 1AA' },
        ]),
      ),
    )
    const header = (await readFile(sampleFile('ccni.csv'), 'utf8')).split('\n')[0] ?? ''
    const northern = (number: string, name: string, company: string) =>
      `${number},0,${name},13/12/2013,Up-to-date,,,,,,,,${company},Education,Carers,Arts`
    await bring('ccni', await write('ccni.csv', `${header}\n${northern('100001', 'Helping Hands (NI)', 'SC123456')}\n`))
    await bring(
      'oscr',
      await oscrFile('live.csv', [scottish('SC000001', { 'Charity Name': 'OPEN  DOOR', Postcode: 'G1 1AA' })]),
    )
    expect(await ids()).toEqual(['GB-CHC-500000', 'GB-CHC-500001', 'GB-SC-SC000001'])
    expect(await open.database.selectFrom('joined_organisations').selectAll().execute()).toEqual([
      { id: 'GB-NIC-100001', same_as: 'GB-CHC-500000', because: 'company_number' },
    ])
    expect(await listLikelyPairs(open.database)).toEqual([
      { id: 'GB-CHC-500001', otherId: 'GB-SC-SC000001', because: 'same name and place' },
    ])
  })
})

describe('an import', () => {
  it('keeps what was read, its hash and licence, and how far it is', async () => {
    const told: ImportProgress[] = []
    await importFiles(open, 'oscr', [sampleFile('oscr.csv')], { onProgress: (progress) => told.push(progress) })
    const files = await open.database.selectFrom('imported_files').selectAll().execute()
    expect(files.at(-1)).toMatchObject({ name: 'oscr.csv', bytes: 10_502, licence: 'Open Government Licence v3.0' })
    expect(files.at(-1)?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(told.map(({ share }) => share)).toEqual(told.map(({ share }) => share).toSorted((a, b) => a - b))
    expect(await findImportProgress(open.database)).toMatchObject({ phase: 'done', read: 25, written: 25, share: 1 })
  })

  it('changes nothing in a dry run, and says what it would do', async () => {
    const report = await importFiles(open, 'oscr', [sampleFile('oscr.csv')], { isDryRun: true })
    expect(report).toMatchObject({ ok: true, value: { isDryRun: true, outcome: 'loaded', written: 25 } })
    for (const table of ['organisations', 'loads', 'datasets', 'settings'] as const) {
      expect(await open.database.selectFrom(table).selectAll().execute(), table).toEqual([])
    }
  })

  it('ends the clock of the bundled data', async () => {
    await sql`insert into settings (name, value) values ('as_at', '2025-11-08')`.execute(open.database)
    expect(await findAsAt(open.database)).toBe('2025-11-08')
    await bring('oscr', sampleFile('oscr.csv'))
    expect(await findAsAt(open.database)).toBeUndefined()
  })
})
