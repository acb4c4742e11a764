import { randomBytes } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'

/** A lock that is held; `release` is safe to call twice. */
export type ProcessLock = Readonly<{ release(): Promise<void> }>

type Holder = Readonly<{ processId: number; began: string; token: string }>

/**
 * When a process began, as far as the system tells: process numbers are used again (in a container nearly at once), the
 * pair of number and beginning is not. Empty where there is no /proc.
 */
function beginning(processId: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    // A zombie has ended; only its parent has not noticed yet.
    return fields[0] === 'Z' ? 'ended' : `${boot}/${fields[19] ?? ''}`
  } catch {
    return ''
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.processId, 0)
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const now = beginning(holder.processId)
  return now !== 'ended' && (holder.began === '' || now === '' || now === holder.began)
}

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    const read: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof read !== 'object' || read === null) return undefined
    const { processId, began, token } = read as Partial<Holder>
    return typeof processId === 'number' && typeof began === 'string' && typeof token === 'string'
      ? { processId, began, token }
      : undefined
  } catch {
    return undefined
  }
}

/** Made whole in a file of its own and linked into place, so that nobody ever reads half a lock. */
async function claim(path: string, holder: Holder): Promise<boolean> {
  const draft = `${path}.${holder.token}`
  await writeFile(draft, JSON.stringify(holder))
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/**
 * Moves a dead process's lock aside. Two processes may try at once: who finds that the file moved was not the dead one's
 * puts it back.
 */
async function clearStale(path: string, dead: Holder | undefined): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await rename(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  const moved = await readHolder(aside)
  if (moved?.token !== dead?.token) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

/**
 * Takes the lock at `path` for this process, from a dead process too. Refused with `database-in-use` and the number of the
 * process that holds it: two writers in one embedded database lose rows without a word.
 */
export async function takeProcessLock(path: string): Promise<Result<ProcessLock, Problem>> {
  const mine: Holder = { processId: process.pid, began: beginning(process.pid), token: randomBytes(6).toString('hex') }
  for (let attempt = 0; attempt < 20; attempt++) {
    if (await claim(path, mine)) {
      const release = async () => {
        if ((await readHolder(path))?.token === mine.token) await rm(path, { force: true })
      }
      return ok({ release })
    }
    const holder = await readHolder(path)
    if (holder !== undefined && isAlive(holder)) return refuse(inUse(holder.processId))
    await clearStale(path, holder)
  }
  return refuse(inUse(undefined))
}

function inUse(holder: number | undefined): Problem {
  const who = holder === undefined ? 'another process' : `process ${holder}`
  return problem('conflict', 'database-in-use', `the exchange is running (${who})`, {
    detail: 'Stop it first, or set DATA_DIR to another folder or DATABASE_URL to a PostgreSQL server.',
  })
}
