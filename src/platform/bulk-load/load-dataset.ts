import { sql } from 'kysely'
import type { OpenDatabase } from '../database/database.ts'
import type { Dataset, RowContext, RowError, RowFault } from './dataset.ts'
import { readRows } from './row-reader.ts'
import { chunkRows, dropStagingTables, makeStagingTables, stagingWriter, swapIn } from './staged-tables.ts'

/** What a load did. `refused` leaves the rows that were there. */
export type LoadReport = Readonly<{
  dataset: string
  outcome: 'unchanged' | 'loaded' | 'refused'
  read: number
  written: number
  rejected: number
  errors: readonly RowError[]
}>

/** A file of which more is wrong than this is the wrong file. */
const mostRejected = 0.2
const keptErrors = 1_000

/** What a load needs to know beside the dataset. */
export type LoadOrder = Readonly<{
  path: string
  fingerprint: string
  licence: string
  context: RowContext
  onRows(this: void, read: number): void
}>

type Tally = { read: number; rejected: number; errors: RowError[] }

function reject(tally: Tally, file: string, line: number, faults: readonly RowFault[]): void {
  tally.rejected += 1
  for (const fault of faults) if (tally.errors.length < keptErrors) tally.errors.push({ file, line, ...fault })
}

async function stage(open: OpenDatabase, dataset: Dataset, order: LoadOrder, tally: Tally) {
  const writer = stagingWriter(open.database, dataset.name)
  const seen = new Set<string>()
  for await (const read of readRows(order.path, dataset.format)) {
    tally.read += 1
    if (tally.read % chunkRows === 0) order.onRows(tally.read)
    if ('fault' in read) {
      reject(tally, dataset.file, read.line, [{ field: '', rule: read.fault }])
      continue
    }
    const made = dataset.rows(read.value, order.context)
    if (!made.ok) {
      reject(tally, dataset.file, read.line, made.problem)
      continue
    }
    const repeated = made.value.find(({ table, values }) => seen.has(`${table} ${values.id}`))
    if (repeated !== undefined) {
      reject(tally, dataset.file, read.line, [
        { field: 'id', rule: 'stands twice in the file', value: repeated.values.id },
      ])
      continue
    }
    for (const row of made.value) {
      seen.add(`${row.table} ${row.values.id}`)
      await writer.add(row)
    }
  }
  return writer.finish()
}

async function beginLoad(open: OpenDatabase, dataset: Dataset, fingerprint: string): Promise<number> {
  const { database } = open
  // Whoever is at work here holds the lock of loading, so a load that still says it runs was cut off.
  await database.updateTable('loads').set({ outcome: 'cut_off' }).where('outcome', '=', 'running').execute()
  const { id } = await database
    .insertInto('loads')
    .values({ dataset: dataset.name, fingerprint, outcome: 'running' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/**
 * Loads a dataset whole: rows into staging tables, then one transaction that puts them in the place of the old ones. Killed
 * at any moment, the old rows or the new ones stand. The caller holds the lock of loading.
 */
export async function loadDataset(open: OpenDatabase, dataset: Dataset, order: LoadOrder): Promise<LoadReport> {
  const { database } = open
  const load = await beginLoad(open, dataset, order.fingerprint)
  await makeStagingTables(database, dataset.tables)
  const tally: Tally = { read: 0, rejected: 0, errors: [] }
  const staging = await stage(open, dataset, order, tally)
  const written = [...staging.values()].reduce((sum, rows) => sum + rows, 0)
  const refused = tally.read > 0 && tally.rejected / tally.read > mostRejected
  const outcome = refused ? 'refused' : 'loaded'
  await database.transaction().execute(async (transaction) => {
    if (!refused) {
      await swapIn(transaction, dataset, staging)
      const values = {
        row_count: written,
        rejected_count: tally.rejected,
        fingerprint: order.fingerprint,
        licence: order.licence,
      }
      await transaction
        .insertInto('datasets')
        .values({ name: dataset.name, file: dataset.file, ...values, loaded_at: new Date() })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({ file: dataset.file, ...values, loaded_at: new Date() }),
        )
        .execute()
    }
    if (tally.errors.length > 0) {
      const errors = JSON.stringify(tally.errors.map((error) => ({ ...error, load_id: load })))
      await sql`insert into load_errors (load_id, file, line, field, rule, value)
        select load_id, file, line, field, rule, value from json_to_recordset(${errors}::json)
        as error (load_id bigint, file text, line integer, field text, rule text, value text)`.execute(transaction)
    }
    await transaction
      .updateTable('loads')
      .set({
        outcome,
        rows_read: tally.read,
        rows_written: refused ? 0 : written,
        rows_rejected: tally.rejected,
        ended_at: new Date(),
      })
      .where('id', '=', load)
      .execute()
  })
  await dropStagingTables(database, dataset.tables)
  order.onRows(tally.read)
  return {
    dataset: dataset.name,
    outcome,
    read: tally.read,
    written: refused ? 0 : written,
    rejected: tally.rejected,
    errors: tally.errors,
  }
}
