import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { databaseProblem } from './database-problem.ts'
import type { OpenDatabase } from './database.ts'
import { takeProcessLock } from './process-lock.ts'

/** What of the settings decides which database it is. */
export type DatabaseSettings = Readonly<{
  dataDir: string
  databaseUrl: string | undefined
  databaseReadUrl?: string | undefined
}>

/**
 * Opens the embedded database in `dataDir/database`, or the server that `databaseUrl` names. Refused with
 * `database-in-use` if another process has the embedded one open. Migrate it before use.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Result<OpenDatabase, Problem>> {
  // Each driver is loaded only where it is used: the embedded one is ten megabytes of code.
  if (settings.databaseUrl !== undefined) {
    const { openServerDatabase } = await import('./server-database.ts')
    return ok(openServerDatabase(settings.databaseUrl, settings.databaseReadUrl))
  }
  await mkdir(settings.dataDir, { recursive: true })
  const lock = await takeProcessLock(join(settings.dataDir, 'database.lock'))
  if (!lock.ok) return lock
  try {
    const { openEmbeddedDatabase } = await import('./embedded-database.ts')
    return ok(await openEmbeddedDatabase({ folder: join(settings.dataDir, 'database') }, lock.value.release))
  } catch (error) {
    await lock.value.release()
    const known = databaseProblem(error)
    if (known !== undefined) return refuse(known)
    throw error
  }
}
