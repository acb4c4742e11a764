/** What a cell may hold; nothing is an empty cell. */
export type CsvCell = string | number | null | undefined

/**
 * A table as CSV (RFC 4180) with a byte order mark, without which a common spreadsheet reads accents wrongly. A text that such a
 * program would run as a formula is led by an apostrophe.
 */
export function csvText(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`
}

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return ''
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/u.test(cell) ? `'${cell}` : String(cell)
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
