import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { RowError } from './dataset.ts'

/** Writes down that a load begins, for the audit. The caller holds the lock of loading, so one that still says it runs was cut off. */
export async function beginLoad(database: Database, dataset: string, fingerprint: string): Promise<number> {
  await database.updateTable('loads').set({ outcome: 'cut_off' }).where('outcome', '=', 'running').execute()
  const { id } = await database
    .insertInto('loads')
    .values({ dataset, fingerprint, outcome: 'running' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps what was wrong with each row, for the list that people get. */
export async function saveLoadErrors(transaction: Database, load: number, errors: readonly RowError[]): Promise<void> {
  if (errors.length === 0) return
  const rows = JSON.stringify(errors.map((error) => ({ ...error, load_id: load })))
  await sql`insert into load_errors (load_id, file, line, field, rule, value)
    select load_id, file, line, field, rule, value from json_to_recordset(${rows}::json)
    as error (load_id bigint, file text, line integer, field text, rule text, value text)`.execute(transaction)
}

/** What stands in the table of datasets for one. */
export type DatasetEntry = Readonly<{
  name: string
  file: string
  fingerprint: string
  rows: number
  rejected: number
  licence: string
}>

/** Writes down what is loaded now. */
export async function saveDataset(transaction: Database, entry: DatasetEntry): Promise<void> {
  const values = {
    file: entry.file,
    row_count: entry.rows,
    rejected_count: entry.rejected,
    fingerprint: entry.fingerprint,
    licence: entry.licence,
    loaded_at: new Date(),
  }
  await transaction
    .insertInto('datasets')
    .values({ name: entry.name, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute()
}
