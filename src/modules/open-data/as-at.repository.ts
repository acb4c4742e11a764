import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import type { Database } from '../../platform/database/database.ts'

const setting = 'as_at'

/** The day that imported rows are read as at; `undefined` before the bundled data is loaded. */
export async function findAsAt(database: Database): Promise<IsoDate | undefined> {
  const row = await database.selectFrom('settings').select('value').where('name', '=', setting).executeTakeFirst()
  return row && parseIsoDate(row.value)
}

/** Keeps the day that imported rows are read as at. */
export async function saveAsAt(database: Database, asAt: IsoDate): Promise<void> {
  const changed = { value: asAt, changed_at: new Date() }
  await database
    .insertInto('settings')
    .values({ name: setting, ...changed })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(changed))
    .execute()
}
