import type { OpenDatabase } from '../database/database.ts'
import type { RowContext, RowError, RowFault, TableRow } from './dataset.ts'
import type { LoadTarget, MakeRows } from './import-kind.ts'
import type { ReadRow } from './read-row.ts'
import { stagingWriter } from './staged-tables.ts'

/** A file of which more is wrong than this is the wrong file. */
export const mostRejected = 0.2

const keptErrors = 1_000

/** What has come of the rows so far. */
export type Tally = { read: number; rejected: number; errors: RowError[] }

/** A file as rows in batches, and how a row is made into rows of tables. */
export type RowSource = Readonly<{
  file: string
  batches: AsyncIterable<readonly ReadRow[]>
  rows: MakeRows
}>

/** Does something to a whole batch, such as limiting its time; runs it to its end, however often. */
export type BatchRunner = (work: () => void) => void

/** What staging needs beside rows. */
export type StagingOrder = Readonly<{
  context: RowContext
  runBatch: BatchRunner
  onBatch(this: void, tally: Readonly<Tally>): void | Promise<void>
}>

type Made = Readonly<{ row: ReadRow; rows: readonly TableRow[] } | { row: ReadRow; faults: readonly RowFault[] }>

function reject(tally: Tally, file: string, row: ReadRow, faults: readonly RowFault[]): void {
  tally.rejected += 1
  for (const { field, ...fault } of faults) {
    if (tally.errors.length >= keptErrors) return
    const where = [row.path, field].filter((part) => part !== undefined && part !== '').join('.')
    tally.errors.push({ file, line: row.line, field: where, ...fault })
  }
}

/** Rows of a batch; each is made once more if what runs the batch had to stop on it. */
function makeBatch(batch: readonly ReadRow[], source: RowSource, order: StagingOrder): readonly Made[] {
  const made: Made[] = []
  order.runBatch(() => {
    while (made.length < batch.length) {
      const row = batch[made.length]
      if (row === undefined) return
      if ('fault' in row) {
        made.push({ row, faults: [{ field: row.field ?? '', rule: row.fault }] })
        continue
      }
      const result = source.rows(row.value, order.context)
      made.push(result.ok ? { row, rows: result.value } : { row, faults: result.problem })
    }
  })
  return made
}

/**
 * Writes the rows of all sources into staging tables; `tally` grows as they are read. Where a dataset is replaced as a whole an id may
 * stand once only; else the newest of one id is found when the rows are swapped in.
 */
export async function stageRows(
  open: OpenDatabase,
  target: LoadTarget,
  sources: Iterable<RowSource>,
  order: StagingOrder,
  tally: Tally,
) {
  const writer = stagingWriter(open, target.name)
  const seen = new Set<string>()
  const repeatedId = (rows: readonly TableRow[]) => {
    if (target.replaces === 'by-id') return undefined
    const keys = rows.map(({ table, values, dataset = '' }) => `${table} ${dataset} ${values.id}`)
    const repeated = keys.findIndex((key) => seen.has(key))
    if (repeated < 0) for (const key of keys) seen.add(key)
    return rows[repeated]?.values.id
  }
  for (const source of sources) {
    for await (const batch of source.batches) {
      for (const made of makeBatch(batch, source, order)) {
        if (made.row.isDerived !== true) tally.read += 1
        if ('faults' in made) {
          reject(tally, source.file, made.row, made.faults)
          continue
        }
        const repeated = repeatedId(made.rows)
        if (repeated === undefined) for (const row of made.rows) await writer.add(row)
        else reject(tally, source.file, made.row, [{ field: 'id', rule: 'stands twice in the file', value: repeated }])
      }
      await order.onBatch(tally)
    }
  }
  return writer.finish()
}
