import type { OpenDatabase } from '../database/database.ts'
import type { Dataset, RowContext, RowError } from './dataset.ts'
import { beginLoad, saveDataset, saveLoadErrors } from './load-log.ts'
import type { ReadRow } from './read-row.ts'
import { readRows } from './row-reader.ts'
import { mostRejected, stageRows, type Tally } from './stage-rows.ts'
import { dropStagingTables, makeStagingTables } from './staged-tables.ts'
import { swapIn } from './swap-in.ts'

/** What a load did. `refused` leaves the rows that were there. */
export type LoadReport = Readonly<{
  dataset: string
  outcome: 'unchanged' | 'loaded' | 'refused'
  read: number
  written: number
  rejected: number
  errors: readonly RowError[]
}>

/** What a load needs to know beside the dataset. */
export type LoadOrder = Readonly<{
  path: string
  fingerprint: string
  licence: string
  context: RowContext
  onRows(this: void, read: number): void
}>

async function* inBatches(rows: AsyncIterable<ReadRow>): AsyncGenerator<readonly ReadRow[]> {
  let batch: ReadRow[] = []
  for await (const row of rows) {
    if (batch.push(row) < 200) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/**
 * Loads a dataset whole: rows into staging tables, then one transaction that puts them in the place of the old ones. Killed
 * at any moment, the old rows or the new ones stand. The caller holds the lock of loading.
 */
export async function loadDataset(open: OpenDatabase, dataset: Dataset, order: LoadOrder): Promise<LoadReport> {
  const { database } = open
  const target = { ...dataset, replaces: 'whole' } as const
  const load = await beginLoad(database, dataset.name, order.fingerprint)
  await makeStagingTables(database, dataset.tables)
  const tally: Tally = { read: 0, rejected: 0, errors: [] }
  const source = { file: dataset.file, batches: inBatches(readRows(order.path, dataset.format)), rows: dataset.rows }
  const staging = await stageRows(
    open,
    target,
    [source],
    { context: order.context, runBatch: (work) => work(), onBatch: ({ read }) => order.onRows(read) },
    tally,
  )
  const staged = [...staging.values()].reduce((sum, rows) => sum + rows, 0)
  const refused = tally.read > 0 && tally.rejected / tally.read > mostRejected
  const written = refused ? 0 : staged
  await database.transaction().execute(async (transaction) => {
    if (!refused) {
      await swapIn(transaction, target, staging)
      await dataset.settle?.(transaction)
      const { fingerprint, licence } = order
      await saveDataset(transaction, { ...dataset, rows: written, rejected: tally.rejected, fingerprint, licence })
    }
    await saveLoadErrors(transaction, load, tally.errors)
    await transaction
      .updateTable('loads')
      .set({
        outcome: refused ? 'refused' : 'loaded',
        rows_read: tally.read,
        rows_written: written,
        rows_rejected: tally.rejected,
        ended_at: new Date(),
      })
      .where('id', '=', load)
      .execute()
  })
  await dropStagingTables(database, dataset.tables)
  order.onRows(tally.read)
  const { read, rejected, errors } = tally
  return { dataset: dataset.name, outcome: refused ? 'refused' : 'loaded', read, written, rejected, errors }
}
