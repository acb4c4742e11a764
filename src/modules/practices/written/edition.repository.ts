import type { Selectable } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import type { PracticeEditionsTable } from '../../../platform/database/schema.generated.ts'
import { profileSchema, type Profile } from './profile.schema.ts'

/** A practice as its owner published it once: kept whole, for ever. */
export type Edition = Readonly<{
  practiceId: string
  number: number
  profile: Profile
  whatChanged: string | undefined
  /** Whose change it was, by name, where it was not the owner's. */
  credit: string | undefined
  publishedBy: string | undefined
  publishedAt: Date
}>

function toEdition(row: Selectable<PracticeEditionsTable>): Edition {
  return {
    practiceId: row.practice_id,
    number: row.edition,
    profile: profileSchema.parse(row.profile),
    whatChanged: row.what_changed ?? undefined,
    credit: row.credit ?? undefined,
    publishedBy: row.published_by ?? undefined,
    publishedAt: row.published_at,
  }
}

/** Keeps an edition, inside the transaction that publishes it. */
export async function insertEdition(transaction: Database, edition: Edition): Promise<void> {
  await transaction
    .insertInto('practice_editions')
    .values({
      practice_id: edition.practiceId,
      edition: edition.number,
      profile: JSON.stringify(edition.profile),
      what_changed: edition.whatChanged ?? null,
      credit: edition.credit ?? null,
      published_by: edition.publishedBy ?? null,
      published_at: edition.publishedAt,
    })
    .execute()
}

/** Every edition of a practice, the newest first. */
export async function listEditions(database: Database, practiceId: string): Promise<readonly Edition[]> {
  const rows = await database
    .selectFrom('practice_editions')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .orderBy('edition', 'desc')
    .execute()
  return rows.map(toEdition)
}

/** One edition; `undefined` if there is none of this number. */
export async function findEdition(
  database: Database,
  practiceId: string,
  number: number,
): Promise<Edition | undefined> {
  const row = await database
    .selectFrom('practice_editions')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .where('edition', '=', number)
    .executeTakeFirst()
  return row && toEdition(row)
}
