import { anyOf } from '../../platform/database/any-of.ts'
import type { Database } from '../../platform/database/database.ts'

/** A body that buys, as its notices name it. */
export type Buyer = Readonly<{
  id: string
  name: string
  placeCode: string | undefined
  organisationId: string | undefined
  awards: number
  openNotices: number
}>

/** Who buys at some places, by name: the council, and others named after it. */
export async function listBuyersAtPlaces(
  database: Database,
  placeCodes: readonly string[],
  limit: number,
): Promise<readonly Buyer[]> {
  const rows = await database
    .selectFrom('buyers')
    .selectAll()
    .where('place_code', '=', anyOf(placeCodes))
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    placeCode: row.place_code ?? undefined,
    organisationId: row.organisation_id ?? undefined,
    awards: row.award_count,
    openNotices: row.open_notice_count,
  }))
}
