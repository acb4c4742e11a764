import { randomBytes } from 'node:crypto'
import type { Database } from './database.ts'

const setting = 'secret'

/**
 * What cookies and links are signed with: as configured, or made once and kept in the database, so that every process on it
 * has the same.
 */
export async function readSecret(database: Database, configured: string | undefined): Promise<string> {
  if (configured !== undefined) return configured
  const value = randomBytes(48).toString('base64url')
  const made = await database
    .insertInto('settings')
    .values({ name: setting, value })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('value')
    .executeTakeFirst()
  if (made !== undefined) return made.value
  return (await database.selectFrom('settings').select('value').where('name', '=', setting).executeTakeFirstOrThrow())
    .value
}
