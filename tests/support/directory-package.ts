import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Tables = Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>>

const quoted = (value: string | number | undefined) => `"${String(value ?? '').replaceAll('"', '""')}"`

/** The official example of a directory as tables: the text of each CSV file by its name. */
export function exampleDirectoryTables(): Readonly<Record<string, string>> {
  const path = join(import.meta.dirname, '..', 'fixtures', 'hsds', 'tabular.json')
  const tables = JSON.parse(readFileSync(path, 'utf8')) as Tables
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => {
      const titles = Object.keys(rows[0] ?? {})
      const lines = rows.map((row) => titles.map((title) => quoted(row[title])).join(','))
      return [name, `${[titles.join(','), ...lines].join('\n')}\n`]
    }),
  )
}
