import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Need } from './need.domain.ts'
import { toNeed } from './need.repository.ts'

/** Which open needs a reader looks through. */
export type NeedBrowse = Readonly<{
  placeCodes?: readonly string[] | undefined
  serviceArea?: string | undefined
  noticeKind?: string | undefined
  offset: number
  limit: number
}>

/** One page of the open needs, nearest closing date first and those without one last, and how many there are in all. */
export async function browseOpenNeeds(
  database: Database,
  { placeCodes, serviceArea, noticeKind, offset, limit }: NeedBrowse,
): Promise<{ needs: readonly Need[]; total: number }> {
  const query = database
    .selectFrom('needs')
    .where('state', '=', 'open')
    .$if(placeCodes !== undefined, (all) => all.where('place_code', 'in', [...(placeCodes ?? [])]))
    .$if(serviceArea !== undefined, (all) =>
      all.where(sql<boolean>`service_areas @> array[${serviceArea ?? ''}]::text[]`),
    )
    .$if(noticeKind !== undefined, (all) => all.where('notice_kind', '=', noticeKind ?? ''))
  const { total } = await query.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .orderBy(sql`closes_on asc nulls last`)
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute()
  return { needs: rows.map(toNeed), total }
}
