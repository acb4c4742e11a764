import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundledDatabase } from '../../../tests/support/bundled-database.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import { countOpenNeeds, listOpenNeeds } from '../needs/index.ts'
import { findOrganisation, listOrganisations } from '../organisations/index.ts'
import { placeSummary } from '../places/index.ts'
import { findPractice, libraryAreas, libraryCells, listPractices } from '../practices/index.ts'
import { findRecord, findRecords, listRecordsOfOrganisation } from '../records/index.ts'
import { countData } from './data-counts.repository.ts'
import { eachPosting } from './findables-in-database.ts'

const bolton = 'E08000001'
const liverpool = 'E08000012'

let open: OpenDatabase
beforeAll(async () => {
  open = await bundledDatabase()
}, 240_000)
afterAll(() => open.close())

const one = async <Row>(statement: ReturnType<typeof sql<Row>>) => {
  const { rows } = await statement.execute(open.database)
  const [row] = rows
  if (row === undefined) throw new Error('no row')
  return row
}

const total = (rows: readonly { practices: number }[]) => rows.reduce((sum, row) => sum + row.practices, 0)

describe('organisations', () => {
  it('are found with their own words, and without a size', async () => {
    const found = await findOrganisation(open.database, 'GB-CHC-1000003')
    expect(found).toMatchObject({
      name: 'SOUTHERN AFRICA RESOURCES CENTRE',
      knownFrom: 'register',
      placeCode: 'E06000023',
    })
    expect(Object.keys(found ?? {}).filter((key) => /income|spend|pence|size/i.test(key))).toEqual([])
    expect(await findOrganisation(open.database, 'GB-CHC-0')).toBeUndefined()
  })

  it('known from grants alone say so', async () => {
    expect(await findOrganisation(open.database, 'GB-CHC-1121560')).toMatchObject({
      knownFrom: 'grants',
      register: undefined,
      grants: { count: 2, first: '2012-06-29', last: '2015-01-07' },
    })
  })

  it('are listed page after page without gap or repeat, by place and area', async () => {
    const all = await listOrganisations(open.database, { placeCodes: [bolton, liverpool], limit: 1_000 })
    const pages: string[] = []
    for (let after = ''; ;) {
      const page = await listOrganisations(open.database, { placeCodes: [bolton, liverpool], after, limit: 7 })
      pages.push(...page.map((organisation) => organisation.id))
      const last = page.at(-1)
      if (last === undefined) break
      after = last.id
    }
    expect(pages).toEqual(all.map((organisation) => organisation.id))
    const older = await listOrganisations(open.database, { serviceArea: 'older-people', limit: 50 })
    expect(older).toHaveLength(50)
    expect(older.every((organisation) => organisation.serviceAreas.includes('older-people'))).toBe(true)
  })
})

describe('practices', () => {
  it('are found with the findings that their row states', async () => {
    const found = await findPractice(open.database, 'lib-family-literacy-courses')
    expect(found?.practice).toMatchObject({ serviceArea: 'adult-learning', findingCount: 2, status: 'in use' })
    expect(found?.practice.detail.sources).toHaveLength(3)
    expect(found?.findings.map((finding) => [finding.direction, finding.sourceIndex])).toEqual([
      ['positive', 0],
      ['positive', 1],
    ])
  })

  it('are found with the findings of their review', async () => {
    const found = await findPractice(open.database, 'wwc-building-assets-reducing-risks-barr')
    expect(found?.findings).toHaveLength(found?.practice.findingCount ?? 0)
    expect(found?.practice.detail.sums[1]).toMatchObject({
      outcome: 'General Mathematics Achievement',
      medianEffect: 0.18,
    })
    expect(found?.findings.filter((finding) => finding.direction === 'positive').length).toBeGreaterThan(0)
  })

  it('are listed under every area that counts for them', async () => {
    const ids = (await listPractices(open.database, { serviceArea: 'children-and-families', limit: 500 })).map(
      (each) => each.id,
    )
    expect(ids).toContain('lib-family-literacy-courses')
  })

  it('stand in an area that no person chose only if their words carry a concept of it', async () => {
    const { rows } = await sql<{ shown: boolean; area: string }>`select service_area as area,
      concepts && array['ED','ED104','ED107','ED106','ED105','ED200','ED201'] as shown from practices where id like 'wwc-%'`.execute(
      open.database,
    )
    expect(rows).toHaveLength(229)
    for (const row of rows) expect(row.area).toBe(row.shown ? 'education-and-parents' : 'other')
  })

  it('fill the library: every one counted once, at least nine in each area', async () => {
    const [areas, cells] = await Promise.all([libraryAreas(open.database), libraryCells(open.database)])
    expect([total(areas), total(cells)]).toEqual([462, 462])
    const named = areas.filter((area) => area.serviceArea !== 'other')
    expect(named).toHaveLength(18)
    for (const area of named) expect(area.practices, area.serviceArea).toBeGreaterThanOrEqual(9)
    expect(areas.reduce((sum, area) => sum + area.attempts, 0)).toBeGreaterThan(0)
  })
})

describe('needs and records', () => {
  it('lists open needs nearest closing date first, those without one last', async () => {
    const needs = await listOpenNeeds(open.database, { limit: 2_000 })
    expect(needs).toHaveLength(await countOpenNeeds(open.database))
    const days = needs.map((need) => need.closesOn ?? '9999-99-99')
    expect(days).toEqual(days.toSorted())
    expect(days[0]! >= '2025-11-08').toBe(true)
  })

  it('gives an award with everybody paid under it', async () => {
    const found = await findRecord(open.database, 'award-20201002173029-67601-3')
    expect(found?.record).toMatchObject({ recipient: 'Key 2 Care Ltd', organisationId: undefined, recipientCount: 8 })
    expect(found?.sameNotice.map((record) => record.ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(found?.sameNotice.filter((record) => record.inIndex)).toHaveLength(1)
    const ids = ['award-20201002173029-67601-3', 'none', 'award-20201002173029-67601']
    expect((await findRecords(open.database, ids)).map((record) => record.id)).toEqual([ids[0], ids[2]])
  })

  it('ties a record to an organisation by number alone', async () => {
    const records = await listRecordsOfOrganisation(open.database, 'GB-CHC-1121560')
    expect(records.map((record) => record.awardedOn)).toEqual(['2015-01-07', '2012-06-29'])
    // Suppliers by name only stay by themselves, however much the name is like one.
    const { alike } = await one(sql<{ alike: number }>`select count(*) as alike from records r
      join organisations o on lower(o.name) = lower(r.recipient) where r.organisation_id is null`)
    expect(alike).toBeGreaterThan(0)
  })

  it('finds the registered charity behind a company number', async () => {
    const { joined } = await one(sql<{ joined: number }>`select count(*) as joined from records r
      join organisations o on o.id = r.organisation_id where r.kind = 'award' and o.company_number is not null`)
    expect(joined).toBeGreaterThan(5)
    const { left } = await one(sql<{ left: number }>`select count(*) as left from records r
      join organisations o on r.organisation_id = 'GB-COH-' || o.company_number`)
    expect(left).toBe(0)
  })

  it('marks about as many projects to learn from as the grants tell of', async () => {
    const { grants } = await one(sql<{ grants: number }>`select count(*) as grants from records
      where kind = 'grant' and describes_project`)
    expect(grants).toBeGreaterThan(1_700)
    expect(grants).toBeLessThan(2_100)
  })
})

describe('a place, and everything', () => {
  it('sums up what there is at a place', async () => {
    const summary = await placeSummary(open.database, [liverpool])
    expect(summary.practices.map((practice) => practice.id)).toContain('speech-liverpool-furniture')
    expect(summary.organisations.live).toBeGreaterThan(50)
    expect(summary.organisations.fromGrants).toBeGreaterThan(0)
    expect(summary.records.count).toBeGreaterThan(summary.records.latest.length)
    expect(summary.buyers.map((buyer) => buyer.name)).toContain('Liverpool City Council')
    const empty = {
      practices: [],
      organisations: { live: 0, fromGrants: 0 },
      openNeeds: { count: 0, nearest: [] },
      records: { count: 0, latest: [] },
      buyers: [],
    }
    expect(await placeSummary(open.database, ['E99999999'])).toEqual(empty)
    expect(await placeSummary(open.database, [])).toEqual(empty)
  })

  it('counts what there is to find', async () => {
    const counts = await countData(open.database)
    expect(counts).toMatchObject({ practices: 462, organisations: 16_627, organisationsFromGrants: 4_153 })
    expect(counts.openNeeds).toBeGreaterThan(900)
  })

  it('gives postings that no income can change', async () => {
    const postings = async () => {
      const all: unknown[] = []
      for await (const posting of eachPosting(open.database)) if (posting.kind === 'organisation') all.push(posting)
      return JSON.stringify(all)
    }
    const before = await postings()
    await sql`update organisations set income_pence = 100 * (1 + length(name)), spending_pence = null`.execute(
      open.database,
    )
    expect((await postings()) === before).toBe(true)
  })
})
