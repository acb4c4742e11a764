import { PGlite } from '@electric-sql/pglite'
import { Kysely, PGliteDialect, sql } from 'kysely'
import { ok, refuse } from '../../core/result.ts'
import { columnParsers } from './column-parsers.ts'
import { databaseProblem } from './database-problem.ts'
import type { OpenDatabase } from './database.ts'
import type { Schema } from './schema.generated.ts'

/** Where the embedded database lives: a folder, or memory filled from a snapshot. */
export type EmbeddedLocation = Readonly<{ folder: string } | { snapshot?: Blob }>

/**
 * Its page cache is memory of this process, beside the operating system's own cache of the same files: 32 MB of it import a register
 * as fast as the 128 MB that PostgreSQL takes by itself.
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB']

/** Opens PGlite. It has no lock of its own, so whoever opens a folder holds its process lock and passes its release. */
export async function openEmbeddedDatabase(
  location: EmbeddedLocation,
  onClosed: () => Promise<void> = async () => undefined,
): Promise<OpenDatabase> {
  const parsers = { ...columnParsers }
  const pglite =
    'folder' in location
      ? await PGlite.create({ dataDir: location.folder, parsers, startParams })
      : await PGlite.create({ parsers, ...(location.snapshot && { loadDataDir: location.snapshot }) })
  return embeddedDatabase(pglite, onClosed)
}

/** Wraps a PGlite that is open already, such as one that is to be dumped afterwards. */
export function embeddedDatabase(pglite: PGlite, onClosed: () => Promise<void> = async () => undefined): OpenDatabase {
  const database = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }) })
  let turn: Promise<unknown> = Promise.resolve()
  let closing: Promise<void> | undefined
  const close = async () => {
    await database.destroy()
    if (!pglite.closed) await pglite.close()
    await onClosed()
  }
  return {
    kind: 'pglite',
    database,
    async runScript(script) {
      await pglite.transaction(async (transaction) => {
        await transaction.exec(script)
      })
    },
    async copyIn(table, columns, text) {
      await pglite.query(`copy ${table} (${columns.join(', ')}) from '/dev/blob'`, [], { blob: new Blob([text]) })
    },
    async exclusively(_name, work) {
      // One queue for every name: there is one connection to wait for anyway.
      const mine = turn.then(work)
      turn = mine.catch(() => undefined)
      return mine
    },
    async listen(channel, heard) {
      const stop = await pglite.listen(channel, heard)
      return async () => {
        if (!pglite.closed) await stop()
      }
    },
    async health() {
      try {
        await sql`select 1`.execute(database)
        return ok(undefined)
      } catch (error) {
        const problem = databaseProblem(error)
        if (problem === undefined) throw error
        return refuse(problem)
      }
    },
    close: () => (closing ??= close()),
  }
}
