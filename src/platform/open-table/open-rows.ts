import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../database/database.ts'
import { columnNames, type OpenTable } from './open-table.ts'

/** A row as its open table describes it. */
export type OpenRow = Readonly<{ id: string; licence: string; home: string }> & Readonly<Record<string, unknown>>

/** Something that a row has to be, as SQL over the table's own columns. */
export type OpenCondition = RawBuilder<boolean>

/** Which rows: those of this installation's `home` name it, `after` is the id that the page before ended with. */
export type OpenQuery = Readonly<{
  home: string
  after?: string | undefined
  limit: number
  where?: readonly OpenCondition[]
}>

/** Said where nothing says under which licence a row may be used. */
export const licenceNotStated = 'not stated'

/** Rows in the order of their ids. */
export async function readOpenRows(
  database: Database,
  table: OpenTable,
  { home, after, limit, where = [] }: OpenQuery,
): Promise<readonly OpenRow[]> {
  const own = columnNames(table).filter((name) => name !== 'licence' && name !== 'home')
  const columns = sql.join(own.map((name) => sql.ref(`${table.table}.${name}`)))
  const source = sql.table(table.table)
  const stated = table.statesLicence ? sql`${sql.ref(`${table.table}.licence`)}` : sql`datasets.licence`
  const conditions = [...where, ...(after === undefined ? [] : [sql<boolean>`${source}.id > ${after}`])]
  const filter = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
  const { rows } = await sql<OpenRow>`select ${columns},
      coalesce(home_rows.licence, ${stated}, ${licenceNotStated}::text) as licence,
      coalesce(home_rows.home, ${home}::text) as home
    from ${source}
    left join datasets on datasets.name = ${source}.dataset
    left join home_rows on home_rows.id = ${`${table.table}/`}::text || ${source}.id and home_rows.dataset = ${source}.dataset
    where ${filter} order by ${source}.id limit ${limit}`.execute(database)
  return rows
}

/** One row by its id; `undefined` if there is none. */
export async function findOpenRow(
  database: Database,
  table: OpenTable,
  query: Readonly<{ home: string; id: string }>,
): Promise<OpenRow | undefined> {
  const where = [sql<boolean>`${sql.ref(`${table.table}.id`)} = ${query.id}`]
  return (await readOpenRows(database, table, { home: query.home, limit: 1, where }))[0]
}

const pageRows = 500

/** Every row that fits, read page by page in the order of the ids: one page is held at a time. */
export async function* eachOpenPage(
  database: Database,
  table: OpenTable,
  query: Omit<OpenQuery, 'after' | 'limit'>,
): AsyncGenerator<readonly OpenRow[]> {
  let after: string | undefined
  for (;;) {
    const rows = await readOpenRows(database, table, { ...query, after, limit: pageRows })
    if (rows.length > 0) yield rows
    after = rows.at(-1)?.id
    if (rows.length < pageRows) return
  }
}
