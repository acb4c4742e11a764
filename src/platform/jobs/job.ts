import type { Database } from '../database/database.ts'

/** What is done with a job when its time has come. */
export type JobHandler = Readonly<{
  kind: string
  /**
   * What reaches outside the database, such as sending a message. It may happen again if the process is killed before the job
   * has ended, so it must be safe to repeat.
   */
  before?: (job: DueJob, database: Database) => Promise<void>
  /** What is done in the database, in one transaction with the end of the job: exactly once. */
  run: (transaction: Database, job: DueJob) => Promise<void>
}>

/** A job whose time has come. `data` is what it was scheduled with, as JSON. */
export type DueJob = Readonly<{ kind: string; key: string; data: unknown; now: Date }>

/** What waits though its time has come, what is late, and what was given up. */
export type JobCounts = Readonly<{ waiting: number; overdue: number; failed: number }>
