import { JsonElementScanner } from './json-elements.ts'
import { lines } from './lines.ts'
import { rowLimits } from './row-limits.ts'
import { brokenLetter, notText } from './text-chunks.ts'
import type { ReadRow } from './read-row.ts'

/** Every text in a value is short enough to be one; a list of many short ones is the row's own matter. */
function longField(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'string' ? part.length > rowLimits.field : false) return key
    const within = longField(part)
    if (within !== undefined) return `${key}.${within}`
  }
  return undefined
}

function parsed(line: number, text: string, path?: string): ReadRow {
  const where = path === undefined ? {} : { path }
  if (text.includes(brokenLetter)) return { line, ...where, fault: notText }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { line, ...where, fault: 'is not JSON' }
  }
  const field = text.length > rowLimits.field ? longField(value) : undefined
  if (field === undefined) return { line, ...where, value }
  return { line, ...where, field, fault: `is longer than ${rowLimits.field.toLocaleString('en-GB')} characters` }
}

/** Among the keys of lists: the document itself is one entry, if it has no list under another key. */
export const wholeDocument = '$'

/** Entries of a bare array, or of the lists of a package that stand under one of the keys. */
export async function* jsonListRows(
  name: string,
  chunks: AsyncIterable<string>,
  listKeys: readonly string[],
): AsyncGenerator<readonly ReadRow[]> {
  const scanner = new JsonElementScanner(name, listKeys, rowLimits.row)
  let whole = listKeys.includes(wholeDocument) ? '' : undefined
  for await (const chunk of chunks) {
    const found = scanner.push(chunk)
    if (found.length > 0) yield found.map(({ line, path, text }) => parsed(line, text, path))
    whole = found.length > 0 || whole === undefined || whole.length > rowLimits.row ? undefined : whole + chunk
  }
  if (whole !== undefined && !scanner.hasList) yield [parsed(1, whole, '$')]
  else scanner.end()
}

/** One JSON value a line; empty lines are passed over. */
export async function* jsonLineRows(chunks: AsyncIterable<string>): AsyncGenerator<readonly ReadRow[]> {
  for await (const found of lines(chunks, rowLimits.row)) {
    const batch: ReadRow[] = []
    for (const one of found) {
      if ('tooLong' in one) batch.push({ line: one.line, fault: 'is too long for a row' })
      else if (one.text.trim() !== '') batch.push(parsed(one.line, one.text))
    }
    if (batch.length > 0) yield batch
  }
}
