import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { damagedFiles } from '../../../tests/support/damaged-files.ts'
import { freshDatabase } from '../../../tests/support/database.ts'
import { importFiles, sampleFile } from '../../../tests/support/import-samples.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'

let open: OpenDatabase
let folder: string
const samples = { 'charity-commission': 'publicextract.charity.json', oscr: 'oscr.csv', ccni: 'ccni.csv' } as const

/** Everything that an import may change, in one text. */
async function state(): Promise<string> {
  const { rows } = await sql<{ state: string }>`select md5(string_agg(md5(row::text), '' order by row.id)) ||
    (select coalesce(string_agg(datasets::text, ' ' order by name), '') from datasets) as state
    from organisations as row`.execute(open.database)
  return rows[0]?.state ?? ''
}

beforeAll(async () => {
  open = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'exchange-damaged-'))
  for (const [kind, name] of Object.entries(samples)) {
    expect(await importFiles(open, kind, [sampleFile(name)])).toMatchObject({ ok: true, value: { rejected: 0 } })
  }
})
afterAll(async () => {
  await open.close()
  await rm(folder, { recursive: true })
})

describe('a damaged file of a register', () => {
  it.each(damagedFiles.map((file) => [file.kind, file.what, file] as const))('%s: %s', async (kind, what, file) => {
    const path = join(folder, file.name)
    await writeFile(path, file.bytes)
    const before = await state()
    const report = await importFiles(open, kind, [path])
    if ('refused' in file.expected) {
      const code = report.ok ? report.value.outcome === 'refused' && 'too-many-rejected' : report.problem.code
      expect(code).toBe(file.expected.refused)
      expect((await state()) === before, `nothing is changed by ${what}`).toBe(true)
    } else {
      expect(report).toMatchObject({
        ok: true,
        value: { ...file.expected, outcome: expect.stringMatching(/loaded|unchanged/) },
      })
      const errors = report.ok ? report.value.errors : []
      expect(errors.length).toBeGreaterThan(0)
      for (const { line, rule, value = '' } of errors) {
        expect(line).toBeGreaterThan(0)
        expect(rule).not.toBe('')
        expect(value.length).toBeLessThanOrEqual(80)
      }
      // The file without damage brings everything back: nothing of the damaged one stays.
      const again = await importFiles(open, kind, [sampleFile(samples[kind as keyof typeof samples])])
      expect(again).toMatchObject({ ok: true, value: { rejected: 0 } })
    }
    const staged = await sql`select from information_schema.tables where table_schema = 'staging'`.execute(
      open.database,
    )
    expect(staged.rows).toEqual([])
    expect(await open.database.selectFrom('loads').select('id').where('outcome', '=', 'running').execute()).toEqual([])
  })
})
