import type { PackedEntry } from '../packed-files/packed-entry.ts'
import { beginsAsZip } from '../packed-files/packed-file.ts'
import { RefusedFile } from '../packed-files/refused-file.ts'
import { jsonLineRows, jsonListRows } from './json-rows.ts'
import type { ReadRow } from './read-row.ts'
import { spreadsheetRows } from '../spreadsheets/spreadsheet-rows.ts'
import { csvRows, tabSeparatedRows } from './tabular-rows.ts'
import { textChunks } from './text-chunks.ts'

/** How a file is written, as its beginning shows. */
export type FileForm = 'csv' | 'tab-separated' | 'json' | 'json-lines'

const headLetters = 64 * 1024

function isJsonLine(text: string, listKeys: readonly string[]): boolean {
  const end = text.indexOf('\n')
  const line = end < 0 ? text : text.slice(0, end)
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !listKeys.some((key) => key in value)
  } catch {
    return false
  }
}

/** How a text that begins so is written. `listKeys` are the keys of packages, which may stand on one line too. */
export function formOf(head: string, listKeys: readonly string[]): FileForm {
  const start = head.trimStart()
  if (start.startsWith('[')) return 'json'
  if (start.startsWith('{')) return isJsonLine(start, listKeys) ? 'json-lines' : 'json'
  return (start.split('\n', 1)[0] ?? '').includes('\t') ? 'tab-separated' : 'csv'
}

/** Puts what was read of a stream to find out about it back before the rest. */
async function* withHead(head: readonly string[], rest: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    yield* head
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

async function* refusingNested(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true
  for await (const chunk of bytes) {
    if (first && beginsAsZip(chunk)) {
      throw new RefusedFile(
        'nested-archive',
        `${name} is an archive within an archive`,
        'Unpack the outer one and import what is in it.',
      )
    }
    first = false
    yield chunk
  }
}

/**
 * Rows of a file in batches, in whatever form it is written. Nothing but the batch at hand is kept. Throws `RefusedFile` where
 * the file as a whole cannot be taken; what is wrong with one row comes as that row's fault. `passing` sees every byte go by.
 */
export async function* rowsOf(
  entry: PackedEntry,
  listKeys: readonly string[],
  passing: (bytes: AsyncIterable<Uint8Array>, name: string) => AsyncIterable<Uint8Array> = (bytes) => bytes,
): AsyncGenerator<readonly ReadRow[]> {
  if (entry.workbook !== undefined) {
    const parts = entry.workbook.map((part) => ({ ...part, read: () => passing(part.read(), part.name) }))
    yield* spreadsheetRows(entry.name, parts)
    return
  }
  const chunks = textChunks(refusingNested(entry.name, passing(entry.read(), entry.name)))
  const head: string[] = []
  let letters = 0
  while (letters < headLetters) {
    const next = await chunks.next()
    if (next.done === true) break
    head.push(next.value)
    letters += next.value.length
  }
  const start = head.join('')
  if (start.trim() === '') throw new RefusedFile('empty-file', `${entry.name} is empty`, 'Download it again.')
  if (start.trimStart().startsWith('<')) {
    throw new RefusedFile(
      'web-page',
      `${entry.name} is a web page and not a file of data`,
      'The publisher may have moved it. Download it again from its page.',
    )
  }
  const text = withHead(head, chunks)
  const form = formOf(start, listKeys)
  if (form === 'csv') yield* csvRows(entry.name, text)
  else if (form === 'tab-separated') yield* tabSeparatedRows(entry.name, text)
  else if (form === 'json') yield* jsonListRows(entry.name, text, listKeys)
  else yield* jsonLineRows(text)
}
