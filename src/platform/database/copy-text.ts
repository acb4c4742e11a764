const special = /[\\\t\n\r]/g
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return text.replaceAll(special, (letter) => escapes[letter] ?? letter)
}

function field(value: unknown): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return escaped(arrayText(value))
  if (typeof value === 'object') return escaped(JSON.stringify(value))
  throw new TypeError(`No column takes a ${typeof value}`)
}

function elementText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function arrayText(values: readonly unknown[]): string {
  const parts = values.map((value) =>
    value === null ? 'NULL' : `"${elementText(value).replaceAll(/["\\]/g, (letter) => `\\${letter}`)}"`,
  )
  return `{${parts.join(',')}}`
}

/** One row as the text form of COPY takes it, with its line end: the columns in order, those that the row lacks null. */
export function copyLine(row: Readonly<Record<string, unknown>>, columns: readonly string[]): string {
  let line = ''
  for (let column = 0; column < columns.length; column++) {
    if (column > 0) line += '\t'
    line += field(row[columns[column] ?? ''])
  }
  return `${line}\n`
}
