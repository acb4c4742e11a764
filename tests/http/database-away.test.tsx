import { sql } from 'kysely'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { Client } from 'pg'
import type { OpenDatabase } from '../../src/platform/database/database.ts'
import { openServerDatabase } from '../../src/platform/database/server-database.ts'
import { freshDatabase, freshServerDatabase } from '../support/database.ts'
import { testApplication, type TestApplication } from '../support/application.ts'
import { testDocument, testPage } from './test-routes.tsx'

let open: OpenDatabase
let running: TestApplication

const routes = [
  testPage('/test-rows', async () => {
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(open.database)
    return testDocument(`rows: ${rows.length}`)
  }),
  testPage('/test-sleep', async () => {
    await sql`select pg_sleep(20)`.execute(open.database)
    return testDocument('slept')
  }),
]

beforeEach(async () => {
  open = await freshDatabase()
  running = await testApplication({ open, routes })
})
afterEach(() => open.close())

async function expectAway(): Promise<void> {
  const page = await running.request('/test-rows', { headers: { accept: 'text/html' } })
  expect(page.status).toBe(503)
  expect(page.headers.get('retry-after')).toBe('5')
  const html = await page.text()
  expect(html).toContain('cannot reach its database')
  expect(html).toContain('What still works')
  const document = await running.request('/api/v1/status')
  expect(document.status).toBe(503)
  expect(await document.json()).toMatchObject({ code: 'database-unavailable', status: 503 })
  const ready = await running.request('/health/ready')
  expect(ready.status).toBe(503)
  expect(await ready.json()).toMatchObject({ code: 'database-unavailable' })
  expect((await running.request('/health/live')).status).toBe(200)
  expect((await running.request('/nothing')).status).toBe(404)
}

test('a database that is closed under the exchange is answered with a page that says so', async () => {
  expect((await running.request('/test-rows')).status).toBe(200)
  expect((await running.request('/health/ready')).status).toBe(200)
  await open.close()
  await expectAway()
})

// Only a server can come back: the embedded database lives and ends with this process.
if (inject('databaseKind') === 'postgresql') {
  test('a server that goes away and comes back is recovered from without a restart', recoversWithoutRestart)
}

async function recoversWithoutRestart(): Promise<void> {
  const { url, drop } = await freshServerDatabase()
  const name = new URL(url).pathname.slice(1)
  const administrator = new Client({ connectionString: inject('serverUrl') })
  await administrator.connect()
  await open.close()
  open = openServerDatabase(url)
  running = await testApplication({ open, routes })
  try {
    expect((await running.request('/test-rows')).status).toBe(200)
    const waiting = running.request('/test-sleep')
    await expect.poll(() => busy(administrator, name)).toBe(true)
    await administrator.query(`alter database ${name} allow_connections false`)
    await administrator.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    expect((await waiting).status).toBe(503)
    await expectAway()
    await administrator.query(`alter database ${name} allow_connections true`)
    expect((await running.request('/test-rows')).status).toBe(200)
    expect((await running.request('/health/ready')).status).toBe(200)
  } finally {
    await open.close()
    await administrator.end()
    await drop()
  }
}

async function busy(administrator: Client, name: string): Promise<boolean> {
  const query = `select 1 from pg_stat_activity where datname = $1 and state = 'active' and query like '%pg_sleep%'`
  return ((await administrator.query(query, [name])).rowCount ?? 0) > 0
}
