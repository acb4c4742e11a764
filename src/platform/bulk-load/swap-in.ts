import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../database/database.ts'
import type { DatasetTable } from './dataset.ts'
import type { LoadTarget, TableChanges } from './import-kind.ts'
import { chunkRows, columnsOf, staged } from './staged-tables.ts'

const affected = (result: { numAffectedRows?: bigint | undefined }) => Number(result.numAffectedRows ?? 0n)

/** Of several staged rows of one id the newest stays, and of equally new ones the last. */
async function keepNewest(transaction: Database, table: DatasetTable, newerBy: string | undefined): Promise<number> {
  const newer: RawBuilder<unknown> = newerBy === undefined ? sql`true` : sql`${sql.id(newerBy)}`
  return affected(
    await sql`delete from ${staged(table)} where staged_ordinal in (select staged_ordinal from (
      select staged_ordinal, row_number() over (partition by id order by ${newer} desc nulls last, staged_ordinal desc) as place
      from ${staged(table)}) as placed where place > 1)`.execute(transaction),
  )
}

/** Of staged rows of one id in two lists of the kind, the one of the list that the other yields to stays. */
async function keepStronger(transaction: Database, target: LoadTarget, table: DatasetTable): Promise<number> {
  return affected(
    await sql`delete from ${staged(table)} as weaker using ${staged(table)} as stronger
      where weaker.id = stronger.id and weaker.dataset <> stronger.dataset
      and stronger.dataset = any (${[...target.yieldsTo]}::text[])`.execute(transaction),
  )
}

/** A list of the kind is replaced only if there are rows of it; a kind of one list is replaced whatever comes. */
async function listsToReplace(
  transaction: Database,
  target: LoadTarget,
  table: DatasetTable,
): Promise<readonly string[]> {
  if (target.datasets === undefined) return [target.name]
  const { rows } = await sql<{ dataset: string }>`select distinct dataset from ${staged(table)}`.execute(transaction)
  return rows.map((row) => row.dataset)
}

/** Removes the dataset's rows that are not among the staged ones. */
async function removeOthers(
  transaction: Database,
  target: LoadTarget,
  table: DatasetTable,
): Promise<readonly string[]> {
  const removed: string[] = []
  const lists = await listsToReplace(transaction, target, table)
  for (let after = ''; ;) {
    const gone = await sql<{ id: string }>`delete from ${sql.table(table)} where id in
      (select id from ${sql.table(table)} as old where dataset = any (${[...lists]}::text[]) and id > ${after}
        and not exists (select from ${staged(table)} as new where new.id = old.id) order by id limit ${chunkRows})
      returning id`.execute(transaction)
    await nextTurn()
    removed.push(...gone.rows.map(({ id }) => id))
    if (gone.rows.length < chunkRows) return removed
    after = gone.rows.reduce((last, { id }) => (id > last ? id : last), after)
  }
}

/** Adds and changes rows; those that stand there as they are stay untouched. */
async function writeStaged(
  transaction: Database,
  target: LoadTarget,
  table: DatasetTable,
  rows: number,
  onChunk: (rows: number, written: number) => void | Promise<void>,
): Promise<readonly string[]> {
  const into = sql.table(table)
  const names = await columnsOf(transaction, table)
  const columns = sql.join(names.map((name) => sql.id(name)))
  const updates = sql.join(names.map((name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`))
  const old = sql.join(names.map((name) => sql`${into}.${sql.id(name)}`))
  const made = sql.join(names.map((name) => sql`excluded.${sql.id(name)}`))
  const yields = sql`(${into}.dataset <> all (${[...target.yieldsTo]}::text[]) or ${into}.dataset = excluded.dataset)`
  const newerBy = target.newerBy?.[table]
  const isNewer =
    newerBy === undefined
      ? sql`true`
      : sql`(${into}.dataset <> ${target.name} or ${into}.${sql.id(newerBy)} is null or excluded.${sql.id(newerBy)} >= ${into}.${sql.id(newerBy)})`
  const written: string[] = []
  for (let from = 0; from < rows; from += chunkRows) {
    const done = await sql<{ id: string }>`insert into ${into} (${columns}) select ${columns} from ${staged(table)}
      where staged_ordinal > ${from} and staged_ordinal <= ${from + chunkRows} order by staged_ordinal
      on conflict (id) do update set ${updates}
      where ${yields} and ${isNewer} and (${old}) is distinct from (${made}) returning id`.execute(transaction)
    for (const { id } of done.rows) written.push(id)
    await onChunk(Math.min(rows, from + chunkRows), written.length)
    await nextTurn()
  }
  return written
}

/**
 * Puts the staged rows in the place of the dataset's old ones, within the caller's transaction, in statements as short as
 * those of loading. A row of another dataset with the same id stays if this one yields to that. Rows that are the same
 * as before are not written, so that who follows changes hears of true ones only.
 */
export async function swapIn(
  transaction: Database,
  target: LoadTarget,
  staging: ReadonlyMap<DatasetTable, number>,
  onChunk: (rows: number, written: number) => void | Promise<void> = () => undefined,
): Promise<readonly TableChanges[]> {
  const changes: TableChanges[] = []
  const before = { rows: 0, written: 0 }
  for (const table of target.tables) {
    const rows = staging.get(table) ?? 0
    let repeated = 0
    if (rows > 0) {
      await sql`create index on ${staged(table)} (id)`.execute(transaction)
      if (target.datasets !== undefined) repeated = await keepStronger(transaction, target, table)
      if (target.replaces === 'by-id') repeated = await keepNewest(transaction, table, target.newerBy?.[table])
    }
    const removed = target.replaces === 'whole' ? await removeOthers(transaction, target, table) : []
    const written = await writeStaged(transaction, target, table, rows, (done, changed) =>
      onChunk(before.rows + done, before.written + changed),
    )
    before.rows += rows
    before.written += written.length
    changes.push({ table, written, removed, unchanged: rows - repeated - written.length })
  }
  return changes
}
