import { openPackedFile } from '../packed-files/packed-file.ts'
import { jsonLineRows } from './json-rows.ts'
import { csvRows } from './tabular-rows.ts'
import type { ReadRow } from './read-row.ts'
import { textChunks } from './text-chunks.ts'

/** How a bundled file's rows are written. */
export type RowFormat = 'csv' | 'json-lines'

/** Reads a bundled file row by row as a stream, unpacked if it is packed. Throws if it is not there or cut off. */
export async function* readRows(path: string, format: RowFormat): AsyncGenerator<ReadRow> {
  const file = await openPackedFile(path)
  try {
    for (const entry of file.entries) {
      const chunks = textChunks(entry.read())
      for await (const rows of format === 'csv' ? csvRows(entry.name, chunks) : jsonLineRows(chunks)) yield* rows
    }
  } finally {
    await file.close()
  }
}
