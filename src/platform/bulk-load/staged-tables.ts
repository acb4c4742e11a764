import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { copyLine } from '../database/copy-text.ts'
import type { Database, OpenDatabase } from '../database/database.ts'
import type { DatasetTable, TableRow } from './dataset.ts'

/**
 * Rows a statement. The embedded database answers nothing else while a statement runs, so each stays well under 50 ms.
 */
export const chunkRows = 500

/** The table beside the real one that rows are staged in. */
export const staged = (table: DatasetTable) => sql.id('staging', table)

/** Empty tables beside the real ones. Unlogged: a crash empties them, and a load begins them anew. */
export async function makeStagingTables(database: Database, tables: readonly DatasetTable[]): Promise<void> {
  for (const table of tables) {
    await sql`drop table if exists ${staged(table)}`.execute(database)
    await sql`create unlogged table ${staged(table)} (like ${sql.table(table)} including defaults)`.execute(database)
    await sql`alter table ${staged(table)} add column staged_ordinal integer primary key`.execute(database)
  }
}

/** Drops them; leaves nothing if there are none. */
export async function dropStagingTables(database: Database, tables: readonly DatasetTable[]): Promise<void> {
  for (const table of tables) await sql`drop table if exists ${staged(table)}`.execute(database)
}

/** The columns of a table, in its order. */
export async function columnsOf(database: Database, table: DatasetTable): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} order by ordinal_position`.execute(database)
  return rows.map((row) => row.name)
}

/** Rows of one table on their way in. */
type Shelf = { table: DatasetTable; columns: readonly string[]; text: string; waiting: number; written: number }

/** Takes rows as they come and writes them in chunks; `finish` writes the rest and tells how many each table got. */
export function stagingWriter(open: OpenDatabase, dataset: string) {
  const shelves = new Map<DatasetTable, Shelf>()
  const shelfOf = async (table: DatasetTable): Promise<Shelf> => {
    const columns = [...(await columnsOf(open.database, table)), 'staged_ordinal']
    const shelf = { table, columns, text: '', waiting: 0, written: 0 }
    shelves.set(table, shelf)
    return shelf
  }
  const flush = async (shelf: Shelf) => {
    if (shelf.waiting === 0) return
    const { text } = shelf
    shelf.text = ''
    shelf.waiting = 0
    await open.copyIn(`staging.${shelf.table}`, shelf.columns, text)
    // The driver's answer comes without a turn of the event loop; whoever waits on this process must get one.
    await nextTurn()
  }
  return {
    async add({ table, values, dataset: own = dataset }: TableRow) {
      const shelf = shelves.get(table) ?? (await shelfOf(table))
      shelf.written += 1
      shelf.waiting += 1
      shelf.text += copyLine({ ...values, dataset: own, staged_ordinal: shelf.written }, shelf.columns)
      if (shelf.waiting >= chunkRows) await flush(shelf)
    },
    async finish(): Promise<ReadonlyMap<DatasetTable, number>> {
      for (const shelf of shelves.values()) await flush(shelf)
      return new Map([...shelves].map(([table, shelf]) => [table, shelf.written]))
    },
  }
}
