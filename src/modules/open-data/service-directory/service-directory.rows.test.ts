import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readFileRows } from '../../../../tests/support/read-file.ts'
import { plainRowContext } from '../../../../tests/support/row-context.ts'
import { directoryRowMakers } from './service-directory.rows.ts'
import type { RowFault, TableRow } from '../../../platform/bulk-load/dataset.ts'

const example = async (name: string) => {
  const path = join(import.meta.dirname, '..', '..', '..', '..', 'tests', 'fixtures', 'hsds', `${name}.json`)
  const [row] = await readFileRows(path, ['contents', '$'])
  if (row === undefined || !('value' in row)) throw new Error(`${name} has no entry`)
  return row.value as Record<string, unknown>
}
const { context } = plainRowContext()
const made = (
  part: keyof ReturnType<typeof directoryRowMakers>,
  raw: unknown,
  makers = directoryRowMakers(),
): readonly (TableRow | RowFault)[] => {
  const result = makers[part](raw, context)
  return result.ok ? result.value : result.problem
}

const service = {
  table: 'organisation_services',
  values: {
    id: 'service-ac148810-d857-441c-9679-408f346de14b',
    name: 'Community Counselling',
    status: 'active',
    assured_on: '2005-01-01',
  },
}

describe('a directory of services', () => {
  it('nests its organisation in a service: the official examples', async () => {
    expect(made('services', await example('service_full'))).toMatchObject([
      {
        table: 'organisations',
        values: { id: 'GB-COH-01234567', known_from: 'directory', name: 'Example Organization Inc.' },
      },
      { ...service, values: { ...service.values, organisation_id: 'GB-COH-01234567', terms: ['name'] } },
    ])
    expect(made('services', await example('service_list'))).toMatchObject([
      { table: 'organisations', values: { id: 'hsds-d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610' } },
      service,
    ])
  })

  it('nests services in an organisation, and a service in where it is: the official examples', async () => {
    expect(made('organisations', await example('organization_full'))).toMatchObject([
      { table: 'organisations' },
      service,
    ])
    expect(made('organisations', await example('organization_list'))).toMatchObject([{ table: 'organisations' }])
    expect(made('services where they are', await example('service_at_location_full'))).toMatchObject([
      { table: 'organisations' },
      service,
    ])
  })

  it('joins its tables, read in any order before services', () => {
    const makers = directoryRowMakers()
    made('terms', { id: 't1', name: 'Counselling', taxonomy: 'own' }, makers)
    made('attributes', { link_id: 's', taxonomy_term_id: 't1' }, makers)
    made('services at locations', { service_id: 's', location_id: 'l' }, makers)
    made('addresses', { location_id: 'l', postal_code: 'BL1 1AA' }, makers)
    made('identifiers', { organization_id: 'o', identifier_scheme: 'GB-CHC', identifier: '1136419' }, makers)
    expect(made('organisations', { id: 'o', name: 'A body' }, makers)).toMatchObject([
      { values: { id: 'GB-CHC-1136419' } },
    ])
    const row = {
      id: 's',
      organization_id: 'o',
      name: 'Talking',
      status: 'inactive',
      last_modified: '2023-03-15T10:30:45.123Z',
    }
    expect(made('services', row, makers)).toMatchObject([
      {
        values: {
          organisation_id: 'GB-CHC-1136419',
          terms: ['Counselling'],
          district: 'BL1',
          place_code: 'E08000001',
          status: 'inactive',
          source_changed_at: new Date('2023-03-15T10:30:45.123Z'),
        },
      },
    ])
    expect(made('services', row, makers)).toEqual(made('services', row, makers))
  })

  it('keeps nothing of contacts and streets', async () => {
    const text = JSON.stringify([
      ...made('services', await example('service_full')),
      ...made('services', { ...(await example('service_full')), description: 'Ring 020 7946 0018, email@example.com' }),
    ])
    expect(text).not.toMatch(/email@example|Persona|1234 234567|Main Street|7946/)
  })

  it.each([
    [{ status: 'open' }, 'status', 'is not active, inactive, defunct or temporarily closed'],
    [{ name: '' }, 'name', 'is empty'],
    [{ id: null }, 'id', 'is empty'],
    [{ assured_date: 'never' }, 'assured_date', 'is not a day such as 2020-06-30 or 30/06/2020'],
    [{ organization: null }, 'organization_id', 'names no organisation'],
    [{ organization: null, organization_id: 'o2' }, 'organization_id', 'is not among the organisations given'],
    [{ attributes: 'none' }, 'attributes', 'is not a list'],
  ])('names what is wrong in %j', (change, field, rule) => {
    const raw = { id: 's', name: 'Talking', status: 'active', organization: { id: 'o', name: 'A body' }, ...change }
    expect(made('services', raw)).toMatchObject([{ field, rule }])
  })
})
