import { Readable } from 'node:stream'
import { parse, type CsvError } from 'csv-parse'
import { RefusedFile } from '../packed-files/refused-file.ts'
import { lines } from './lines.ts'
import { brokenLetter, notText } from './text-chunks.ts'
import type { ReadRow } from './read-row.ts'
import { rowLimits } from './row-limits.ts'

const lineBreak = /\r\n|\n|\r/g

function checkHeader(name: string, header: readonly string[]): readonly string[] {
  if (header.length > rowLimits.columns) {
    throw new RefusedFile(
      'too-many-columns',
      `${name} has more than ${rowLimits.columns} columns`,
      'It is not a file of this kind.',
    )
  }
  return header.map((title) => title.trim())
}

function toRow(line: number, header: readonly string[], record: readonly string[]): ReadRow {
  if (record.length !== header.length) {
    return { line, fault: `has ${record.length} columns where the header has ${header.length}` }
  }
  const value: Record<string, string> = {}
  for (let column = 0; column < header.length; column++) {
    const field = record[column] ?? ''
    if (field.length > rowLimits.field) {
      return {
        line,
        fault: `is longer than ${rowLimits.field.toLocaleString('en-GB')} characters`,
        field: header[column] ?? '',
      }
    }
    if (field.includes(brokenLetter)) return { line, fault: notText, field: header[column] ?? '' }
    value[header[column] ?? ''] = field
  }
  return { line, value }
}

/** Rows of comma-separated text, quoted as RFC 4180 has it; a stray quotation mark spoils its own row only. */
export async function* csvRows(name: string, chunks: AsyncIterable<string>): AsyncGenerator<readonly ReadRow[]> {
  const skipped: ReadRow[] = []
  const parser = parse({
    relax_column_count: true,
    // Files that were put together from others end their lines in more than one way.
    record_delimiter: ['\r\n', '\n'],
    max_record_size: rowLimits.row,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      if (error !== undefined && withoutEnd.has(error.code)) parser.destroy(error)
      else skipped.push({ line: Number(error?.['lines'] ?? 0), fault: 'has a quotation mark where none may stand' })
    },
  })
  const source = Readable.from(chunks, { objectMode: true })
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let header: readonly string[] | undefined
  let line = 1
  let batch: ReadRow[] = []
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      batch.push(...skipped.splice(0))
      if (header === undefined) header = checkHeader(name, record)
      else if (record.length > 1 || record[0] !== '') batch.push(toRow(line, header, record))
      line += 1
      for (const field of record)
        if (field.includes('\n') || field.includes('\r')) line += field.match(lineBreak)?.length ?? 0
      if (batch.length < rowLimits.batch) continue
      yield batch
      batch = []
    }
  } catch (error) {
    throw withoutEnd.has((error as CsvError).code) ? endless(name, line) : error
  } finally {
    source.destroy()
  }
  batch.push(...skipped)
  if (batch.length > 0) yield batch
}

/** Where a quotation mark is not closed, all that follows is taken for one field: nothing of it can be trusted. */
const withoutEnd: ReadonlySet<string> = new Set(['CSV_MAX_RECORD_SIZE', 'CSV_QUOTE_NOT_CLOSED'])

function endless(name: string, line: number): RefusedFile {
  return new RefusedFile(
    'row-without-end',
    `${name} has a row that does not end, from line ${line}`,
    'A quotation mark is not closed, or the file is cut off. Download it again.',
  )
}

/** Rows of tab-separated text in which nothing is quoted, as the Charity Commission writes it: a tab or a line end always parts. */
export async function* tabSeparatedRows(
  name: string,
  chunks: AsyncIterable<string>,
): AsyncGenerator<readonly ReadRow[]> {
  let header: readonly string[] | undefined
  for await (const found of lines(chunks, rowLimits.row)) {
    const batch: ReadRow[] = []
    for (const one of found) {
      if ('tooLong' in one) batch.push({ line: one.line, fault: 'is too long for a row' })
      else if (header === undefined) header = checkHeader(name, one.text.split('\t'))
      else if (one.text !== '') batch.push(toRow(one.line, header, one.text.split('\t')))
    }
    if (batch.length > 0) yield batch
  }
}
