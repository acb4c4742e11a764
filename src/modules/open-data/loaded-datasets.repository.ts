import type { Database } from '../../platform/database/database.ts'

/** What is loaded of one file: how many rows were kept and how many were refused. */
export type LoadedDataset = Readonly<{ file: string; rows: number; rejected: number }>

/** What is loaded now, by file. */
export async function listLoadedDatasets(database: Database): Promise<readonly LoadedDataset[]> {
  const rows = await database
    .selectFrom('datasets')
    .select(['file', 'row_count', 'rejected_count'])
    .orderBy('file')
    .execute()
  return rows.map((row) => ({ file: row.file, rows: row.row_count, rejected: row.rejected_count }))
}
