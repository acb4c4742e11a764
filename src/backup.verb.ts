import { access, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { problem, type Problem } from './core/problem.ts'
import { ok, refuse, type Result } from './core/result.ts'
import type { ArchiveCounts } from './platform/backup/archive.layout.ts'
import { defineVerb, done, refused, wrongUsage, type Surroundings } from './platform/command-line/verb.ts'
import { databaseProblem } from './platform/database/database-problem.ts'
import type { OpenDatabase } from './platform/database/database.ts'
import { openDatabase } from './platform/database/open-database.ts'
import { readVersion } from './platform/version.ts'

/** `exchange backup`: writes the whole database to one archive, or puts an archive into an empty database. */
export const verb = defineVerb({
  options: { restore: { type: 'boolean' } },
  async run({ values, positionals, config, progress }) {
    const [file, more] = positionals
    if (file === undefined) return wrongUsage('backup needs the name of a file.')
    if (more !== undefined) return wrongUsage(`backup takes one file, not also ${more}.`)
    const restoring = values.restore === true
    const settings = await config()
    const work = restoring ? restore : backup
    const counted = await work(file, settings, progress)
    if (!counted.ok) return refused(counted.problem)
    const { tables, rows, migration } = counted.value
    const { size: bytes } = await stat(file)
    return done({
      json: { file, restored: restoring, tables, rows, migration, bytes },
      text: () =>
        restoring
          ? `Restored ${rows.toLocaleString('en-GB')} rows of ${tables} tables from ${file}\n`
          : `Wrote ${rows.toLocaleString('en-GB')} rows of ${tables} tables to ${file} (${bytes.toLocaleString('en-GB')} bytes)\n`,
    })
  },
})

type Progress = Surroundings['progress']

async function backup(file: string, config: Config, progress: Progress): Promise<Result<ArchiveCounts, Problem>> {
  if (await exists(file)) {
    return refuse(
      problem('conflict', 'file-exists', `There is already a file ${file}`, { detail: 'Choose another name.' }),
    )
  }
  // Asking must not make a database.
  if (config.databaseUrl === undefined && !(await exists(join(config.dataDir, 'database')))) {
    return refuse(problem('unavailable', 'no-database', `There is no database in ${config.dataDir} yet`))
  }
  return withDatabase(config, async (open) => {
    const { writeArchive } = await import('./platform/backup/write-archive.ts')
    return ok(
      await writeArchive(open, file, {
        program: readVersion(),
        now: new Date(),
        onTable: (at, of, name) => progress('Writing the archive', at / of, name),
      }),
    )
  })
}

async function restore(file: string, config: Config, progress: Progress): Promise<Result<ArchiveCounts, Problem>> {
  const { checkArchive } = await import('./platform/backup/read-archive.ts')
  progress('Checking the archive', 0)
  // Before anything is opened, since opening makes the embedded database.
  const checked = await checkArchive(file)
  if (!checked.ok) return checked
  return withDatabase(config, async (open) => {
    const { restoreArchive } = await import('./platform/backup/restore-archive.ts')
    return restoreArchive(open, file, (name) => progress('Restoring', 0.5, name))
  })
}

async function withDatabase<Value>(
  config: Config,
  work: (open: OpenDatabase) => Promise<Result<Value, Problem>>,
): Promise<Result<Value, Problem>> {
  const opened = await openDatabase(config)
  if (!opened.ok) return opened
  try {
    return await work(opened.value)
  } catch (error) {
    const known = databaseProblem(error) ?? fileProblem(error)
    if (known === undefined) throw error
    return refuse(known)
  } finally {
    await opened.value.close()
  }
}

function fileProblem(error: unknown): Problem | undefined {
  const { code, path } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EFBIG' || code === 'EDQUOT')
    return problem('unavailable', 'disk-full', 'The disk is full', {
      detail: 'Nothing was left behind. Make room and try again.',
    })
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EROFS')
    return problem('invalid', 'not-writable', `The file ${path ?? ''} cannot be written here`)
  return undefined
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
