import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'

/** A page that may have been meant. */
export type NearMiss = Readonly<{ id: string; title: string }>

const tables = {
  practices: 'title',
  organisations: 'name',
  needs: 'title',
  records: 'title',
} as const

const longestId = 200
const mostMisses = 4
/** How much of an id has to begin alike before it counts as near. */
const leastShare = 0.6

function sharedStart(one: string, other: string): number {
  let length = 0
  while (length < one.length && one[length] === other[length]) length += 1
  return length
}

/** Rows whose id begins like one that nobody has, the likest first; none for an id that is like no other. */
export async function findNearMisses(
  database: Database,
  table: keyof typeof tables,
  id: string,
): Promise<readonly NearMiss[]> {
  if (id.length > longestId) return []
  const [from, title] = [sql.table(table), sql.ref(tables[table])]
  const { rows } = await sql<NearMiss>`
    (select id, ${title} as title from ${from} where id >= ${id} order by id limit ${mostMisses})
    union all
    (select id, ${title} as title from ${from} where id < ${id} order by id desc limit ${mostMisses})`.execute(database)
  const needed = Math.max(4, Math.ceil(id.length * leastShare))
  return rows
    .map((row) => ({ row, shared: sharedStart(row.id, id) }))
    .filter(({ shared }) => shared >= needed)
    .toSorted((one, other) => other.shared - one.shared)
    .slice(0, mostMisses)
    .map(({ row }) => row)
}
