import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundledDataFolder, bundledDatasets, loadBundledData } from '../../src/modules/open-data/index.ts'
import type { OpenDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openDatabase } from '../../src/platform/database/open-database.ts'

/*
 * A database that holds one copy of the data is loaded with another by a process of its own, which is killed at a moment
 * that differs each time. Whatever the moment, each dataset must then be one copy or the other as a whole, and a next start
 * must end where an undisturbed load does. The same database goes through all moments, from copy to copy and back, so that
 * damage would add up.
 */
const moments = 20
const seed = 20_251_108

type Digests = ReadonlyMap<string, string>

let folder: string
let dataDir: string
let copies: readonly [string, string]
let expected: readonly [Digests, Digests]
let milliseconds: number

/** Mulberry32: small, and the same on every machine. */
function randomNumbers(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Some lines of every file: enough for several chunks and small enough to load twenty times. */
async function someOfTheData(name: string, from: number, to: number): Promise<string> {
  const target = join(folder, name)
  await mkdir(target)
  for (const part of ['taxonomies', 'places', 'derived', 'SOURCES.md']) {
    await cp(join(bundledDataFolder, part), join(target, part), { recursive: true })
  }
  for (const { file, format } of bundledDatasets) {
    const packed = await readFile(join(bundledDataFolder, file))
    const text = (file.endsWith('.gz') ? gunzipSync(packed) : packed).toString('utf8')
    const lines = text.split('\n')
    const some = format === 'csv' ? [lines[0] ?? '', ...lines.slice(from + 1, to + 1)] : lines.slice(from, to)
    await writeFile(join(target, file), file.endsWith('.gz') ? gzipSync(some.join('\n')) : some.join('\n'))
  }
  return target
}

async function openAgain(): Promise<OpenDatabase> {
  const opened = await openDatabase({ dataDir, databaseUrl: undefined })
  if (!opened.ok) throw new Error(opened.problem.title)
  return opened.value
}

/** A digest of each dataset: every column of every row of it, and how many the table of datasets says there are. */
async function digests(open: OpenDatabase): Promise<Digests> {
  const found = new Map<string, string>()
  for (const { name, tables } of bundledDatasets) {
    const parts: string[] = []
    for (const table of tables) {
      const { rows } = await sql<{ digest: string }>`select count(*) || ' ' ||
        md5(coalesce(string_agg(md5(row::text), '' order by row.id), '')) as digest
        from ${sql.table(table)} as row where dataset = ${name}`.execute(open.database)
      parts.push(rows[0]?.digest ?? '')
    }
    const stated = await open.database
      .selectFrom('datasets')
      .select('row_count')
      .where('name', '=', name)
      .executeTakeFirst()
    found.set(name, [stated?.row_count ?? 0, ...parts].join(' / '))
  }
  return found
}

async function load(open: OpenDatabase, dataFolder: string): Promise<void> {
  const loaded = await loadBundledData(open, { dataFolder })
  if (!loaded.ok) throw new Error(loaded.problem.title)
}

/** Starts a process that loads; resolves when it begins to. */
async function startLoading(dataFolder: string) {
  const script = join(import.meta.dirname, 'load-bundled.child.ts')
  const child = spawn(process.execPath, [script, dataDir, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  await once(child.stdout, 'data')
  return { child, ended }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-killed-'))
  dataDir = join(folder, 'var')
  copies = [await someOfTheData('one', 0, 250), await someOfTheData('other', 120, 400)]
  const open = await openAgain()
  const migrated = await migrate(open)
  if (!migrated.ok) throw new Error(migrated.problem.title)
  await load(open, copies[1])
  const other = await digests(open)
  await load(open, copies[0])
  expected = [await digests(open), other]
  await open.close()
  const { child, ended } = await startLoading(copies[1])
  const began = performance.now()
  await once(child.stdout, 'data')
  milliseconds = performance.now() - began
  await ended
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('leaves each dataset old or new when it is killed, and the next start finishes', async () => {
  for (const [name, digest] of expected[0]) expect(digest, name).not.toBe(expected[1].get(name))
  const random = randomNumbers(seed)
  const swapped: number[] = []
  for (let moment = 0; moment < moments; moment++) {
    // The undisturbed load left the second copy.
    const [before, after] = moment % 2 === 0 ? [expected[1], expected[0]] : [expected[0], expected[1]]
    const next = copies[moment % 2 === 0 ? 0 : 1]
    const { child, ended } = await startLoading(next)
    await pause(((moment + random()) / moments) * milliseconds)
    child.kill('SIGKILL')
    await ended
    const open = await openAgain()
    const found = await digests(open)
    for (const [name, digest] of found)
      expect([before.get(name), after.get(name)], `${moment}: ${name}`).toContain(digest)
    swapped.push([...found].filter(([name, digest]) => digest === after.get(name)).length)
    await load(open, next)
    expect(await digests(open), `after moment ${moment}`).toEqual(after)
    expect(await open.database.selectFrom('loads').select('id').where('outcome', '=', 'running').execute()).toEqual([])
    await open.close()
  }
  // The moments are spread over the load: some come before anything is new, some in the midst of it.
  expect(Math.min(...swapped)).toBeLessThan(bundledDatasets.length / 2)
  expect(new Set(swapped).size).toBeGreaterThan(2)
})
