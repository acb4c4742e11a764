import { rowsOf } from '../../src/platform/bulk-load/file-rows.ts'
import type { ReadRow } from '../../src/platform/bulk-load/read-row.ts'
import { openPackedFile } from '../../src/platform/packed-files/packed-file.ts'

/** Every row of a file as an import reads it. */
export async function readFileRows(path: string, listKeys: readonly string[]): Promise<readonly ReadRow[]> {
  const file = await openPackedFile(path)
  try {
    const rows: ReadRow[] = []
    for (const entry of file.entries) for await (const batch of rowsOf(entry, listKeys)) rows.push(...batch)
    return rows
  } finally {
    await file.close()
  }
}
