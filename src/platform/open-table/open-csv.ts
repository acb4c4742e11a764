import { csvRows, type CsvCell } from '../http/csv-text.ts'
import type { OpenRow } from './open-rows.ts'
import { columnNames, type OpenTable } from './open-table.ts'

/** Who reads it: a spreadsheet, in which no text may begin a formula, or a program, for which every text stays as it is. */
export type CsvReader = Readonly<{ forSpreadsheets: boolean }>

/** The heading of a table as CSV. */
export function openCsvHead(table: OpenTable): string {
  return csvRows([columnNames(table)], { forSpreadsheets: false })
}

/** Rows as CSV without a heading. A list, or a thing with parts, stands in its cell as JSON. */
export function openCsvRows(table: OpenTable, rows: readonly OpenRow[], reader: CsvReader): string {
  const names = columnNames(table)
  return csvRows(
    rows.map((row) => names.map((name) => cell(row[name]))),
    reader,
  )
}

function cell(value: unknown): CsvCell {
  if (value === null || value === undefined) return null
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)
}
