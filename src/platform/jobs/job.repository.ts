import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { DueJob, JobCounts } from './job.ts'

/** Work for later. The key names it among its kind: scheduling it again changes nothing. */
export type NewJob = Readonly<{ kind: string; key: string; runAt: Date; data?: unknown }>

/** A job that this process has for a while. */
export type ClaimedJob = Omit<DueJob, 'now'> & Readonly<{ id: number; claim: string; attempts: number }>

/** Schedules a job within the caller's transaction: it is there if the transaction is. */
export async function scheduleJob(transaction: Database, { kind, key, runAt, data }: NewJob): Promise<void> {
  await transaction
    .insertInto('jobs')
    .values({ kind, key, run_at: runAt, data: sql`${JSON.stringify(data ?? {})}::jsonb` })
    .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
    .execute()
}

/** Takes a job back that is not done; afterwards it may be scheduled anew. */
export async function cancelJob(
  transaction: Database,
  { kind, key }: Readonly<{ kind: string; key: string }>,
): Promise<void> {
  await transaction
    .deleteFrom('jobs')
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('done_at', 'is', null)
    .execute()
}

/** Gives this process the oldest due jobs until `until`; no other process gets them before. */
export async function claimJobs(
  database: Database,
  { kinds, now, until, limit }: Readonly<{ kinds: readonly string[]; now: Date; until: Date; limit: number }>,
): Promise<readonly ClaimedJob[]> {
  const claim = crypto.randomUUID()
  const { rows } = await sql<Omit<ClaimedJob, 'claim'>>`
    update jobs set claim = ${claim}, claimed_until = ${until}
    where id in (
      select id from jobs
      where done_at is null and failed_at is null and run_at <= ${now} and kind = any(${[...kinds]}::text[])
        and (claimed_until is null or claimed_until < ${now})
      order by run_at, id
      for update skip locked
      limit ${limit}
    )
    returning id, kind, key, data, attempts`.execute(database)
  return rows.map((row) => ({ ...row, claim }))
}

/** Ends a job together with its work; nothing happens if another process has taken it over meanwhile. */
export async function finishJob(
  database: Database,
  { id, claim }: ClaimedJob,
  { now, work }: Readonly<{ now: Date; work: (transaction: Database) => Promise<void> }>,
): Promise<boolean> {
  return await database.transaction().execute(async (transaction) => {
    const mine = await transaction
      .updateTable('jobs')
      .set({ done_at: now, claim: null, claimed_until: null })
      .where('id', '=', id)
      .where('claim', '=', claim)
      .where('done_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (mine === undefined) return false
    await work(transaction)
    return true
  })
}

/** Puts a job off after it has failed, or gives it up where `retryAt` is missing. */
export async function putOffJob(
  database: Database,
  { id, claim, attempts }: ClaimedJob,
  { now, retryAt, error }: Readonly<{ now: Date; retryAt: Date | undefined; error: string }>,
): Promise<void> {
  await database
    .updateTable('jobs')
    .set({
      attempts: attempts + 1,
      claim: null,
      claimed_until: null,
      last_error: error,
      ...(retryAt === undefined ? { failed_at: now } : { run_at: retryAt }),
    })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .execute()
}

/** How much waits whose time has come; `overdue` is what should have run five minutes ago. */
export async function countJobs(database: Database, now: Date): Promise<JobCounts> {
  const { rows } = await sql<JobCounts>`
    select count(*) filter (where failed_at is null and run_at <= ${now}) as waiting,
      count(*) filter (where failed_at is null and run_at < ${new Date(now.getTime() - 300_000)}) as overdue,
      count(*) filter (where failed_at is not null) as failed
    from jobs where done_at is null`.execute(database)
  return rows[0] ?? { waiting: 0, overdue: 0, failed: 0 }
}
