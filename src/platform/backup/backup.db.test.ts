import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { cloneOf, freshDatabase } from '../../../tests/support/database.ts'
import { bundledDatabase } from '../../../tests/support/bundled-database.ts'
import type { OpenDatabase } from '../database/database.ts'
import { noteDocumentChange } from '../database/document-changes.ts'
import { openEmbeddedDatabase } from '../database/embedded-database.ts'
import { checkArchive } from './read-archive.ts'
import { restoreArchive } from './restore-archive.ts'
import { readSequences, readTableLayouts } from './table-layout.ts'
import { writeArchive } from './write-archive.ts'

let folder: string
let open: OpenDatabase
let archive: string

const told = { program: '0.0.0-test', now: new Date('2025-11-10T09:00:00Z'), onTable: () => undefined }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'))
  open = await freshDatabase()
  const { database } = open
  const odd = 'quotes " \\ ( , é \n and lines'
  await sql`insert into settings (name, value) values ('odd', ${odd}), ('empty', '')`.execute(database)
  await sql`insert into loads (dataset, fingerprint, outcome) select ${odd}, 'befriending', 'loaded'
    from generate_series(1, 450)`.execute(database)
  await sql`insert into load_errors (load_id, file, line, field, rule, value) values (7, ${odd}, 1, '', 'r', null)`.execute(
    database,
  )
  await noteDocumentChange(database, { kind: 'organisation', id: 'one' })
  archive = join(folder, 'whole.backup')
  await writeArchive(open, archive, told)
}, 240_000)
afterAll(async () => {
  await open.close()
  await rm(folder, { recursive: true })
})

/** Everything that a database holds but what a restored one must have of its own: a line a table and sequence. */
async function contents({ database }: OpenDatabase): Promise<readonly string[]> {
  const lines: string[] = []
  for (const { table } of await readTableLayouts(database)) {
    const kept = table === 'document_changes' ? sql`(t.kind, t.id, t.sequence)` : sql`t`
    const which = table === 'settings' ? sql`where t.name <> 'change_feed'` : sql``
    const { rows } = await sql<{ count: number; digest: string }>`select count(*) as count,
      md5(coalesce(string_agg(${kept}::text, chr(10) order by ${kept}::text collate "C"), '')) as digest
      from ${sql.table(table)} t ${which}`.execute(database)
    lines.push(`${table} ${rows[0]?.count} ${rows[0]?.digest}`)
  }
  for (const name of await readSequences(database)) {
    const { rows } = await sql<{ value: number }>`select last_value as value from ${sql.id(name)}`.execute(database)
    lines.push(`${name} ${rows[0]?.value}`)
  }
  return lines
}

/** Databases that nothing was ever started on. */
const newEmbedded = () => openEmbeddedDatabase({})
const newServer = () => cloneOf('template1')

describe('a backup', () => {
  it('is whole, and leaves nothing else behind', async () => {
    expect(await checkArchive(archive)).toMatchObject({ ok: true, value: { program: '0.0.0-test' } })
    expect(await readdir(folder)).toEqual(['whole.backup'])
  })

  it('comes back whole, and numbers go on where they were', async () => {
    const target = await newEmbedded()
    try {
      expect(await restoreArchive(target, archive)).toMatchObject({ ok: true, value: { rows: expect.any(Number) } })
      expect(await contents(target)).toEqual(await contents(open))
      const load = { dataset: 'test', fingerprint: 'f', outcome: 'running' } as const
      const next = await target.database.insertInto('loads').values(load).returning('id').executeTakeFirstOrThrow()
      expect(next.id).toBe(451)
      const dangling = sql`insert into load_errors (load_id, file, line, field, rule) values (9999, '', 1, '', '')`
      await expect(dangling.execute(target.database)).rejects.toThrow('foreign key')
    } finally {
      await target.close()
    }
  })

  it('is restored into an empty database only', async () => {
    const before = await contents(open)
    expect(await restoreArchive(open, archive)).toMatchObject({ ok: false, problem: { code: 'database-not-empty' } })
    expect(await contents(open)).toEqual(before)
  })

  it('of a newer program is refused', async () => {
    const target = await freshDatabase()
    try {
      const newer = join(folder, 'newer.backup')
      await sql`insert into migrations (id, name, checksum) values (9999, '9999-later.sql', 'x')`.execute(open.database)
      await writeArchive(open, newer, told)
      await sql`delete from migrations where id = 9999`.execute(open.database)
      expect(await restoreArchive(target, newer)).toMatchObject({ ok: false, problem: { code: 'archive-newer' } })
    } finally {
      await target.close()
    }
  })
})

describe('a damaged archive is refused before anything is written', () => {
  const change = (lines: string[]) => gzipSync(`${lines.join('\n')}\n`)
  const damages: readonly (readonly [string, (whole: Buffer, lines: string[]) => Uint8Array])[] = [
    ['cut off', (whole) => whole.subarray(0, whole.length >> 1)],
    ['cut off by a byte', (whole) => whole.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['not packed', (whole) => gunzipSync(whole)],
    ['another file', () => gzipSync('{"hello":1}\n')],
    ['not JSON', () => gzipSync('hello\n')],
    ['a byte changed', (whole) => whole.with(whole.length >> 1, (whole[whole.length >> 1] ?? 0) ^ 1)],
    [
      'a row less',
      (_whole, lines) =>
        change(
          lines.toSpliced(
            lines.findIndex((line) => line.startsWith('{"rows"')),
            1,
          ),
        ),
    ],
    ['a value changed', (_whole, lines) => change(lines.map((line) => line.replace('befriending', 'bemusing')))],
    ['without its end', (_whole, lines) => change(lines.slice(0, -1))],
    ['with more after its end', (_whole, lines) => change([...lines, '{"rows":[]}'])],
  ]

  let target: OpenDatabase
  beforeAll(async () => void (target = await freshDatabase()))
  afterAll(() => target.close())

  it.each(damages)('%s', async (name, damage) => {
    const whole = await readFile(archive)
    const lines = gunzipSync(whole).toString('utf8').trimEnd().split('\n')
    const path = join(folder, `${name}.backup`)
    await writeFile(path, damage(whole, lines))
    const before = await contents(target)
    expect(await restoreArchive(target, path)).toMatchObject({ ok: false, problem: { code: 'archive-damaged' } })
    expect(await contents(target)).toEqual(before)
  })
})

/** There and back with all the open data: from a server into an embedded database, and from that into another server's. */
function bothWays(): void {
  it('goes from a server to an embedded database and back, and nothing is lost on the way', async () => {
    const [server, embedded, again] = await Promise.all([bundledDatabase(), newEmbedded(), newServer()])
    try {
      const there = join(folder, 'there.backup')
      const back = join(folder, 'back.backup')
      await writeArchive(server, there, told)
      expect(await restoreArchive(embedded, there)).toMatchObject({ ok: true })
      const expected = await contents(server)
      expect(await contents(embedded)).toEqual(expected)
      await writeArchive(embedded, back, told)
      expect(await restoreArchive(again, back)).toMatchObject({ ok: true })
      expect(await contents(again)).toEqual(expected)
    } finally {
      await Promise.all([server.close(), embedded.close(), again.close()])
    }
  })
}
if (inject('databaseKind') === 'postgresql') describe('a backup of another kind of database', bothWays)
