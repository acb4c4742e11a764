/** What a cell may hold; nothing is an empty cell. */
export type CsvCell = string | number | null | undefined

/** Without it a common spreadsheet reads accents wrongly. */
export const byteOrderMark = '\uFEFF'

/**
 * A table as CSV (RFC 4180) with a byte order mark. A text that a spreadsheet would run as a formula is led by an
 * apostrophe.
 */
export function csvText(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `${byteOrderMark}${csvRows([head, ...rows], { forSpreadsheets: true })}`
}

/** Rows as CSV without a mark. For programs every text stays as it is; `forSpreadsheets` none begins a formula. */
export function csvRows(
  rows: readonly (readonly CsvCell[])[],
  { forSpreadsheets }: Readonly<{ forSpreadsheets: boolean }>,
): string {
  const texts = (cell: CsvCell) => cellText(cell, forSpreadsheets)
  return rows.map((row) => `${row.map(texts).join(',')}\r\n`).join('')
}

function cellText(cell: CsvCell, forSpreadsheets: boolean): string {
  if (cell === null || cell === undefined) return ''
  const isFormula = forSpreadsheets && typeof cell === 'string' && /^[=+\-@\t\r]/u.test(cell)
  const text = isFormula ? `'${cell}` : String(cell)
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
