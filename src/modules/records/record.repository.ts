import { sql, type Selectable } from 'kysely'
import { anyOf } from '../../platform/database/any-of.ts'
import type { Database } from '../../platform/database/database.ts'
import type { RecordsTable } from '../../platform/database/schema.generated.ts'
import type { PaidRecord } from './record.domain.ts'

/** A row as the domain has it. */
export function toRecord(row: Omit<Selectable<RecordsTable>, 'dataset'>): PaidRecord {
  return {
    id: row.id,
    kind: row.kind,
    noticeId: row.notice_id,
    ordinal: row.ordinal,
    title: row.title,
    description: row.description ?? undefined,
    buyer: row.buyer,
    buyerOrganisationId: row.buyer_organisation_id ?? undefined,
    organisationId: row.organisation_id ?? undefined,
    recipient: row.recipient ?? undefined,
    inIndex: row.in_index,
    recipientCount: row.recipient_count,
    voluntaryAsPublished: row.voluntary_as_published ?? undefined,
    amount: row.amount_pence ?? undefined,
    awardedOn: row.awarded_on ?? undefined,
    placeCode: row.place_code ?? undefined,
    district: row.district ?? undefined,
    region: row.region ?? undefined,
    programme: row.programme ?? undefined,
    procedure: row.procedure ?? undefined,
    procurementCodes: row.cpv,
    describesProject: row.describes_project,
    concepts: row.concepts,
    serviceAreas: row.service_areas,
    source: row.source,
    sourceId: row.source_id,
    sourceUrl: row.source_url ?? undefined,
  }
}

/** A record by its id, with everybody paid under the same notice, in the order published; `undefined` if there is none. */
export async function findRecord(
  database: Database,
  id: string,
): Promise<{ record: PaidRecord; sameNotice: readonly PaidRecord[] } | undefined> {
  const row = await database.selectFrom('records').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const rows = await database
    .selectFrom('records')
    .selectAll()
    .where('notice_id', '=', row.notice_id)
    .orderBy('ordinal')
    .execute()
  return { record: toRecord(row), sameNotice: rows.map(toRecord) }
}

/** Some records by their ids, in the order asked for; ids without a record are left out. */
export async function findRecords(database: Database, ids: readonly string[]): Promise<readonly PaidRecord[]> {
  const rows = await database.selectFrom('records').selectAll().where('id', '=', anyOf(ids)).execute()
  const found = new Map(rows.map((row) => [row.id, toRecord(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** An organisation's track record as a timeline, latest first; those without a day come last. */
export async function listRecordsOfOrganisation(
  database: Database,
  organisationId: string,
  limit = 200,
): Promise<readonly PaidRecord[]> {
  const rows = await database
    .selectFrom('records')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy(sql`awarded_on desc nulls last`)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toRecord)
}

/** Records at some places, latest first, one a notice. */
export async function listRecordsAtPlaces(
  database: Database,
  placeCodes: readonly string[],
  limit: number,
): Promise<readonly PaidRecord[]> {
  const rows = await database
    .selectFrom('records')
    .selectAll()
    .where('place_code', '=', anyOf(placeCodes))
    .where('ordinal', '=', 1)
    .orderBy(sql`awarded_on desc nulls last`)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toRecord)
}

/** How many notices and grants there are, at some places or at all; an award to ten suppliers counts once. */
export async function countRecords(database: Database, placeCodes?: readonly string[]): Promise<number> {
  const { records } = await database
    .selectFrom('records')
    .select((select) => select.fn.countAll<number>().as('records'))
    .where('ordinal', '=', 1)
    .$if(placeCodes !== undefined, (query) => query.where('place_code', '=', anyOf(placeCodes ?? [])))
    .executeTakeFirstOrThrow()
  return records
}
