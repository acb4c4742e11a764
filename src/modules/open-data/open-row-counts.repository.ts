import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import { openTables } from './open-tables.ts'

/** How many rows each open table has now, by its name. */
export async function countOpenRows(database: Database): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const { name, table } of openTables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(database)
    counts[name] = rows[0]?.count ?? 0
  }
  return counts
}
