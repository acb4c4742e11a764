import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Schema } from '../database/schema.generated.ts'
import type { Dataset, DatasetTable, TableRow } from './dataset.ts'

/**
 * Rows a statement. The embedded database answers nothing else while a statement runs, so each stays well under 50 ms.
 */
export const chunkRows = 200

const staged = (table: DatasetTable) => sql.id('staging', table)

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

/** Adds rows of one table in one statement. */
async function insertChunk(database: Database, table: DatasetTable, rows: readonly object[]): Promise<void> {
  const json = JSON.stringify(rows)
  await sql`insert into ${staged(table)} select * from json_populate_recordset(null::${staged(table)}, ${json}::json)`.execute(
    database,
  )
  // The driver's answer comes without a turn of the event loop; whoever waits on this process must get one.
  await nextTurn()
}

/** Takes rows as they come and writes them in chunks; `finish` writes the rest and tells how many each table got. */
export function stagingWriter(database: Database, dataset: string) {
  const waiting = new Map<DatasetTable, object[]>()
  const written = new Map<DatasetTable, number>()
  const flush = async (table: DatasetTable, rows: object[]) => {
    if (rows.length === 0) return
    waiting.set(table, [])
    await insertChunk(database, table, rows)
  }
  return {
    async add({ table, values }: TableRow) {
      const rows = waiting.get(table) ?? []
      waiting.set(table, rows)
      const ordinal = (written.get(table) ?? 0) + 1
      written.set(table, ordinal)
      rows.push({ ...values, dataset, staged_ordinal: ordinal })
      if (rows.length >= chunkRows) await flush(table, rows)
    },
    async finish(): Promise<ReadonlyMap<DatasetTable, number>> {
      for (const [table, rows] of waiting) await flush(table, rows)
      return written
    },
  }
}

async function columnsOf(transaction: Transaction<Schema>, table: DatasetTable): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} order by ordinal_position`.execute(transaction)
  return rows.map((row) => row.name)
}

/**
 * Puts the staged rows in the place of the dataset's old ones, within the caller's transaction, in statements as short as
 * those of loading. A row of another dataset with the same id stays if this one yields to that.
 */
export async function swapIn(
  transaction: Transaction<Schema>,
  dataset: Dataset,
  staging: ReadonlyMap<DatasetTable, number>,
): Promise<void> {
  for (const table of dataset.tables) {
    const target = sql.table(table)
    for (;;) {
      const removed = await sql`delete from ${target} where id in
        (select id from ${target} where dataset = ${dataset.name} limit ${chunkRows})`.execute(transaction)
      await nextTurn()
      if (removed.numAffectedRows === 0n || removed.numAffectedRows === undefined) break
    }
    const names = await columnsOf(transaction, table)
    const columns = sql.join(names.map((name) => sql.id(name)))
    const updates = sql.join(names.map((name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`))
    const yields = sql`${target}.dataset <> all (${[...dataset.yieldsTo]}::text[])`
    for (let from = 0; from < (staging.get(table) ?? 0); from += chunkRows) {
      await sql`insert into ${target} (${columns}) select ${columns} from ${staged(table)}
        where staged_ordinal > ${from} and staged_ordinal <= ${from + chunkRows} order by staged_ordinal
        on conflict (id) do update set ${updates} where ${yields}`.execute(transaction)
      await nextTurn()
    }
  }
}
