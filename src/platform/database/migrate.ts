import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { databaseProblem } from './database-problem.ts'
import type { Database, OpenDatabase } from './database.ts'

/** The folder of the product's own migrations. */
export const migrationsFolder = join(import.meta.dirname, '..', '..', '..', 'migrations')

type Migration = Readonly<{ id: number; name: string; checksum: string; script: string }>

/** What a migration run did: how many were new, and the number the schema stands at. */
export type Migrated = Readonly<{ applied: number; version: number }>

const fileName = /^(?<id>\d{4})-[a-z0-9-]+\.sql$/

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const migrations: Migration[] = []
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()) {
    const id = Number(fileName.exec(name)?.groups?.['id'])
    if (id !== migrations.length + 1) throw new Error(`${name}: migrations are numbered 0001-name.sql, without gaps`)
    const script = await readFile(join(folder, name), 'utf8')
    // Line ends differ between checkouts; the checksum must not.
    const checksum = createHash('sha256').update(script.replaceAll('\r\n', '\n')).digest('hex')
    migrations.push({ id, name, checksum, script })
  }
  return migrations
}

async function appliedMigrations(database: Database) {
  return (
    await sql<{
      id: number
      name: string
      checksum: string
    }>`select id, name, checksum from migrations order by id`.execute(database)
  ).rows
}

function difference(
  files: readonly Migration[],
  applied: readonly Readonly<{ id: number; name: string; checksum: string }>[],
): Problem | undefined {
  for (const done of applied) {
    const file = files[done.id - 1]
    if (file === undefined) {
      return problem(
        'conflict',
        'database-newer',
        `The database is newer than this program: it has migration ${done.name}`,
        {
          detail: 'Run the newer version, or restore a backup made with this one.',
        },
      )
    }
    if (file.checksum !== done.checksum) {
      return problem('conflict', 'migration-changed', `Migration ${file.name} is not the one that made this database`, {
        detail: 'Migrations are never edited after they ran. Put the file back as it was and add a new one.',
      })
    }
  }
  return undefined
}

/**
 * Brings the schema up to date: plain SQL files, forward only, one transaction each, whose first statement inserts the
 * migration's own row. `upTo` stops after the migration of that number. Safe when two processes start at once. Refused if a file that already ran has changed
 * (`migration-changed`), if the database is newer (`database-newer`) or away (`database-unavailable`).
 */
export async function migrate(
  open: OpenDatabase,
  { folder = migrationsFolder, upTo = Infinity }: Readonly<{ folder?: string; upTo?: number }> = {},
): Promise<Result<Migrated, Problem>> {
  const files = await readMigrations(folder)
  try {
    return await open.exclusively('migrate', async () => {
      await open.runScript(`create table if not exists migrations (
        id integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
      const applied = await appliedMigrations(open.database)
      const refused = difference(files, applied)
      if (refused !== undefined) return refuse(refused)
      const pending = files.slice(applied.length, Math.max(applied.length, upTo))
      for (const { id, name, checksum, script } of pending) {
        await open.runScript(
          `insert into migrations (id, name, checksum) values (${id}, '${name}', '${checksum}');\n${script}`,
        )
      }
      return ok({ applied: pending.length, version: applied.length + pending.length })
    })
  } catch (error) {
    const away = databaseProblem(error)
    if (away !== undefined) return refuse(away)
    throw error
  }
}
