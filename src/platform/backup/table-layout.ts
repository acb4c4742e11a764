import { sql } from 'kysely'
import type { Database } from '../database/database.ts'

/** A table of the migrated schema: its columns, those of them that are written rather than worked out, and its primary key. */
export type TableLayout = Readonly<{
  table: string
  columns: readonly string[]
  written: readonly string[]
  key: readonly string[]
}>

/** A reference from one table to others, and how it is written. */
export type ForeignKey = Readonly<{ table: string; name: string; definition: string }>

/** Every table of the migrated schema, in the order of their names. */
export async function readTableLayouts(database: Database): Promise<readonly TableLayout[]> {
  const { rows } = await sql<TableLayout>`
    select c.relname as "table",
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped order by a.attnum) as columns,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = '' order by a.attnum) as written,
      coalesce((select array_agg(a.attname::text order by k.place) from pg_index i
        cross join lateral unnest(i.indkey::int2[]) with ordinality as k (number, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary), '{}') as key
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' order by c.relname collate "C"`.execute(database)
  return rows
}

/** The sequences of the schema, by name. */
export async function readSequences(database: Database): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'S' order by c.relname collate "C"`.execute(database)
  return rows.map(({ name }) => name)
}

/** The references between tables. */
export async function readForeignKeys(database: Database): Promise<readonly ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`select c.relname as "table", k.conname as name,
      pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and k.contype = 'f' order by c.relname, k.conname`.execute(database)
  return rows
}
