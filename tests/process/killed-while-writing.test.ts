import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgresql, type TestServer } from '../support/postgresql-server.ts'
import { killHard, startWriting } from '../support/writing-process.ts'

/*
 * The database is opened and migrated as the exchange does it, and written to through the repositories of the product as fast as it
 * takes it; then the process is killed at a moment that differs each time. The next one must find every write that was
 * acknowledged, and nothing half done. One database goes through all kills, so that damage would add up.
 */
const kills = 30

let folder: string
let server: TestServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-killed-'))
  server = await startPostgresql()
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

async function surviveKills(place: string): Promise<void> {
  let acknowledged = 0
  for (let kill = 0; kill < kills; kill += 1) {
    const writing = startWriting(place)
    expect(await writing.held()).toBeGreaterThanOrEqual(acknowledged)
    await writing.says(/kept \d+\n/)
    await pause((kill * 37) % 120)
    await killHard(writing)
    expect(writing.output()).not.toContain('failed')
    acknowledged = writing.kept()
  }
  const last = startWriting(place)
  expect(await last.held()).toBeGreaterThanOrEqual(acknowledged)
  await killHard(last)
  expect(acknowledged).toBeGreaterThan(kills)
}

test('the embedded database loses no acknowledged write over thirty kills', () => surviveKills(join(folder, 'data')))

test('nor does a server', () => surviveKills(server.url))
