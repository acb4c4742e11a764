import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectFolder, startProcess } from '../support/exchange-process.ts'
import { sampleFile } from '../support/import-samples.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-how-to-'))
  await cp(dirname(sampleFile('oscr.csv')), folder, { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the page on importing registers: each command of its blocks does what it says', async () => {
  const page = await readFile(join(projectFolder, 'docs', 'how-to', 'import-official-data.md'), 'utf8')
  const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '')
  const commands = blocks.flatMap((block) => block.trim().split('\n'))
  expect(commands.length).toBeGreaterThan(4)
  for (const line of commands) {
    const [program = '', ...words] = line.split(' ')
    const started = startProcess(join(projectFolder, program), words, {
      folder,
      settings: { DATA_DIR: join(folder, 'var') },
    })
    expect(await started.ended, `${line}\n${started.output()}`).toBe(0)
    expect(started.output()).toMatch(
      line.includes('--dry-run') ? /unchanged|"isDryRun":true/ : /rows (added|unchanged)/,
    )
  }
})
