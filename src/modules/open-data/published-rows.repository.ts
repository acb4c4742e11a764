import { createHash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { OpenRow } from '../../platform/open-table/open-rows.ts'

type Known = Readonly<{ row_id: string; hash: string; is_removed: boolean }>
type Change = Readonly<{ row_id: string; hash: string; is_removed: boolean }>

const hashOf = (row: OpenRow) => createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 24)

/**
 * Passes on the pages of a table, which come in the order of the ids, and writes down as it does so which rows are new,
 * which read otherwise than when they were last published, and which are gone. Killed half-way it has written down what is
 * true; the next run writes the rest.
 */
export async function* notingChanges(
  database: Database,
  table: string,
  pages: AsyncIterable<readonly OpenRow[]>,
  at: Date,
): AsyncGenerator<readonly OpenRow[]> {
  let after = ''
  for await (const rows of pages) {
    const last = rows.at(-1)?.id ?? after
    await noteRange(database, table, rows, { after, last }, at)
    after = last
    yield rows
    await nextTurn()
  }
  await noteRange(database, table, [], { after, last: undefined }, at)
}

async function noteRange(
  database: Database,
  table: string,
  rows: readonly OpenRow[],
  { after, last }: Readonly<{ after: string; last: string | undefined }>,
  at: Date,
): Promise<void> {
  const known = await database
    .selectFrom('published_rows')
    .select(['row_id', 'hash', 'is_removed'])
    .where('table_name', '=', table)
    .where('row_id', '>', after)
    .$if(last !== undefined, (query) => query.where('row_id', '<=', last ?? ''))
    .execute()
  const changes = changesBetween(known, rows)
  if (changes.length === 0) return
  await sql`insert into published_rows (table_name, row_id, hash, changed_at, is_removed)
    select ${table}, row_id, hash, ${at.toISOString()}::timestamptz, is_removed
    from json_to_recordset(${JSON.stringify(changes)}::json) as change (row_id text, hash text, is_removed boolean)
    on conflict (table_name, row_id) do update
    set hash = excluded.hash, changed_at = excluded.changed_at, is_removed = excluded.is_removed`.execute(database)
}

/** What has to be written down about rows of which some were published before. */
function changesBetween(known: readonly Known[], rows: readonly OpenRow[]): readonly Change[] {
  const before = new Map(known.map((row) => [row.row_id, row]))
  const changes: Change[] = []
  for (const row of rows) {
    const hash = hashOf(row)
    const old = before.get(row.id)
    before.delete(row.id)
    if (old?.hash !== hash || old.is_removed) changes.push({ row_id: row.id, hash, is_removed: false })
  }
  for (const gone of before.values()) {
    if (!gone.is_removed) changes.push({ row_id: gone.row_id, hash: gone.hash, is_removed: true })
  }
  return changes
}

/** A row that was published otherwise, or is gone, since a moment. */
export type PublishedChange = Readonly<{ id: string; at: Date; isRemoved: boolean }>

const pageChanges = 500

/** Pages of what changed in a table since a moment, in the order of the ids. */
export async function* eachPublishedChange(
  database: Database,
  table: string,
  since: Date,
): AsyncGenerator<readonly PublishedChange[]> {
  let after = ''
  for (;;) {
    const rows = await database
      .selectFrom('published_rows')
      .select(['row_id', 'changed_at', 'is_removed'])
      .where('table_name', '=', table)
      .where('changed_at', '>=', since)
      .where('row_id', '>', after)
      .orderBy('row_id')
      .limit(pageChanges)
      .execute()
    if (rows.length > 0) yield rows.map((row) => ({ id: row.row_id, at: row.changed_at, isRemoved: row.is_removed }))
    after = rows.at(-1)?.row_id ?? after
    if (rows.length < pageChanges) return
  }
}
