import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readFileRows } from '../../../../tests/support/read-file.ts'
import { plainRowContext } from '../../../../tests/support/row-context.ts'
import { contractsFinderRows } from './contracts-finder.rows.ts'
import { suppliersTitle } from './contracts-finder.schema.ts'
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
  'contracts-finder.csv',
)
const { context } = plainRowContext()

let rows: readonly Readonly<Record<string, string>>[]
beforeAll(async () => {
  rows = (await readFileRows(sample, [])).flatMap((row) =>
    'value' in row ? [row.value as Record<string, string>] : [],
  )
})

const made = (row: object): readonly (TableRow | RowFault)[] => {
  const result = contractsFinderRows(row, context)
  return result.ok ? result.value : result.problem
}
const first = (status: string) => rows.find((row) => row['Status'] === status) ?? {}

describe('notices of Contracts Finder', () => {
  it('are needs where they are open and records where they were awarded: the whole sample', () => {
    const all = rows.flatMap(made)
    const tables = all.map((row) => ('table' in row ? row.table : 'fault'))
    expect(tables.filter((table) => table === 'needs').length).toBe(20)
    expect(tables.filter((table) => table === 'records').length).toBe(
      rows
        .filter((row) => row['Status'] === 'Awarded')
        .reduce((sum, row) => sum + (row[suppliersTitle]?.split('][').length ?? 0), 0),
    )
    expect(tables).not.toContain('fault')
  })

  it('are read by their titles, whatever the order of the columns and whatever stands beside', () => {
    const open = first('Open')
    const reordered = Object.fromEntries(
      [...Object.entries(open), ['Lat/Long', '53.5,-2.4'], ['Something new', 'x']].toReversed(),
    )
    expect(made(reordered)).toEqual(made(open))
  })

  it('keep nothing of contacts and addresses', () => {
    const contact = {
      'Contact Name': 'A Person',
      'Contact Email': 'a.person@example.org',
      'Contact Telephone': '020 7946 0018',
      'Contact Address 1': '1 Long Street',
      'Contact Postcode': 'BL1 1AA',
      "Supplier's contact name": 'Another Person',
      Postcode: 'BL1 1AA',
      Description: 'Ring 020 7946 0018 or write to a.person@example.org at BL1 1AA.',
    }
    for (const status of ['Open', 'Awarded']) {
      const text = JSON.stringify(made({ ...first(status), ...contact }))
      expect(text).not.toMatch(/Person|example\.org|7946|Long Street|BL1 1AA/)
      expect(text).toContain('"district":"BL1"')
      expect(text).toContain('"place_code":"E08000001"')
    }
  })

  it('stay needs that have ended where they were closed or withdrawn', () => {
    for (const Status of ['Closed', 'Withdrawn']) {
      const open = { ...first('Open'), 'Published Date': '2025-11-01T10:00:00Z', 'Closing Date': '01/12/2025' }
      expect(made(open)).toMatchObject([{ table: 'needs', values: { state: 'open' } }])
      expect(made({ ...open, Status })).toMatchObject([
        { table: 'needs', values: { state: 'closed_imported', ended_on: '2025-11-01' } },
      ])
    }
  })

  it.each([
    ['Published Date', 'yesterday', 'is not a moment such as 2025-01-23T22:10:19Z'],
    ['Published Date', '', 'is empty'],
    ['Title', '', 'is empty'],
    ['Notice Identifier', ' ', 'is empty'],
    ['Organisation Name', '', 'is empty'],
    ['Status', 'Maybe', 'is not Open, Awarded, Closed or Withdrawn'],
    ['Cpv Codes', '8500000', 'is not a list of procurement codes of eight digits'],
    ['Closing Date', '31/02/2025', 'is not a day such as 2020-06-30 or 30/06/2020'],
    ['Value Low', 'a lot', 'is not an amount in pounds'],
    ['Value High', '-5', 'is not an amount in pounds'],
    ['Description', 'a'.repeat(100_001), 'is longer than 100000 characters'],
    [suppliersTitle, 'King Construction', 'is not made of blocks such as [Name|Address|NONE||No|No]'],
    [suppliersTitle, '', 'names nobody who was paid'],
  ])('name %s when it is %j', (field, value, rule) => {
    expect(made({ ...first('Awarded'), [field]: value })).toMatchObject([{ field, rule }])
  })
})
