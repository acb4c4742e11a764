import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import { readOpenRows } from '../../platform/open-table/open-rows.ts'
import type { OpenTable } from '../../platform/open-table/open-table.ts'
import { openTables } from './open-tables.ts'
import { eachPublishedChange, type PublishedChange } from './published-rows.repository.ts'

/** The first line of a file of changes says what it is, by this word. */
export const changesFormat = 'innovation-exchange-changes'

/** What a file of changes covers: everything that changed at its home from `since` until `madeAt`. */
export type ChangesSpan = Readonly<{ home: string; since: Date; madeAt: Date }>

/**
 * The lines of a file of changes: what it covers, then a line for each row that changed, whole as it is now, or that went.
 * What changed at the very moment of `since` is in it, so that nothing falls between two files; a row told twice is the
 * same row.
 */
export async function* changesLines(database: Database, { home, since, madeAt }: ChangesSpan): AsyncGenerator<string> {
  yield line({ format: changesFormat, home, since: since.toISOString(), made_at: madeAt.toISOString() })
  for (const table of openTables) {
    for await (const changes of eachPublishedChange(database, table.name, since)) {
      yield await pageLines(database, table, home, changes)
    }
  }
}

async function pageLines(
  database: Database,
  table: OpenTable,
  home: string,
  changes: readonly PublishedChange[],
): Promise<string> {
  const ids = changes.filter(({ isRemoved }) => !isRemoved).map(({ id }) => id)
  const where = [sql<boolean>`${sql.ref(`${table.table}.id`)} = any(${ids}::text[])`]
  const rows = new Map(
    (await readOpenRows(database, table, { home, limit: ids.length, where })).map((row) => [row.id, row]),
  )
  return changes
    .map(({ id, at }) => {
      const row = rows.get(id)
      const told = { table: table.name, at: at.toISOString() }
      return line(row === undefined ? { ...told, change: 'removed', id } : { ...told, change: 'changed', row })
    })
    .join('')
}

const line = (value: object) => `${JSON.stringify(value)}\n`
