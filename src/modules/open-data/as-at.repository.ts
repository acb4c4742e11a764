import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import type { Database } from '../../platform/database/database.ts'

const day = 'as_at'
const ended = 'bundled_clock_ended_on'

async function setting(database: Database, name: string): Promise<IsoDate | undefined> {
  const row = await database.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  return row && parseIsoDate(row.value)
}

/** The day that the bundled data is read as at; `undefined` before it is loaded, and once real data has ended its clock. */
export async function findAsAt(database: Database): Promise<IsoDate | undefined> {
  return (await hasBundledClockEnded(database)) ? undefined : await setting(database, day)
}

/** Keeps the day that imported rows are read as at. */
export async function saveAsAt(database: Database, asAt: IsoDate): Promise<void> {
  const changed = { value: asAt, changed_at: new Date() }
  await database
    .insertInto('settings')
    .values({ name: day, ...changed })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(changed))
    .execute()
}

/** Whether real data has been imported: from then on rows are read as at today, not as at the day of the bundled data. */
export async function hasBundledClockEnded(database: Database): Promise<boolean> {
  return (await setting(database, ended)) !== undefined
}

/** Ends the clock of the bundled data, for good. */
export async function endBundledClock(transaction: Database, on: IsoDate): Promise<void> {
  await transaction
    .insertInto('settings')
    .values({ name: ended, value: on })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}
