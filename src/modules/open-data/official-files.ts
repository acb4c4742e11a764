import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCsvTable } from '../../platform/bundled-files/csv-table.ts'

/** Where a publisher offers one of its files, and what is known of the address. */
export type OfficialFile = Readonly<{
  kind: string
  part: string
  address: string
  publisher: string
  licence: string
  /** A `file` can be fetched; a `page` is where a person chooses one. */
  isA: string
  /** The day on which somebody last saw the address answer; empty if nobody has. */
  checked: string
  /** What is not certain about it; empty where nothing is. */
  toConfirm: string
}>

/** Relative to the data folder. */
const officialFilesTable = 'official-files.csv'

/** The addresses that `import KIND --fetch` takes files from: those that ship, or those of another table in the same columns. */
export async function readOfficialFiles(dataFolder: string, table?: string): Promise<readonly OfficialFile[]> {
  const rows = readCsvTable(await readFile(table ?? join(dataFolder, officialFilesTable), 'utf8'))
  return rows.map((row) => ({
    kind: row['kind'] ?? '',
    part: row['part'] ?? '',
    address: row['address'] ?? '',
    isA: row['is_a'] ?? '',
    publisher: row['publisher'] ?? '',
    licence: row['licence'] ?? '',
    checked: row['checked'] ?? '',
    toConfirm: row['to_confirm'] ?? '',
  }))
}
