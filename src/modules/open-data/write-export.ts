import { copyFile, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { organisationsTable } from '../organisations/index.ts'
import type { PackageFacts } from './data-package.ts'
import type { ExportOrder } from './export-order.ts'
import type { ExportSource } from './export-source.ts'
import { packTables, tableFiles, writePieces, writeServices, writeTableFiles } from './open-files.ts'

/** What was written: how many rows of each table, and how large the file is. */
export type ExportReport = Readonly<{ file: string; rows: Readonly<Record<string, number>>; bytes: number }>

/** What an export is made with beside its rows; `onTable` hears which table is being read. */
export type ExportParts = Readonly<{
  source: ExportSource
  facts: PackageFacts
  titleOfArea: (id: string) => string | undefined
  onTable: (name: string, share: number) => void
}>

/** Writes an export beside its file and then puts it in its place: a file of that name is whole or the one before. */
export async function writeExport(order: ExportOrder, parts: ExportParts): Promise<ExportReport> {
  const folder = await mkdtemp(join(tmpdir(), 'exchange-export-'))
  const draft = `${order.out}.draft`
  try {
    const rows = await writeDraft(order, draft, folder, parts)
    await rename(draft, order.out)
    return { file: order.out, rows, bytes: (await stat(order.out)).size }
  } finally {
    await rm(folder, { recursive: true, force: true })
    await rm(draft, { force: true })
  }
}

async function writeDraft(
  order: ExportOrder,
  draft: string,
  folder: string,
  { source, facts, titleOfArea, onTable }: ExportParts,
): Promise<ExportReport['rows']> {
  if (order.form === 'changes') return await writeChanges(draft, source.changes(order.since))
  if (order.form === 'hsds') {
    onTable('organisations', 0)
    const services = await writeServices(draft, source.pages(organisationsTable), titleOfArea)
    return { services }
  }
  const tables = order.form === 'zip' ? order.tables : [order.table]
  const written = []
  for (const [at, table] of tables.entries()) {
    onTable(table.name, at / tables.length)
    written.push(await writeTableFiles(folder, table, source.pages(table)))
  }
  if (order.form === 'zip') await packTables(draft, folder, written, facts)
  else await copyFile(tableFiles(folder, order.table)[order.form === 'csv' ? 'csv' : 'jsonLines'], draft)
  return Object.fromEntries(written.map(({ table, rows }) => [table.name, rows]))
}

async function writeChanges(draft: string, pieces: AsyncIterable<string>): Promise<ExportReport['rows']> {
  let lines = 0
  const counted = async function* () {
    for await (const piece of pieces) {
      lines += piece.match(/\n/g)?.length ?? 0
      yield piece
    }
  }
  await writePieces(draft, counted())
  // The first line says what the file is.
  return { changes: lines - 1 }
}
