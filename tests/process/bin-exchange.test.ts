import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readVersion } from '../../src/platform/version.ts'
import { projectFolder, startProcess } from '../support/exchange-process.ts'

const program = join(projectFolder, 'bin', 'exchange')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-bin-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A folder whose `node` says that it is of this version and can do nothing else. */
async function nodeOf(version: string): Promise<string> {
  const path = join(folder, version)
  await mkdir(path, { recursive: true })
  await writeFile(join(path, 'node'), `#!/bin/sh\n[ "$1" = --version ] && echo ${version} || echo "ran $*"\n`)
  await chmod(join(path, 'node'), 0o755)
  return path
}

async function run(command: string, words: readonly string[], path: string) {
  const started = startProcess(command, words, { folder, settings: { PATH: path } })
  return { code: await started.ended, output: started.output() }
}

test('hands over to the Node of the installation, whichever is on the path, from any folder', async () => {
  for (const path of [`${await nodeOf('v20.20.2')}:/usr/bin:/bin`, '/usr/bin:/bin']) {
    expect(await run(program, ['--version'], path)).toEqual({ code: 0, output: `${readVersion()}\n` })
  }
})

test('works through symbolic links, one after another', async () => {
  await symlink(program, join(folder, 'first'))
  await symlink('first', join(folder, 'second'))
  expect(await run(join(folder, 'second'), ['--version'], '/usr/bin:/bin')).toEqual({
    code: 0,
    output: `${readVersion()}\n`,
  })
})

test('where nothing is installed, takes a new Node of the path, and says what to do where that is old', async () => {
  await mkdir(join(folder, 'bare', 'bin'), { recursive: true })
  const bare = join(folder, 'bare', 'bin', 'exchange')
  await copyFile(program, bare)
  const fresh = await run(bare, ['match', 'falls in old age'], `${await nodeOf('v26.1.0')}:/usr/bin:/bin`)
  expect(fresh).toMatchObject({ code: 0, output: expect.stringMatching(/ran .*src\/cli\.ts match falls in old age/) })
  const old = await run(bare, ['match'], `${await nodeOf('v20.20.2')}:/usr/bin:/bin`)
  expect(old).toMatchObject({ code: 1, output: expect.stringContaining("Run 'npm ci'") })
})

test('a reader that has seen enough is no error', async () => {
  const { code, output } = await run('/bin/sh', ['-c', `"${program}" --help | true; echo end`], '/usr/bin:/bin')
  expect({ code, output }).toEqual({ code: 0, output: 'end\n' })
})

test('wrong usage is exit 2', async () => {
  expect(await run(program, ['sing'], '/usr/bin:/bin')).toMatchObject({ code: 2 })
})
