import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'

/** A row as its file has it, with the line it begins on; or what is wrong with that line. */
export type ReadRow = Readonly<{ line: number; value: unknown } | { line: number; fault: string }>

/** How a file's rows are written. */
export type RowFormat = 'csv' | 'json-lines'

/** A field longer than this is a broken file, not a text. */
const longestField = 1_000_000

function open(path: string): Readable {
  const file = createReadStream(path)
  if (!path.endsWith('.gz')) return file
  // The callback takes the error that the reader of the stream gets anyway.
  return pipeline(file, createGunzip(), () => undefined)
}

const lineBreak = /\r\n|\n|\r/g

async function* csvRows(path: string): AsyncGenerator<ReadRow> {
  const parser = parse({ bom: true, relax_column_count: true, max_record_size: 8 * longestField })
  const source = open(path)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let header: readonly string[] | undefined
  let line = 1
  for await (const record of parser as AsyncIterable<string[]>) {
    if (header === undefined) header = record
    else if (record.length === header.length) {
      yield { line, value: Object.fromEntries(header.map((name, column) => [name, record[column]])) }
    } else yield { line, fault: `has ${record.length} columns where the header has ${header.length}` }
    line += 1 + record.reduce((breaks, field) => breaks + (field.match(lineBreak)?.length ?? 0), 0)
  }
}

async function* jsonRows(path: string): AsyncGenerator<ReadRow> {
  let line = 0
  for await (const text of createInterface({ input: open(path), crlfDelay: Infinity })) {
    line += 1
    if (text.trim() === '') continue
    try {
      yield { line, value: JSON.parse(text) }
    } catch {
      yield { line, fault: 'is not JSON' }
    }
  }
}

/** Reads a file row by row as a stream, unpacked if its name ends in `.gz`. Throws if it is not there or cut off. */
export function readRows(path: string, format: RowFormat): AsyncGenerator<ReadRow> {
  return format === 'csv' ? csvRows(path) : jsonRows(path)
}
