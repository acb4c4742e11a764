import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { readCsvTable } from '../../platform/bundled-files/csv-table.ts'

/** Relative to the data folder: the UK-CAT codes of every bundled row, so that a first start runs no expression. */
export const derivedConceptsFile = join('derived', 'concepts.csv.gz')

/** Codes by id; empty if the file is not there. */
export async function readDerivedConcepts(dataFolder: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const packed = await readFile(join(dataFolder, derivedConceptsFile)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (packed === undefined) return new Map()
  const codes = new Map<string, readonly string[]>()
  for (const row of readCsvTable(gunzipSync(packed).toString('utf8'))) {
    codes.set(
      row['id'] ?? '',
      (row['codes'] ?? '').split(';').filter((code) => code !== ''),
    )
  }
  return codes
}

/** The bytes of that file; ids in order, so that equal codes give equal bytes. */
export function packDerivedConcepts(codes: ReadonlyMap<string, readonly string[]>): Uint8Array {
  const ids = [...codes.keys()].toSorted((a, b) => (a < b ? -1 : 1))
  const lines = ids.map((id) => `${id},${(codes.get(id) ?? []).join(';')}\n`)
  return gzipSync(`id,codes\n${lines.join('')}`, { level: 9 })
}
