import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OpenDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openDatabase } from '../../src/platform/database/open-database.ts'
import { importFiles } from '../support/import-samples.ts'
import { writeCharityFiles } from '../support/official-files.ts'

/*
 * A database that holds one state of a register is given another by a process of its own, which is killed at another step of its work each
 * time. Whatever the moment, the register must then be one state or the other as a whole, with all that follows from it. The same
 * database goes through all moments, from state to state and back, so that damage would add up.
 */
const moments = 20
const charities = 2_000

let folder: string
let dataDir: string
let files: readonly [string, string]
let states: readonly [string, string]
let steps: number

async function openAgain(): Promise<OpenDatabase> {
  const opened = await openDatabase({ dataDir, databaseUrl: undefined })
  if (!opened.ok) throw new Error(opened.problem.title)
  return opened.value
}

/** All that an import of the register changes, but the moments at which it did. */
async function state(open: OpenDatabase): Promise<string> {
  const { rows } = await sql<{ digest: string }>`select concat_ws(' ',
      (select md5(string_agg(md5(row::text), '' order by row.id)) from organisations as row),
      (select count(*) from organisations where status <> 'live'),
      (select row_count from datasets where name = 'charity-commission'),
      (select string_agg(id || same_as, ' ' order by id) from joined_organisations)) as digest`.execute(open.database)
  return rows[0]?.digest ?? ''
}

async function bring(open: OpenDatabase, path: string): Promise<void> {
  const report = await importFiles(open, 'charity-commission', [path])
  if (!report.ok) throw new Error(report.problem.title)
}

/** Starts a process that imports, and kills it at the step of that number; answers how many steps it did. */
async function importUntil(path: string, step: number): Promise<number> {
  const script = join(import.meta.dirname, 'import-register.child.ts')
  const child = spawn(process.execPath, [script, dataDir, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  let said = ''
  child.stdout.on('data', (part) => {
    said += String(part)
    if (said.split('step\n').length > step) child.kill('SIGKILL')
  })
  await ended
  return said.split('step\n').length - 1
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-import-killed-'))
  dataDir = join(folder, 'var')
  const [one = ''] = await writeCharityFiles(folder, charities)
  const other = join(folder, 'other.json')
  // Another state of the register: some changed, some removed, some gone, two that are one company.
  const entries = JSON.parse((await readFile(one, 'utf8')).replace('\ufeff', '')) as Record<string, unknown>[]
  const changed = entries.slice(200).map((entry, at) => ({
    ...entry,
    charity_activities: at % 2 === 0 ? entry['charity_activities'] : `Now we do this: ${String(at)}`,
    charity_registration_status: at % 10 === 0 ? 'Removed' : 'Registered',
    charity_company_registration_number: at % 500 < 2 ? '07654321' : null,
  }))
  await writeFile(other, JSON.stringify(changed))
  files = [one, other]
  const open = await openAgain()
  const migrated = await migrate(open)
  if (!migrated.ok) throw new Error(migrated.problem.title)
  await bring(open, files[1])
  const second = await state(open)
  await bring(open, files[0])
  states = [await state(open), second]
  await open.close()
  steps = await importUntil(files[1], Infinity)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('leaves the old register or the new one when it is killed at any of twenty moments', async () => {
  expect(states[0]).not.toBe(states[1])
  const seen = { old: 0, new: 0 }
  // The undisturbed import left the second state.
  let stands = 1
  for (let moment = 0; moment < moments; moment++) {
    const next = 1 - stands
    // The last one is let run to its end.
    const step = moment === moments - 1 ? Infinity : 1 + Math.floor((moment * steps) / (moments - 1))
    await importUntil(files[next === 0 ? 0 : 1], step)
    const open = await openAgain()
    const found = await state(open)
    expect(states, `moment ${moment}`).toContain(found)
    const isNew = found === states[next === 0 ? 0 : 1]
    seen[isNew ? 'new' : 'old'] += 1
    if (isNew) stands = next
    await open.close()
  }
  expect(seen.old).toBeGreaterThan(0)
  expect(seen.new).toBeGreaterThan(0)
  // What was cut off leaves nothing behind for the next import.
  const open = await openAgain()
  await bring(open, files[0])
  expect(await state(open)).toBe(states[0])
  expect(await open.database.selectFrom('loads').select('id').where('outcome', '=', 'running').execute()).toEqual([])
  expect(
    (await sql`select from information_schema.tables where table_schema = 'staging'`.execute(open.database)).rows,
  ).toEqual([])
  await open.close()
})
