import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished, pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { byteOrderMark } from '../../platform/http/csv-text.ts'
import { openCsvHead, openCsvRows } from '../../platform/open-table/open-csv.ts'
import type { OpenRow } from '../../platform/open-table/open-rows.ts'
import type { OpenTable } from '../../platform/open-table/open-table.ts'
import { hsdsPieces, hsdsService } from './hsds.ts'
import { dataPackage, packagedPath, type PackagedTable, type PackageFacts } from './data-package.ts'

/** Writes a file piece by piece; `add` waits where the disk is slower than the database. */
function fileWriter(path: string) {
  const stream = createWriteStream(path)
  const hash = createHash('sha256')
  let bytes = 0
  // A disk that is full speaks up here, and again where the caller waits.
  const ended = finished(stream)
  ended.catch(() => undefined)
  return {
    async add(text: string) {
      const piece = Buffer.from(text)
      hash.update(piece)
      bytes += piece.byteLength
      if (!stream.write(piece)) await Promise.race([once(stream, 'drain'), ended])
    },
    async end() {
      stream.end()
      await ended
      return { bytes, sha256: hash.digest('hex') }
    },
  }
}

/** Where the files of one table lie while a package is made: for spreadsheets, for programs, and for the package. */
export function tableFiles(folder: string, table: OpenTable) {
  return {
    csv: join(folder, `${table.name}.csv`),
    jsonLines: join(folder, `${table.name}.jsonl`),
    packaged: join(folder, packagedPath(table)),
  }
}

/** Writes the rows of a table as CSV for spreadsheets, as JSON Lines, and as the plain CSV of the package. */
export async function writeTableFiles(
  folder: string,
  table: OpenTable,
  pages: AsyncIterable<readonly OpenRow[]>,
): Promise<PackagedTable> {
  const paths = tableFiles(folder, table)
  await mkdir(join(folder, 'data'), { recursive: true })
  const [csv, jsonLines, packaged] = [fileWriter(paths.csv), fileWriter(paths.jsonLines), fileWriter(paths.packaged)]
  let count = 0
  await csv.add(byteOrderMark + openCsvHead(table))
  await packaged.add(openCsvHead(table))
  for await (const rows of pages) {
    count += rows.length
    await csv.add(openCsvRows(table, rows, { forSpreadsheets: true }))
    await packaged.add(openCsvRows(table, rows, { forSpreadsheets: false }))
    await jsonLines.add(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  }
  await Promise.all([csv.end(), jsonLines.end()])
  return { table, rows: count, ...(await packaged.end()) }
}

/** Writes text that comes in pieces to a file. */
export async function writePieces(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const file = fileWriter(path)
  for await (const piece of pieces) await file.add(piece)
  await file.end()
}

/** Writes what organisations do as services of the standard; answers how many there are. */
export async function writeServices(
  path: string,
  organisations: AsyncIterable<readonly OpenRow[]>,
  titleOfArea: (id: string) => string | undefined,
): Promise<number> {
  let count = 0
  const services = async function* () {
    for await (const rows of organisations) {
      const made = rows.flatMap((row) => hsdsService(row, titleOfArea) ?? [])
      count += made.length
      yield made
    }
  }
  await writePieces(path, hsdsPieces(services()))
  return count
}

/** A day for the entries of an archive, so that equal rows give equal bytes. */
const entryTime = new Date('2000-01-01T00:00:00Z')

/** Packs tables that `writeTableFiles` has written, with their description, into one archive. */
export async function packTables(
  path: string,
  folder: string,
  tables: readonly PackagedTable[],
  facts: PackageFacts,
): Promise<void> {
  const archive = new ZipFile()
  // A table without a row would only make a reader ask whether its file is broken.
  const filled = tables.filter(({ rows }) => rows > 0)
  const description = `${JSON.stringify(dataPackage(filled, facts), null, 2)}\n`
  archive.addBuffer(Buffer.from(description), 'datapackage.json', { mtime: entryTime })
  for (const { table } of filled) {
    archive.addFile(tableFiles(folder, table).packaged, packagedPath(table), { mtime: entryTime })
  }
  archive.end()
  await pipeline(archive.outputStream, createWriteStream(path))
}
