import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import type { OpenDatabase } from '../database/database.ts'
import { createLogger } from '../logging/logger.ts'
import { cancelJob, countJobs, scheduleJob } from './job.repository.ts'
import { createWorker, retryAfterMs } from './worker.ts'
import type { JobHandler } from './job.ts'

let open: OpenDatabase
let clock = new Date('2025-11-10T09:00:00Z')
const done: string[] = []
const lines: string[] = []

beforeAll(async () => {
  open = await freshDatabase()
})
afterAll(() => open.close())
beforeEach(async () => {
  await open.database.deleteFrom('jobs').execute()
  done.length = 0
  clock = new Date('2025-11-10T09:00:00Z')
})

const note: JobHandler = { kind: 'note', run: async (_transaction, { key }) => void done.push(key) }
const worker = (...handlers: readonly JobHandler[]) =>
  createWorker({
    database: open.database,
    handlers,
    log: createLogger('debug', { write: (line) => void lines.push(line) }),
    now: () => clock,
  })
const minutes = (count: number) => new Date(clock.getTime() + count * 60_000)

describe('jobs', () => {
  it('run once their time has come, once each, the oldest first, whoever looks', async () => {
    for (const [key, at] of Object.entries({ c: 3, a: 1, b: 2, late: 20 })) {
      for (let twice = 0; twice < 2; twice++)
        await scheduleJob(open.database, { kind: 'note', key, runAt: minutes(at) })
    }
    expect(await worker(note).runDue()).toBe(0)
    clock = minutes(10)
    const ended = await Promise.all([worker(note).runDue(), worker(note).runDue()])
    expect(ended[0] + ended[1]).toBe(3)
    expect(done.toSorted()).toEqual(['a', 'b', 'c'])
    await scheduleJob(open.database, { kind: 'note', key: 'a', runAt: clock })
    expect(await worker(note).runDue()).toBe(0)
    expect(await countJobs(open.database, clock)).toEqual({ waiting: 0, overdue: 0, failed: 0 })
  })

  it('are there only if the transaction that scheduled them is', async () => {
    const undone = open.database.transaction().execute(async (transaction) => {
      await scheduleJob(transaction, { kind: 'note', key: 'never', runAt: clock })
      throw new Error('given up')
    })
    await expect(undone).rejects.toThrow('given up')
    expect(await worker(note).runDue()).toBe(0)
  })

  it('can be cancelled and scheduled anew', async () => {
    await scheduleJob(open.database, { kind: 'note', key: 'a', runAt: clock })
    await cancelJob(open.database, { kind: 'note', key: 'a' })
    expect(await worker(note).runDue()).toBe(0)
    await scheduleJob(open.database, { kind: 'note', key: 'a', runAt: clock })
    expect(await worker(note).runDue()).toBe(1)
  })

  it('that fail undo their work, wait longer each time, and are given up in the end', async () => {
    let tries = 0
    const failing: JobHandler = {
      kind: 'fail',
      run: async (transaction) => {
        tries += 1
        await transaction
          .insertInto('settings')
          .values({ name: `try ${tries}`, value: 'x' })
          .execute()
        throw new Error('ann@example.org could not be reached')
      },
    }
    await scheduleJob(open.database, { kind: 'fail', key: 'a', runAt: clock })
    for (let day = 0; day < 40; day++) {
      await worker(failing).runDue()
      clock = minutes(31)
    }
    expect(tries).toBe(8)
    const settings = await open.database.selectFrom('settings').select('name').where('name', 'like', 'try %').execute()
    expect(settings).toEqual([])
    expect(await countJobs(open.database, clock)).toEqual({ waiting: 0, overdue: 0, failed: 1 })
    expect(lines.join()).toContain('a job failed')
    expect(lines.join()).not.toContain('ann@example.org')
    expect([1, 2, 3, 7, 8].map(retryAfterMs)).toEqual([30_000, 60_000, 120_000, 1_920_000, undefined])
  })

  it('of a process that was killed are taken over when its turn has ended', async () => {
    await scheduleJob(open.database, { kind: 'note', key: 'a', runAt: clock })
    await open.database
      .updateTable('jobs')
      .set({ claim: 'a process that is gone', claimed_until: minutes(1) })
      .execute()
    expect(await worker(note).runDue()).toBe(0)
    clock = minutes(2)
    expect(await worker(note).runDue()).toBe(1)
    expect(done).toEqual(['a'])
  })

  it('of a kind that this program does not know wait for one that does', async () => {
    await scheduleJob(open.database, { kind: 'unknown here', key: 'a', runAt: clock })
    expect(await worker(note).runDue()).toBe(0)
    expect((await countJobs(open.database, clock)).waiting).toBe(1)
  })
})
