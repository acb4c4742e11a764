import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder, startProcess } from '../support/exchange-process.ts'
import { killHard, startWriting } from '../support/writing-process.ts'

let folder: string

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'exchange-backup-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const data = () => join(folder, 'data')

async function exchange(dataDir: string, ...words: readonly string[]) {
  const ran = startProcess(join(projectFolder, 'bin', 'exchange'), words, { settings: { DATA_DIR: dataDir }, folder })
  return { code: await ran.ended, output: ran.output() }
}

test('a backup waits for the exchange to stop, is made once, and comes back in an empty database', async () => {
  const file = join(folder, 'one.backup')
  const writing = startWriting(data())
  await writing.says(/kept 20\n/)
  const refused = await exchange(data(), 'backup', file)
  expect(refused.code).toBe(1)
  expect(refused.output).toContain(`the exchange is running (process ${writing.child.pid})`)
  await killHard(writing)

  const made = await exchange(data(), 'backup', file, '--json')
  expect(made.code).toBe(0)
  const { rows, restored } = JSON.parse(made.output.slice(made.output.indexOf('{'))) as {
    rows: number
    restored: boolean
  }
  expect([restored, rows > 40]).toEqual([false, true])
  const again = await exchange(data(), 'backup', file)
  expect([again.code, again.output]).toEqual([1, expect.stringContaining('There is already a file')])

  const other = join(folder, 'other')
  const back = await exchange(other, 'backup', '--restore', file)
  expect([back.code, back.output]).toEqual([0, expect.stringContaining(`Restored ${rows} rows`)])
  const full = await exchange(other, 'backup', '--restore', file)
  expect([full.code, full.output]).toEqual([1, expect.stringContaining('The database is not empty')])
  const going = startWriting(other)
  expect(await going.held()).toBeGreaterThanOrEqual(20)
  await killHard(going)
})

test('how-to: every command for the exchange in run-for-real.md is one that it has, and every setting too', async () => {
  const text = await readFile(join(projectFolder, 'docs', 'how-to', 'run-for-real.md'), 'utf8')
  const verbs = new Set([...text.matchAll(/(?:^ {4}|bin\/)exchange (\w+)/gm)].map((match) => match[1] ?? ''))
  expect([...verbs].toSorted()).toEqual(['backup', 'serve'])
  for (const verb of verbs) expect((await exchange(data(), verb, '--help')).code).toBe(0)
  const settings = await readFile(join(projectFolder, 'docs', 'configuration.md'), 'utf8')
  const named = [...text.matchAll(/^ {4}([A-Z_]+)=/gm)].map((match) => match[1] ?? '')
  expect(named.length).toBeGreaterThan(4)
  for (const name of named) expect(settings).toContain(`| \`${name}\` |`)
})
