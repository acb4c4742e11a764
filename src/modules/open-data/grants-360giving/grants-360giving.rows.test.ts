import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readFileRows } from '../../../../tests/support/read-file.ts'
import { plainRowContext } from '../../../../tests/support/row-context.ts'
import { grantRowMaker } from './grants-360giving.rows.ts'
import { grantPathOf } from './grant-titles.ts'
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
  '360giving.json',
)

type Grant = Readonly<Record<string, unknown>>
let grants: readonly Grant[]
beforeAll(async () => {
  grants = (await readFileRows(sample, ['grants'])).flatMap((row) => ('value' in row ? [row.value as Grant] : []))
})

const made = (
  raw: unknown,
  make = grantRowMaker(),
  { context } = plainRowContext(),
): readonly (TableRow | RowFault)[] => {
  const result = make(raw, context)
  return result.ok ? result.value : result.problem
}
const grant = (change: object = {}) => ({ ...grants[0], ...change })

/** The same grant as a row of a table, as official spreadsheets have it. */
const row = {
  Identifier: '360G-LBFEW-114001',
  Title: "Grant to Women's Aid Leicestershire",
  Currency: 'GBP',
  'Amount Awarded': '15,000',
  'Award Date': '2015-06-10',
  'Recipient Org:Identifier': 'GB-CHC-1136419',
  'Recipient Org:Name': "Women's Aid Leicestershire",
  'Recipient Org:Charity Number': '1136419',
  'Funding Org:Identifier': 'GB-CHC-327114',
  'Funding Org:Name': 'Lloyds Bank Foundation for England and Wales',
  'Grant Programme:Title': 'Enable South',
}

describe('grants', () => {
  it('are records, and who got them is known from grants: the whole sample', () => {
    const make = grantRowMaker()
    const rows = grants.flatMap((each) => made(each, make))
    expect(rows.filter((each) => 'table' in each && each.table === 'records').length).toBe(grants.length)
    expect(rows[0]).toMatchObject({
      table: 'records',
      values: {
        id: 'grant-360G-LBFEW-114001',
        amount_pence: 1_500_000,
        awarded_on: '2015-06-10',
        organisation_id: 'GB-CHC-1136419',
      },
    })
    expect(rows[1]).toMatchObject({
      table: 'organisations',
      values: {
        id: 'GB-CHC-1136419',
        known_from: 'grants',
        name: "Women's Aid Leicestershire",
        last_grant_on: '2015-06-10',
      },
    })
  })

  it('are read alike from JSON and from a table', () => {
    const { description: _, plannedDates: __, ...plain } = grant() as Record<string, unknown>
    expect(made(row)).toEqual(made(plain))
    const paths = {
      id: row.Identifier,
      title: row.Title,
      CURRENCY: row.Currency,
      amountAwarded: '15000',
      'award date': row['Award Date'],
      'recipientOrganization/0/id': 'GB-CHC-1136419',
      'Recipient Org:0:Name': row['Recipient Org:Name'],
      'fundingOrganization/0/id': 'GB-CHC-327114',
      'Funding Org:0:Name': row['Funding Org:Name'],
      'grantProgramme/0/title': 'Enable South',
    }
    expect(made(paths)).toEqual(made(plain))
  })

  it('to a person are counted, and nothing of them is kept', () => {
    const told = plainRowContext()
    const make = grantRowMaker()
    for (const individual of [
      grant({ recipientIndividual: { id: 'x', name: 'A Person' } }),
      grant({ recipientIndividual: [{ id: 'x' }] }),
      { ...row, 'Recipient Ind:Identifier': 'x' },
      { ...row, 'Recipient Ind:Name': 'A Person' },
      { ...row, 'recipientIndividual/0/gender': 'stated' },
    ]) {
      expect(made(individual, make, told)).toEqual([])
    }
    expect(told.counted).toEqual({ 'grants to people, which are never kept': 5 })
    expect(made({ ...row, 'Recipient Ind:Name': '' })).not.toEqual([])
  })

  it('to several recipients make one record each', () => {
    const recipientOrganization = [
      { id: 'GB-COH-01234567', name: 'One' },
      { id: 'own-2', name: 'Two', companyNumber: 1_234_568 },
      { id: 'own-3', name: 'Three' },
    ]
    expect(
      made(grant({ recipientOrganization })).filter((each) => 'table' in each && each.table === 'records'),
    ).toMatchObject([
      { values: { id: 'grant-360G-LBFEW-114001', ordinal: 1, recipient: 'One', organisation_id: 'GB-COH-01234567' } },
      { values: { id: 'grant-360G-LBFEW-114001-2', ordinal: 2, organisation_id: 'GB-COH-01234568' } },
      { values: { id: 'grant-360G-LBFEW-114001-3', ordinal: 3, organisation_id: null, recipient_count: 3 } },
    ])
  })

  it('keep nothing of contacts, and of a postcode its district', () => {
    const organisation = {
      id: 'GB-CHC-1136419',
      name: 'A body',
      postalCode: 'LE1 6TE',
      streetAddress: '1 Long Street',
      contactName: 'A Person',
      telephone: '020 7946 0018',
      email: 'a.person@example.org',
    }
    const change = { recipientOrganization: [organisation], description: 'Write to a.person@example.org at LE1 6TE.' }
    const text = JSON.stringify(made(grant(change)))
    expect(text).not.toMatch(/Person|a\.person|7946|Long Street|6TE/)
    expect(text).toContain('"district":"LE1","place_code":"E06000016"')
  })

  it('in another currency are kept without their amount, and counted', () => {
    const told = plainRowContext()
    expect(made(grant({ currency: 'EUR' }), grantRowMaker(), told)).toMatchObject([
      { values: { amount_pence: null } },
      {},
    ])
    expect(Object.keys(told.counted)).toEqual(['grants in another currency, kept without their amount'])
  })

  it('name an organisation once, and again when a later grant says otherwise of it', () => {
    const make = grantRowMaker()
    const named = (name: string, awardDate: string) =>
      made(grant({ awardDate, recipientOrganization: [{ id: 'GB-CHC-1', name }] }), make).filter(
        (each) => 'table' in each && each.table === 'organisations',
      ).length
    expect([
      named('A', '2020-01-01'),
      named('A', '2021-01-01'),
      named('B', '2019-01-01'),
      named('B', '2022-01-01'),
    ]).toEqual([1, 0, 0, 1])
  })

  it.each([
    ['id', '', 'id', 'is empty'],
    ['title', null, 'title', 'is empty'],
    ['currency', '', 'currency', 'is not a currency such as GBP'],
    ['amountAwarded', 'much', 'amountAwarded', 'is not an amount in pounds'],
    ['amountAwarded', null, 'amountAwarded', 'is empty'],
    ['amountAwarded', [], 'amountAwarded', 'is not a text'],
    ['awardDate', '2015-13-01', 'awardDate', 'is not a day such as 2020-06-30 or 30/06/2020'],
    ['awardDate', undefined, 'awardDate', 'is empty'],
    ['recipientOrganization', [], 'recipientOrganization', 'names nobody who was paid'],
    ['recipientOrganization', 'A body', 'recipientOrganization', 'is not a list'],
    ['recipientOrganization', [{ id: 'x' }], 'recipientOrganization.0.name', 'is empty'],
    ['fundingOrganization', undefined, 'fundingOrganization', 'names nobody who paid'],
  ])('name the field %s when it is %j', (name, value, field, rule) => {
    expect(made(grant({ [name]: value }))).toMatchObject([{ field, rule }])
  })

  it('name a wrong field of a table by its title', () => {
    expect(made({ ...row, 'Award Date': 'soon', 'Recipient Org:Name': '' })).toMatchObject([
      { field: 'Award Date', value: 'soon' },
      { field: 'Recipient Org:Name', rule: 'is empty' },
    ])
  })

  it.each([[null], ['a text'], [17], [[]]])('are not %j', (raw) => {
    expect(made(raw)[0]).toHaveProperty('rule')
  })
})

describe('titles of columns', () => {
  it.each([
    ['Recipient Org:Identifier', ['recipientOrganization', 0, 'id']],
    ['recipient org : 1 : postal code', ['recipientOrganization', 1, 'postalCode']],
    ['Beneficiary Location:0:Geographic Code', ['beneficiaryLocation', 0, 'geoCode']],
    ['Last modified', ['dateModified']],
    ['Lat/Long', undefined],
    ['Recipient Org:Location:0:Name', undefined],
    ['', undefined],
  ])('%j', (title, path) => {
    expect(grantPathOf(title)).toEqual(path)
  })
})
