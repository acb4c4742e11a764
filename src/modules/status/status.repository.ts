import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'

/** The number of the last migration that ran. */
export async function lastMigration(database: Database): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`select max(id) as id from migrations`.execute(database)
  return rows[0]?.id ?? 0
}

/** How many rows each table has, by its name. Counts one table after another, so that no query is long. */
export async function countRows(database: Database): Promise<Readonly<Record<string, number>>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migrations' order by table_name
  `.execute(database)
  const counted: Record<string, number> = {}
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(database)
    counted[name] = rows[0]?.count ?? 0
  }
  return counted
}
