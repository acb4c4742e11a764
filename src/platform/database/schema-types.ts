import { sql, type Kysely } from 'kysely'

type Column = Readonly<{
  table_name: string
  column_name: string
  data_type: string
  element_type: string
  is_nullable: boolean
  is_generated_always: boolean
  has_default: boolean
  one_of: string | null
}>

const introspection = sql<Column>`
  select c.relname as table_name, a.attname as column_name, t.typname as data_type,
    coalesce(e.typname, '') as element_type, not a.attnotnull as is_nullable,
    a.attidentity = 'a' as is_generated_always, a.atthasdef as has_default,
    (select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as one_of
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
  where c.relkind = 'r'
  order by c.relname, a.attnum`

const scalarTypes: Readonly<Record<string, string>> = {
  text: 'string',
  bool: 'boolean',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  numeric: 'number',
  date: 'IsoDate',
  timestamptz: 'Date',
}

function valueType(column: Column): string {
  if (column.data_type === 'jsonb') return 'unknown'
  const name = column.element_type === '' ? column.data_type : column.element_type
  const scalar = scalarTypes[name]
  if (scalar === undefined) throw new Error(`${column.table_name}.${column.column_name}: no type is known for ${name}`)
  if (column.element_type !== '') return `readonly ${scalar}[]`
  if (column.column_name.endsWith('_pence')) return 'Pence'
  if (column.one_of?.includes('= ANY')) {
    const values = [...column.one_of.matchAll(/'(?<value>[^']+)'::text/g)].map(
      (match) => `'${match.groups?.['value']}'`,
    )
    return values.join(' | ')
  }
  return scalar
}

function columnType(column: Column): string {
  const value = valueType(column)
  const nullable = column.is_nullable && value !== 'unknown' ? `${value} | null` : value
  if (column.is_generated_always) return `GeneratedAlways<${value}>`
  if (column.has_default) return `Generated<${nullable}>`
  // Written as JSON text, read as what it says.
  if (value === 'unknown') return 'ColumnType<unknown, string, string>'
  return nullable
}

const pascalCase = (name: string) =>
  name.replaceAll(/(?:^|_)(?<letter>[a-z])/g, (_, letter: string) => letter.toUpperCase())

/** The source text of `schema.generated.ts` for the tables that a database has. */
export async function schemaTypes<Tables>(database: Kysely<Tables>): Promise<string> {
  const { rows } = await introspection.execute(database)
  const tables = Map.groupBy(rows, (row) => row.table_name)
  const interfaces = [...tables].map(
    ([table, columns]) =>
      `export interface ${pascalCase(table)}Table {\n${columns.map((column) => `  ${column.column_name}: ${columnType(column)}`).join('\n')}\n}\n`,
  )
  return `// Made by scripts/generate-schema.ts from the migrations. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { IsoDate } from '../../core/iso-date.ts'
import type { Pence } from '../../core/money.ts'

${interfaces.join('\n')}
/** Every table of the migrated schema. */
export interface Schema {
${[...tables.keys()].map((table) => `  ${table}: ${pascalCase(table)}Table`).join('\n')}
}
`
}
