import type { Database } from '../../../platform/database/database.ts'

/** The organisation that writes a practice here; `undefined` for one that belongs to nobody here. */
export async function practiceOwner(database: Database, practiceId: string): Promise<string | undefined> {
  const query = database.selectFrom('written_practices').select('organisation_id').where('id', '=', practiceId)
  return (await query.executeTakeFirst())?.organisation_id
}

/** The edition of a practice that is read now; a practice from a published source has one. */
export async function editionOf(database: Database, practiceId: string): Promise<number> {
  const query = database.selectFrom('written_practices').select('edition').where('id', '=', practiceId)
  return Math.max(1, (await query.executeTakeFirst())?.edition ?? 1)
}
