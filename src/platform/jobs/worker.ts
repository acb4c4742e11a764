import { databaseProblem } from '../database/database-problem.ts'
import type { Database } from '../database/database.ts'
import type { Logger } from '../logging/logger.ts'
import type { JobHandler } from './job.ts'
import { claimJobs, finishJob, putOffJob, type ClaimedJob } from './job.repository.ts'

/** What a worker is made with. Times are in milliseconds. */
export type WorkerSettings = Readonly<{
  database: Database
  handlers: readonly JobHandler[]
  log: Logger
  now: () => Date
  /** How long a job may take before another process may take it over. */
  leaseMs?: number
  /** How long to wait when nothing is due. */
  pauseMs?: number
}>

/** Runs jobs whose time has come. */
export type Worker = Readonly<{
  /** Runs everything that is due now, and what becomes due by it; answers how many jobs were ended. */
  runDue: () => Promise<number>
  /** Looks for due jobs until stopped. */
  start: () => void
  /** Lets what runs end, and looks for nothing more. */
  stop: () => Promise<void>
}>

const atOnce = 8
const mostAttempts = 8
const firstRetryMs = 30_000
const longestRetryMs = 60 * 60 * 1_000

/** When a job that has failed `attempts` times runs again: after half a minute, then twice as long each time, up to an hour. */
export function retryAfterMs(attempts: number): number | undefined {
  return attempts >= mostAttempts ? undefined : Math.min(longestRetryMs, firstRetryMs * 2 ** (attempts - 1))
}

/** Makes a worker. Any number run on one database, in one process or in many: each job is one worker's at a time. */
export function createWorker(settings: WorkerSettings): Worker {
  const { database, handlers, now, log, leaseMs = 60_000, pauseMs = 1_000 } = settings
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]))
  const stopping = new AbortController()
  let loop: Promise<void> | undefined

  const runOne = async (job: ClaimedJob): Promise<boolean> => {
    const handler = byKind.get(job.kind)
    if (handler === undefined) return false
    const due = { kind: job.kind, key: job.key, data: job.data, now: now() }
    try {
      await handler.before?.(due, database)
      return await finishJob(database, job, { now: due.now, work: (transaction) => handler.run(transaction, due) })
    } catch (error) {
      // An outage of the database is no fault of the job: its turn ends by the clock.
      if (databaseProblem(error) !== undefined) throw error
      const wait = retryAfterMs(job.attempts + 1)
      const retryAt = wait === undefined ? undefined : new Date(due.now.getTime() + wait)
      await putOffJob(database, job, { now: due.now, retryAt, error: nameOf(error) })
      log.warn({ job: job.kind, attempts: job.attempts + 1, reason: nameOf(error) }, 'a job failed')
      return false
    }
  }

  const runBatch = async (): Promise<Readonly<{ claimed: number; ended: number }>> => {
    const at = now()
    const until = new Date(at.getTime() + leaseMs)
    const jobs = await claimJobs(database, { kinds: [...byKind.keys()], now: at, until, limit: atOnce })
    const ended = await Promise.all(jobs.map(runOne))
    return { claimed: jobs.length, ended: ended.filter(Boolean).length }
  }

  const runDue = async (): Promise<number> => {
    let total = 0
    while (!stopping.signal.aborted) {
      const { claimed, ended } = await runBatch()
      total += ended
      if (claimed === 0) break
    }
    return total
  }

  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await runDue()
      } catch (error) {
        log.error({ reason: nameOf(error) }, 'jobs could not be run')
      }
      await pause(pauseMs, stopping.signal)
    }
  }

  return {
    runDue,
    start: () => void (loop ??= watch()),
    stop: async () => {
      stopping.abort()
      await loop
    },
  }
}

// The message of an error may hold an address or what somebody wrote; its name and code do not.
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
