import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import type { OpenDatabase } from './database.ts'
import { migrate } from './migrate.ts'

let open: OpenDatabase
let folder: string

const write = (name: string, script: string) => writeFile(join(folder, name), script)

const tableExists = async (name: string) =>
  (await sql<{ found: boolean }>`select to_regclass(${name}) is not null as found`.execute(open.database)).rows[0]
    ?.found

beforeEach(async () => {
  open = await freshDatabase()
  // The product's own migrations stand in the template; this test brings its own from the start.
  await open.runScript('drop table migrations')
  folder = await mkdtemp(join(tmpdir(), 'exchange-migrations-'))
  await write('0001-first.sql', 'create table first_table (id int);')
  await write('0002-second.sql', 'create table second_table (id int); insert into second_table values (1);')
})
afterEach(async () => {
  await open.close()
  await rm(folder, { recursive: true })
})

describe('migrate', () => {
  it('runs what is new, once', async () => {
    expect(await migrate(open, { folder })).toEqual({ ok: true, value: { applied: 2, version: 2 } })
    expect(await migrate(open, { folder })).toEqual({ ok: true, value: { applied: 0, version: 2 } })
    await write('0003-third.sql', 'alter table first_table add name text;')
    expect(await migrate(open, { folder })).toEqual({ ok: true, value: { applied: 1, version: 3 } })
  })

  it('leaves nothing of a migration that fails, and goes on once it is put right', async () => {
    await write('0003-third.sql', 'create table third_table (id int); select 1 / 0;')
    await expect(migrate(open, { folder })).rejects.toThrow(/division by zero/)
    expect(await tableExists('second_table')).toBe(true)
    expect(await tableExists('third_table')).toBe(false)
    await write('0003-third.sql', 'create table third_table (id int);')
    expect(await migrate(open, { folder })).toEqual({ ok: true, value: { applied: 1, version: 3 } })
  })

  it('refuses when a file that ran has changed, but not for its line ends', async () => {
    await write('0001-first.sql', 'create table first_table (id int);\n')
    await migrate(open, { folder })
    await write('0001-first.sql', 'create table first_table (id int);\r\n')
    expect(await migrate(open, { folder })).toMatchObject({ ok: true })
    await write('0001-first.sql', 'create table first_table (id bigint);\n')
    expect(await migrate(open, { folder })).toMatchObject({ ok: false, problem: { code: 'migration-changed' } })
  })

  it('refuses a database that a newer program made', async () => {
    await migrate(open, { folder })
    await rm(join(folder, '0002-second.sql'))
    expect(await migrate(open, { folder })).toMatchObject({ ok: false, problem: { code: 'database-newer' } })
  })

  it('is safe when two start at once', async () => {
    const both = await Promise.all([migrate(open, { folder }), migrate(open, { folder })])
    expect(new Set(both.map((each) => each.ok && each.value.applied))).toEqual(new Set([0, 2]))
  })

  it('does not accept a gap in the numbers', async () => {
    await write('0004-fourth.sql', 'select 1;')
    await expect(migrate(open, { folder })).rejects.toThrow(/without gaps/)
  })
})
