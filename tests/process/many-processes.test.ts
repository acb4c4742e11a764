import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenDatabase } from '../../src/platform/database/database.ts'
import { noteDocumentChange } from '../../src/platform/database/document-changes.ts'
import { readingFromReplica } from '../../src/platform/database/read-replica.ts'
import { openServerDatabase } from '../../src/platform/database/server-database.ts'
import { startExchange, type ExchangeProcess } from '../support/exchange-process.ts'
import { startReplicatedPostgresql, type TestServer } from '../support/postgresql-server.ts'

/*
 * Two web processes on one PostgreSQL with a streaming replica, started at once on an empty database, as an installation of
 * many machines is.
 */
let folder: string
let servers: Readonly<{ primary: TestServer; replica: TestServer }>
let open: OpenDatabase
const exchanges: ExchangeProcess[] = []
const addresses: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-many-'))
  servers = await startReplicatedPostgresql()
  open = openServerDatabase(servers.primary.url, servers.replica.url)
  const settings = { DATABASE_URL: servers.primary.url, DATABASE_READ_URL: servers.replica.url, LOG_LEVEL: 'warn' }
  for (const name of ['one', 'two']) exchanges.push(startExchange(join(folder, name), settings))
})
afterAll(async () => {
  for (const { child, ended } of exchanges) {
    child.kill('SIGTERM')
    await ended
  }
  await open.close()
  await servers.replica.stop()
  await servers.primary.stop()
  await rm(folder, { recursive: true, force: true })
})

async function until(what: string, milliseconds: number, isSo: () => Promise<boolean>): Promise<number> {
  const began = performance.now()
  for (;;) {
    if (await isSo()) return performance.now() - began
    if (performance.now() - began > milliseconds) throw new Error(`Not within ${milliseconds} ms: ${what}`)
    await pause(20)
  }
}

test('both start at once on an empty database, and load it once', async () => {
  for (const exchange of exchanges) addresses.push((await exchange.says(/Ready on (\S+)/))[1] ?? '')
  const loads = await sql<{ loads: number; datasets: number }>`select count(*) as loads,
    count(distinct dataset) as datasets from loads where outcome = 'loaded'`.execute(open.database)
  expect(loads.rows[0]?.datasets).toBeGreaterThan(4)
  expect(loads.rows[0]?.loads).toBe(loads.rows[0]?.datasets)
})

const finds = async (address: string | undefined, need: string, id: string): Promise<boolean> => {
  const answer = await fetch(`${address}/api/v1/match?kind=organisation&need=${encodeURIComponent(need)}`)
  return (await answer.text()).includes(`"${id}"`)
}

async function write(id: string, activities: string): Promise<void> {
  await open.database.transaction().execute(async (transaction) => {
    const lists = { purposes: [], beneficiaries: [], how: [], concepts: [], service_areas: [] }
    const row = { id, dataset: 'test', name: `Body ${id}`, activities, source: 'a test', ...lists }
    await transaction
      .insertInto('organisations')
      .values({ ...row, known_from: 'register', status: 'live' })
      .execute()
    await noteDocumentChange(transaction, { kind: 'organisation', id })
  })
}

test('what one process writes is found in the others within a second, and shown by the replica too', async () => {
  const need = 'teaching zymurgy to lighthouse keepers'
  await write('test-1', need)
  for (const address of addresses) {
    // A second is promised; a machine at work on other tests may be slower to be asked.
    await until('the new organisation is found', 3_000, () => finds(address, need, 'test-1'))
    await until('its page is there', 3_000, async () => (await fetch(`${address}/organisations/test-1`)).ok)
  }
})

const recovering = () =>
  sql<{ is: boolean }>`select pg_is_in_recovery() as is`.execute(open.database).then(({ rows }) => rows[0]?.is)

test('those who look read from the replica; writing, and whoever must see it, use the primary', async () => {
  await until('the replica keeps up', 10_000, async () => (await readingFromReplica(recovering)) === true)
  expect(await recovering()).toBe(false)
  await readingFromReplica(() => sql`insert into settings (name, value) values ('one', '1')`.execute(open.database))
  const inside = await readingFromReplica(() =>
    open.database.transaction().execute(async (transaction) => {
      await sql`insert into settings (name, value) values ('two', '2')`.execute(transaction)
      return (await sql<{ is: boolean }>`select pg_is_in_recovery() as is`.execute(transaction)).rows[0]?.is
    }),
  )
  expect(inside).toBe(false)
})

test('a replica that lags is passed over until it has caught up', async () => {
  const replica = new Client({ connectionString: servers.replica.url })
  await replica.connect()
  await replica.query('select pg_wal_replay_pause()')
  await write('test-2', 'mending of sundials')
  await until('reads go to the primary', 10_000, async () => (await readingFromReplica(recovering)) === false)
  const page = `${addresses[0]}/organisations/test-2`
  await until('the page is shown by the primary', 5_000, async () => (await fetch(page)).ok)
  await replica.query('select pg_wal_replay_resume()')
  await replica.end()
  await until('reads go to the replica', 10_000, async () => (await readingFromReplica(recovering)) === true)
})

test('a replica that goes away is not missed', async () => {
  await servers.replica.stop()
  for (const address of addresses) {
    expect((await fetch(`${address}/organisations/test-1`)).status).toBe(200)
    expect((await fetch(`${address}/results?need=befriending`)).status).toBe(200)
  }
  expect(await readingFromReplica(recovering)).toBe(false)
})
