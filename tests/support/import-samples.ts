import { join } from 'node:path'
import type { IsoDate } from '../../src/core/iso-date.ts'
import { importData, importKinds, type ImportOptions } from '../../src/modules/open-data/index.ts'
import type { OpenDatabase } from '../../src/platform/database/database.ts'

/** A small file in the layout of its publisher, by its name. */
export const sampleFile = (name: string) => join(import.meta.dirname, '..', 'fixtures', 'import-samples', name)

/** The day of every import in tests. */
export const importDay = '2026-02-02' as IsoDate

/** Imports files of a kind by its name. */
export async function importFiles(
  open: OpenDatabase,
  name: string,
  paths: readonly string[],
  more: Partial<ImportOptions> = {},
) {
  const kind = importKinds.find((one) => one.name === name)
  if (kind === undefined) throw new Error(`There is no kind ${name}`)
  return await importData(open, kind, { paths, today: importDay, ...more })
}
