import type { Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { databaseProblem } from '../database/database-problem.ts'

/** Says how far a task is: a share between 0 and 1, and a note in words (`12,000 of 40,000 organisations`). */
export type ReportProgress = (share: number, note?: string) => void

/** One thing to do before the exchange can answer. `weight` is its part of the whole, in about seconds. */
export type StartTask = Readonly<{
  /** In words for people: `Opening the database`. */
  name: string
  weight: number
  run: (report: ReportProgress) => Promise<Result<unknown, Problem>>
}>

/** Where the start is. `percent` never falls. */
export type StartupState =
  | Readonly<{ phase: 'starting'; percent: number; task: string; note?: string }>
  | Readonly<{ phase: 'waiting'; percent: number; task: string; problem: Problem }>
  | Readonly<{ phase: 'failed'; percent: number; task: string; problem: Problem }>
  | Readonly<{ phase: 'ready'; percent: 100 }>

/** What a start may be told: how to hear of changes, how long to wait for what is away, and when to give up waiting. */
export type StartupOptions = Readonly<{
  onChange: (state: StartupState) => void
  pause?: (milliseconds: number) => Promise<unknown>
  isStopping?: () => boolean
}>

const retryMs = 2_000

/**
 * Runs the tasks in their order. One that refuses because something is away (`unavailable`) is tried again until it is
 * there; any other refusal ends the start as `failed`. An exception is a bug and goes through.
 */
export async function runStartup(
  tasks: readonly StartTask[],
  { onChange, pause = sleep, isStopping = () => false }: StartupOptions,
): Promise<Result<undefined, Problem>> {
  const whole = tasks.reduce((sum, task) => sum + task.weight, 0) || 1
  let before = 0
  let percent = 0
  for (const { name: task, weight, run } of tasks) {
    const report: ReportProgress = (share, note) => {
      const now = Math.floor((100 * (before + weight * Math.min(1, Math.max(0, share)))) / whole)
      // 100 is said by `ready` alone.
      percent = Math.max(percent, Math.min(99, now))
      onChange({ phase: 'starting', percent, task, ...(note !== undefined && { note }) })
    }
    for (;;) {
      report(0)
      const result = await resultOf(run, report)
      if (result.ok) break
      const { problem } = result
      if (problem.kind !== 'unavailable' || isStopping()) {
        onChange({ phase: 'failed', percent, task, problem })
        return result
      }
      onChange({ phase: 'waiting', percent, task, problem })
      await pause(retryMs)
    }
    before += weight
  }
  onChange({ phase: 'ready', percent: 100 })
  return ok(undefined)
}

// A query in the middle of a task throws where the database has gone meanwhile.
async function resultOf(run: StartTask['run'], report: ReportProgress): Promise<Result<unknown, Problem>> {
  try {
    return await run(report)
  } catch (error) {
    const outage = databaseProblem(error)
    if (outage === undefined) throw error
    return refuse(outage)
  }
}

function sleep(milliseconds: number): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
