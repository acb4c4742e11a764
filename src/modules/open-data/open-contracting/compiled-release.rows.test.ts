import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readFileRows } from '../../../../tests/support/read-file.ts'
import { plainRowContext } from '../../../../tests/support/row-context.ts'
import { compiledReleaseRows, MergedRelease } from './compiled-release.rows.ts'
import { mergeReleases, type JsonObject } from './merge-releases.ts'
import { releasesOf } from './release-elements.ts'
import { pickReleaseFields } from './release-fields.ts'
import type { RowFault, TableRow } from '../../../platform/bulk-load/dataset.ts'

const sample = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  '..',
  'tests',
  'fixtures',
  'import-samples',
  'ocds-release-package.json',
)

let releases: readonly JsonObject[]
beforeAll(async () => {
  const rows = await readFileRows(sample, ['releases'])
  releases = rows.flatMap((row) => ('value' in row ? [row.value as JsonObject] : []))
})

const { context } = plainRowContext('2025-02-01')
const made = (of: readonly JsonObject[], everActive = true): readonly (TableRow | RowFault)[] => {
  const merged = mergeReleases(of.map((release) => pickReleaseFields(release) as JsonObject)) ?? {}
  const result = compiledReleaseRows(new MergedRelease(merged, everActive), context)
  return result.ok ? result.value : result.problem
}
const tender = (change: object = {}, outer: object = {}): JsonObject => ({
  ocid: 'ocds-b5fd17-1',
  id: '1',
  date: '2025-01-23T17:45:04Z',
  buyer: { id: 'b', name: 'Bolton Council' },
  tender: { id: 't', title: 'Meals', status: 'active', tenderPeriod: { endDate: '2025-03-07T13:00:00Z' }, ...change },
  ...outer,
})
const award = (supplier: object, party: object = {}, change: object = {}): JsonObject =>
  tender(
    { status: 'complete' },
    {
      id: '2',
      date: '2025-04-01T00:00:00Z',
      tag: ['award'],
      parties: [{ id: 's1', name: 'A Supplier', roles: ['supplier'], ...party }],
      awards: [
        {
          id: '1',
          status: 'active',
          date: '2025-03-31',
          value: { amount: 10.55, currency: 'GBP' },
          suppliers: [{ id: 's1', ...supplier }],
          ...change,
        },
      ],
    },
  )

describe('releases as rows', () => {
  it('a tender that is active is a need, an award a record: the whole sample', () => {
    const rows = releases.flatMap((release) => made([release], JSON.stringify(release['tag']) === '["tender"]'))
    expect(rows.map((row) => ('table' in row ? row.table : row.rule)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'needs',
      ...Array.from({ length: 9 }, () => 'records'),
    ])
    expect(rows.find((row) => 'table' in row && row.table === 'needs')).toMatchObject({
      values: {
        state: 'open',
        title: 'Hampshire Primary Cluster 4 Catering Tender',
        closes_on: '2025-03-07',
        cpv: ['55524000'],
        source: 'Contracts Finder',
      },
    })
  })

  it('a need that was awarded has ended', () => {
    expect(made([tender(), award({})])).toMatchObject([
      { table: 'needs', values: { id: 'need-ocds-b5fd17-1', place_code: 'E08000001', ended_on: '2025-04-01' } },
      { table: 'records', values: { id: 'award-ocds-b5fd17-1-1', amount_pence: 1_055, awarded_on: '2025-03-31' } },
    ])
  })

  it.each([
    [{ identifier: { scheme: 'GB-COH', id: '457719' } }, 'GB-COH-00457719'],
    [
      { identifier: { scheme: 'GB-COH', id: '457719' }, additionalIdentifiers: [{ scheme: 'GB-CHC', id: '1153859' }] },
      'GB-CHC-1153859',
    ],
    [{ identifier: { scheme: 'GB-SRS', id: 'x' } }, null],
    [{ identifier: { legalName: 'A Supplier' } }, null],
  ])('a supplier is known by a registered number alone: %j', (party, organisation) => {
    expect(made([award({ name: 'A Supplier' }, party)], false)).toMatchObject([
      { values: { organisation_id: organisation, recipient: 'A Supplier' } },
    ])
  })

  it('keeps nothing of contacts and streets, and of postcodes their districts', () => {
    const contact = {
      contactPoint: { name: 'A Person', email: 'a.person@example.org', telephone: '020 7946 0018' },
      address: { streetAddress: '1 Long Street', postalCode: 'BL1 1AA', locality: 'Bolton' },
    }
    const full = award({}, contact)
    const text = JSON.stringify([
      pickReleaseFields({
        ...full,
        tender: { title: 'Ring 020 7946 0018', description: 'a.person@example.org, BL1 1AA' },
      }),
    ])
    expect(text).not.toMatch(/Person|a\.person|7946|Long Street|1AA/)
    expect(text).toContain('"postalCode":"BL1"')
  })

  it.each(['cancelled', 'unsuccessful', 'pending'])('an award that is %s is none', (status) => {
    expect(made([award({}, {}, { status })], false)).toEqual([])
  })

  it('an amount in another currency is not stated', () => {
    expect(made([award({}, {}, { value: { amount: 5_000, currency: 'EUR' } })], false)).toMatchObject([
      { values: { amount_pence: null } },
    ])
  })

  it.each([
    [tender({ title: null }), 'tender.title'],
    [tender({}, { buyer: {} }), 'buyer.name'],
    [tender({}, { date: 'soon' }), 'date'],
    [award({}, {}, { value: { amount: -1 } }), 'awards.0.value.amount'],
  ])('names what is wrong', (release, field) => {
    expect(made([release])).toMatchObject([{ field }])
  })
})

describe('releases of an entry', () => {
  const paths = (value: unknown) =>
    releasesOf({ line: 3, path: '$.records[1]', value }).map((row) => ('fault' in row ? row.fault : row.path))

  it('are those of a release, a record and a package on one line', () => {
    const one = { ocid: 'a', id: '1', date: '2025-01-01' }
    expect(paths(one)).toEqual(['$.records[1]'])
    expect(paths({ ocid: 'a', releases: [one, one] })).toEqual(['$.records[1].releases[0]', '$.records[1].releases[1]'])
    expect(
      paths({ ocid: 'a', releases: [{ url: 'https://example.org', date: '2025-01-01' }], compiledRelease: one }),
    ).toEqual(['$.records[1].compiledRelease'])
    expect(paths({ records: [{ releases: [one] }] })).toEqual(['$.records[1].records[0].releases[0]'])
    expect(paths({ ocid: 'a', releases: [] })).toEqual(['is a record without a release'])
  })
})
