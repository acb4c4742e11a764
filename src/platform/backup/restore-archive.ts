import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Database, OpenDatabase } from '../database/database.ts'
import { migrate } from '../database/migrate.ts'
import type { Schema } from '../database/schema.generated.ts'
import type { ArchiveCounts, ArchiveHeader } from './archive.layout.ts'
import { archiveParts, checkArchive } from './read-archive.ts'
import { readForeignKeys, readTableLayouts } from './table-layout.ts'

/**
 * Puts an archive into an empty database, of either kind: the whole archive is checked first, the layout is made as it was when the
 * archive was, all rows come back in one transaction, and then the layout is brought up to date. Refused if the archive is damaged
 * (`archive-damaged`) or of a newer program (`archive-newer`), and if the database holds anything (`database-not-empty`).
 */
export async function restoreArchive(
  open: OpenDatabase,
  path: string,
  onTable: (name: string) => void = () => undefined,
): Promise<Result<ArchiveCounts, Problem>> {
  const checked = await checkArchive(path)
  if (!checked.ok) return checked
  const full = await whatItHolds(open.database)
  if (full !== undefined) return refuse(notEmpty(full))
  const made = await migrate(open, { upTo: checked.value.migration.id })
  if (!made.ok) return made
  const differs = await layoutDiffers(open.database, checked.value)
  if (differs !== undefined) return refuse(differs)
  const counts = await open.database.transaction().execute((transaction) => putBack(transaction, path, onTable))
  const migrated = await migrate(open)
  if (!migrated.ok) return migrated
  return ok({ ...counts, migration: migrated.value.version })
}

/** The first table that has rows, if one has; what every new database says of itself does not count. */
async function whatItHolds(database: Database): Promise<string | undefined> {
  for (const { table } of await readTableLayouts(database)) {
    if (table === 'migrations' || table === 'settings') continue
    const { rows } = await sql<{ found: boolean }>`select exists (select from ${sql.table(table)}) as found`.execute(
      database,
    )
    if (rows[0]?.found === true) return table
  }
  return undefined
}

function notEmpty(table: string): Problem {
  return problem('conflict', 'database-not-empty', `The database is not empty: there are rows in ${table}`, {
    detail:
      'An archive is restored into an empty database only. Set DATA_DIR to a new folder, or DATABASE_URL to a new database.',
  })
}

async function layoutDiffers(database: Database, { migration }: ArchiveHeader): Promise<Problem | undefined> {
  const { rows } = await sql<{ id: number; checksum: string }>`select id, checksum from migrations
    order by id desc limit 1`.execute(database)
  const [last] = rows
  if (last?.id === migration.id && last.checksum === migration.checksum) return undefined
  if (last !== undefined && last.id > migration.id) {
    return problem(
      'conflict',
      'database-not-empty',
      'The database was already laid out by a newer program than the archive',
      {
        detail: 'Restore into a database that nothing has been started on.',
      },
    )
  }
  return problem('conflict', 'archive-newer', `The archive is of another program: it has migration ${migration.name}`, {
    detail: 'Run the version that made it, or a newer one.',
  })
}

async function putBack(transaction: Transaction<Schema>, path: string, onTable: (name: string) => void) {
  const layouts = await readTableLayouts(transaction)
  const references = await readForeignKeys(transaction)
  // Rows come table by table, so what they refer to may come later: references are checked when all are there.
  for (const { table, name } of references)
    await sql`alter table ${sql.table(table)} drop constraint ${sql.id(name)}`.execute(transaction)
  for (const { table } of layouts) {
    await sql`alter table ${sql.table(table)} disable trigger user`.execute(transaction)
    await sql`delete from ${sql.table(table)}`.execute(transaction)
  }
  const counts = { tables: 0, rows: 0 }
  const written = new Map(layouts.map((layout) => [layout.table, layout.written]))
  let insert: ((rows: readonly string[]) => Promise<void>) | undefined
  for await (const part of archiveParts(path)) {
    if ('table' in part) {
      onTable(part.table)
      counts.tables += 1
      insert = inserter(transaction, part.table, written.get(part.table) ?? [])
    } else if ('rows' in part) {
      await insert?.(part.rows)
      counts.rows += part.rows.length
      await nextTurn()
    } else if ('sequence' in part) {
      await sql`select setval(${`"${part.sequence}"`}::regclass, ${part.value}, ${part.isCalled})`.execute(transaction)
    }
  }
  for (const { table } of layouts) await sql`alter table ${sql.table(table)} enable trigger user`.execute(transaction)
  for (const { table, name, definition } of references) {
    await sql`alter table ${sql.table(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(
      transaction,
    )
  }
  // Transactions are numbered anew here, and no index file of another history of this data may be carried on.
  await sql`update document_changes set written_in = 0`.execute(transaction)
  await sql`update settings set value = gen_random_uuid()::text where name = 'change_feed'`.execute(transaction)
  return counts
}

/** Each row is read once as the table's own type, then taken apart. */
function inserter(transaction: Transaction<Schema>, table: string, columns: readonly string[]) {
  const target = sql.table(table)
  const names = sql.join(columns.map((column) => sql.id(column)))
  const values = sql.join(columns.map((column) => sql`(line.whole).${sql.id(column)}`))
  return async (rows: readonly string[]): Promise<void> => {
    await sql`insert into ${target} (${names}) overriding system value
      select ${values} from (select text::${target} as whole from unnest(${[...rows]}::text[]) text offset 0) line`.execute(
      transaction,
    )
  }
}
