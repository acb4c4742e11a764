import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open as openFile, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql, type Transaction } from 'kysely'
import type { OpenDatabase } from '../database/database.ts'
import type { Schema } from '../database/schema.generated.ts'
import { archiveVersion, type ArchiveCounts, type ArchiveHeader, type ArchivePart } from './archive.layout.ts'
import { readSequences, readTableLayouts, type TableLayout } from './table-layout.ts'

const batchRows = 200

/**
 * Writes everything in every table, as it is at one moment, to one archive. Nothing is at `path` until it is whole and on the disk.
 * People may go on using the exchange meanwhile.
 */
export async function writeArchive(
  open: OpenDatabase,
  path: string,
  {
    program,
    now,
    onTable,
  }: Readonly<{ program: string; now: Date; onTable: (done: number, of: number, name: string) => void }>,
): Promise<ArchiveCounts> {
  const draft = `${path}.${process.pid}.part`
  const counts = { tables: 0, rows: 0, migration: 0 }
  try {
    await open.database
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        // A server may be set to write days and numbers otherwise.
        await sql`select set_config('datestyle', 'ISO', true), set_config('intervalstyle', 'postgres', true),
          set_config('extra_float_digits', '1', true)`.execute(transaction)
        const lines = archiveLines(transaction, { program, now, onTable }, counts)
        await pipeline(Readable.from(withChecksum(lines)), createGzip({ level: 6 }), createWriteStream(draft))
      })
    const file = await openFile(draft, 'r+')
    await file.sync()
    await file.close()
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  return counts
}

async function* archiveLines(
  transaction: Transaction<Schema>,
  told: Readonly<{ program: string; now: Date; onTable: (done: number, of: number, name: string) => void }>,
  counts: { tables: number; rows: number; migration: number },
): AsyncGenerator<ArchiveHeader | ArchivePart> {
  const migration = await sql<ArchiveHeader['migration']>`select id, name, checksum from migrations
    order by id desc limit 1`.execute(transaction)
  const last = migration.rows[0]
  if (last === undefined) throw new Error('The database was never migrated.')
  counts.migration = last.id
  const header = { archive: 'innovation-exchange', version: archiveVersion, program: told.program } as const
  yield { ...header, madeAt: told.now.toISOString(), migration: last }
  const layouts = await readTableLayouts(transaction)
  for (const [at, layout] of layouts.entries()) {
    told.onTable(at, layouts.length, layout.table)
    yield { table: layout.table, columns: [...layout.columns] }
    let count = 0
    for await (const rows of rowBatches(transaction, layout)) {
      count += rows.length
      yield { rows }
    }
    yield { end: layout.table, count }
    counts.tables += 1
    counts.rows += count
  }
  for (const sequence of await readSequences(transaction)) {
    const state = await sql<{ value: number; called: boolean }>`select last_value as value, is_called as called
      from ${sql.id(sequence)}`.execute(transaction)
    yield { sequence, value: state.rows[0]?.value ?? 1, isCalled: state.rows[0]?.called ?? false }
  }
}

/** The rows of a table as text, in the order of its key, so that two archives of one database are alike. */
async function* rowBatches(
  transaction: Transaction<Schema>,
  { table, columns, key }: TableLayout,
): AsyncGenerator<string[]> {
  const order = sql.join((key.length === 0 ? columns : key).map((column) => sql`t.${sql.id(column)}`))
  await sql`declare archived no scroll cursor for select t::text as line from ${sql.table(table)} t
    order by ${order}`.execute(transaction)
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(batchRows)} from archived`.execute(transaction)
    if (rows.length > 0) yield rows.map(({ line }) => line)
    if (rows.length < batchRows) break
  }
  await sql`close archived`.execute(transaction)
}

async function* withChecksum(lines: AsyncIterable<ArchiveHeader | ArchivePart>): AsyncGenerator<string> {
  const hash = createHash('sha256')
  for await (const line of lines) {
    const text = `${JSON.stringify(line)}\n`
    hash.update(text)
    yield text
  }
  const checksum: ArchivePart = { checksum: hash.digest('hex') }
  yield `${JSON.stringify(checksum)}\n`
}
