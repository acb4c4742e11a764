import { sql, type Selectable } from 'kysely'
import { anyOf } from '../../platform/database/any-of.ts'
import type { Database } from '../../platform/database/database.ts'
import type { OrganisationsTable } from '../../platform/database/schema.generated.ts'
import type { Organisation } from './organisation.domain.ts'

/** All columns but those for the audit of fairness, which nothing that is shown or ranked may read. */
const columns = [
  'id',
  'known_from',
  'status',
  'name',
  'register',
  'district',
  'place_code',
  'registered_on',
  'activities',
  'objects',
  'purposes',
  'beneficiaries',
  'how',
  'area',
  'spread',
  'icnptso',
  'company_number',
  'web',
  'grant_count',
  'first_grant_on',
  'last_grant_on',
  'concepts',
  'service_areas',
  'confirmed_on',
  'source',
  'part_of',
] as const

/** Where one body stands in two registers, the row of one of them is shown and the other leads to it. */
const standsForItself = sql<boolean>`not exists (
  select from joined_organisations as joined where joined.id = organisations.id)`

type Row = Pick<Selectable<OrganisationsTable>, (typeof columns)[number]>

/** A row as the domain has it. */
export function toOrganisation(row: Row): Organisation {
  return {
    id: row.id,
    name: row.name,
    knownFrom: row.known_from,
    status: row.status,
    partOf: row.part_of ?? undefined,
    register: row.register ?? undefined,
    district: row.district ?? undefined,
    placeCode: row.place_code ?? undefined,
    registeredOn: row.registered_on ?? undefined,
    activities: row.activities ?? undefined,
    objects: row.objects ?? undefined,
    purposes: row.purposes,
    beneficiaries: row.beneficiaries,
    how: row.how,
    area: row.area ?? undefined,
    spread: row.spread ?? undefined,
    sector: row.icnptso ?? undefined,
    companyNumber: row.company_number ?? undefined,
    web: row.web ?? undefined,
    grants:
      row.grant_count === null
        ? undefined
        : { count: row.grant_count, first: row.first_grant_on ?? undefined, last: row.last_grant_on ?? undefined },
    concepts: row.concepts,
    serviceAreas: row.service_areas,
    confirmedOn: row.confirmed_on ?? undefined,
    source: row.source,
  }
}

/** An organisation by its id, dissolved ones too: their page says so. `undefined` if there is none. */
export async function findOrganisation(database: Database, id: string): Promise<Organisation | undefined> {
  const row = await database.selectFrom('organisations').select(columns).where('id', '=', id).executeTakeFirst()
  return row && toOrganisation(row)
}

const pageRows = 1_000

/** What a dataset says of its organisations in words, page by page in the order of their ids. */
export async function* eachOfDataset(database: Database, dataset: string) {
  for (let after = ''; ;) {
    const rows = await database
      .selectFrom('organisations')
      .select(['id', 'objects', 'area', 'spread', 'purposes', 'beneficiaries', 'how'])
      .where('dataset', '=', dataset)
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageRows)
      .execute()
    yield* rows
    if (rows.length < pageRows) return
    after = rows.at(-1)?.id ?? after
  }
}

/** Which organisations to list; `after` is the id that the page before ended with. */
export type OrganisationFilter = Readonly<{
  placeCodes?: readonly string[]
  serviceArea?: string
  after?: string
  limit: number
}>

/** Live organisations in the order of their ids, which favours nobody. */
export async function listOrganisations(
  database: Database,
  filter: OrganisationFilter,
): Promise<readonly Organisation[]> {
  const { placeCodes, serviceArea, after, limit } = filter
  const rows = await database
    .selectFrom('organisations')
    .select(columns)
    .where('status', '=', 'live')
    .where(standsForItself)
    .$if(placeCodes !== undefined, (query) => query.where('place_code', '=', anyOf(placeCodes ?? [])))
    .$if(serviceArea !== undefined, (query) =>
      query.where(sql<boolean>`service_areas @> array[${serviceArea ?? ''}]::text[]`),
    )
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toOrganisation)
}

/** How many live organisations there are, and how many of them are known from grants alone, at some places or at all. */
export async function countOrganisations(
  database: Database,
  placeCodes?: readonly string[],
): Promise<{ live: number; fromGrants: number }> {
  const { live, grants } = await database
    .selectFrom('organisations')
    .select((select) => [
      select.fn.countAll<number>().as('live'),
      select.fn.countAll<number>().filterWhere('known_from', '=', 'grants').as('grants'),
    ])
    .where('status', '=', 'live')
    .where(standsForItself)
    .$if(placeCodes !== undefined, (query) => query.where('place_code', '=', anyOf(placeCodes ?? [])))
    .executeTakeFirstOrThrow()
  return { live, fromGrants: grants }
}

/** The registered organisation of each company number that has one. */
export async function companyNumbers(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await database
    .selectFrom('organisations')
    .select(['company_number', 'id'])
    .where('company_number', 'is not', null)
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.company_number ?? '', row.id]))
}
