import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { RawForm } from '../../platform/http/form.ts'

/** A form that came after its session had ended. */
export type KeptForm = Readonly<{ path: string; fields: RawForm }>

const keptMs = 60 * 60 * 1_000

/**
 * Keeps a form for an hour and answers the id to find it by. Where it is still known whose session it was
 * (`formerly`), nobody else will be shown the form.
 */
export async function keepForm(
  database: Database,
  { form, formerly, now }: Readonly<{ form: KeptForm; formerly: string | undefined; now: Date }>,
): Promise<string> {
  await database
    .deleteFrom('kept_forms')
    .where('kept_at', '<', new Date(now.getTime() - keptMs))
    .execute()
  const id = randomBytes(24).toString('base64url')
  await database
    .insertInto('kept_forms')
    .values({
      id,
      path: form.path,
      fields: sql`${JSON.stringify(form.fields)}::jsonb`,
      person_id: formerly ?? null,
      kept_at: now,
    })
    .execute()
  return id
}

/** The form kept under an id, if it is there, not too old, and was not somebody else's. */
export async function findKeptForm(
  database: Database,
  { id, personId, now }: Readonly<{ id: string; personId: string; now: Date }>,
): Promise<KeptForm | undefined> {
  const row = await database
    .selectFrom('kept_forms')
    .select(['path', 'fields', 'person_id'])
    .where('id', '=', id)
    .where('kept_at', '>=', new Date(now.getTime() - keptMs))
    .executeTakeFirst()
  if (row === undefined || (row.person_id !== null && row.person_id !== personId)) return undefined
  return { path: row.path, fields: row.fields as RawForm }
}
