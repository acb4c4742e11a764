import { sql, type Selectable } from 'kysely'
import type { IsoDate } from '../../core/iso-date.ts'
import { anyOf } from '../../platform/database/any-of.ts'
import { noteDocumentChanges } from '../../platform/database/document-changes.ts'
import type { Database } from '../../platform/database/database.ts'
import type { NeedsTable } from '../../platform/database/schema.generated.ts'
import { needStateAt, type Need } from './need.domain.ts'

/** A row as the domain has it. */
export function toNeed(row: Omit<Selectable<NeedsTable>, 'dataset'>): Need {
  return {
    id: row.id,
    state: row.state,
    noticeKind: row.notice_kind,
    title: row.title,
    description: row.description ?? undefined,
    additional: row.additional ?? undefined,
    buyer: row.buyer,
    placeCode: row.place_code ?? undefined,
    district: row.district ?? undefined,
    region: row.region ?? undefined,
    town: row.town ?? undefined,
    procurementCodes: row.cpv,
    valueLow: row.value_low_pence ?? undefined,
    valueHigh: row.value_high_pence ?? undefined,
    suitableForSmall: row.suitable_for_small ?? undefined,
    suitableForVoluntary: row.suitable_for_voluntary ?? undefined,
    procedure: row.procedure ?? undefined,
    publishedOn: row.published_on,
    closesOn: row.closes_on ?? undefined,
    startsOn: row.starts_on ?? undefined,
    endsOn: row.ends_on ?? undefined,
    endedOn: row.ended_on ?? undefined,
    concepts: row.concepts,
    serviceAreas: row.service_areas,
    source: row.source,
    sourceId: row.source_id,
    ocid: row.ocid ?? undefined,
  }
}

/** A need by its id, closed ones too: their page says so. `undefined` if there is none. */
export async function findNeed(database: Database, id: string): Promise<Need | undefined> {
  const row = await database.selectFrom('needs').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toNeed(row)
}

/** Which open needs to list. */
export type NeedFilter = Readonly<{
  placeCodes?: readonly string[]
  serviceArea?: string
  buyer?: string
  /** Only needs whose own words show one of the service areas: no cables and no roofing. */
  ofServiceAreas?: boolean
  limit: number
}>

/** Open needs, nearest closing date first; those without one come last. */
export async function listOpenNeeds(database: Database, filter: NeedFilter): Promise<readonly Need[]> {
  const { placeCodes, serviceArea, buyer, ofServiceAreas, limit } = filter
  const rows = await database
    .selectFrom('needs')
    .selectAll()
    .where('state', '=', 'open')
    .$if(placeCodes !== undefined, (query) => query.where('place_code', '=', anyOf(placeCodes ?? [])))
    .$if(serviceArea !== undefined, (query) =>
      query.where(sql<boolean>`service_areas @> array[${serviceArea ?? ''}]::text[]`),
    )
    .$if(buyer !== undefined, (query) => query.where('buyer', '=', buyer ?? ''))
    .$if(ofServiceAreas === true, (query) => query.where(sql<boolean>`cardinality(service_areas) > 0`))
    .orderBy(sql`closes_on asc nulls last`)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toNeed)
}

/** How many needs are open, at some places or at all. */
export async function countOpenNeeds(database: Database, placeCodes?: readonly string[]): Promise<number> {
  const { open } = await database
    .selectFrom('needs')
    .select((select) => select.fn.countAll<number>().as('open'))
    .where('state', '=', 'open')
    .$if(placeCodes !== undefined, (query) => query.where('place_code', '=', anyOf(placeCodes ?? [])))
    .executeTakeFirstOrThrow()
  return open
}

/** Sets the state of every imported notice to what it is on a day; answers how many changed. */
export async function readNeedsAsAt(database: Database, asAt: IsoDate): Promise<number> {
  const rows = await database
    .selectFrom('needs')
    .select(['id', 'state', 'published_on', 'closes_on', 'starts_on', 'ended_on'])
    .execute()
  const changed = rows.flatMap((row) => {
    const dates = {
      publishedOn: row.published_on,
      closesOn: row.closes_on,
      startsOn: row.starts_on,
      endedOn: row.ended_on,
    }
    const state = needStateAt(dates, asAt)
    return state === row.state ? [] : [{ id: row.id, state }]
  })
  if (changed.length === 0) return 0
  await noteDocumentChanges(
    database,
    'need',
    changed.map(({ id }) => id),
  )
  await sql`update needs set state = changed.state
    from json_to_recordset(${JSON.stringify(changed)}::json) as changed (id text, state text)
    where needs.id = changed.id`.execute(database)
  return changed.length
}
