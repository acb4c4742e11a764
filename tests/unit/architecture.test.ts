import { execFile } from 'node:child_process'
import { cp, glob, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const root = resolve(import.meta.dirname, '../..')

type Cruised = {
  modules: readonly { source: string }[]
  summary: { violations: readonly { from: string; to: string; rule: { name: string } }[] }
}

/** Runs the checker of `npm run architecture` in a folder and gives its whole report, violations or not. */
async function cruise(folder: string): Promise<Cruised> {
  const checker = join(root, 'node_modules/.bin/depcruise')
  const args = [checker, '--config', '.dependency-cruiser.js', '--output-type', 'json', 'src']
  const done = await run(process.execPath, args, { cwd: folder, maxBuffer: 256 * 1024 * 1024 }).catch(
    (failed: { stdout: string }) => failed,
  )
  return JSON.parse(done.stdout) as Cruised
}

describe('the direction of dependencies', () => {
  test('holds, and the checker sees every source file', async () => {
    const report = await cruise(root)
    const seen = new Set(report.modules.map((module) => module.source))
    const files = await Array.fromAsync(glob('src/**/*.{ts,tsx,js}', { cwd: root }))
    expect(files.filter((file) => !seen.has(file))).toEqual([])
    expect(report.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
  })

  describe('planted violations are reported', () => {
    let folder = ''
    const planted: Record<string, { files: Record<string, string>; rule: string }> = {
      'an engine that imports a module': {
        rule: 'engines-import-core-only',
        files: {
          'src/engines/planted/a.ts': "import { b } from '../../modules/planted/index.ts'\nexport const a = b",
          'src/modules/planted/index.ts': 'export const b = 1',
        },
      },
      'a type that core takes from an engine': {
        rule: 'core-imports-nothing',
        files: {
          'src/core/planted.ts': "import type { B } from '../engines/planted/b.ts'\nexport type A = B",
          'src/engines/planted/b.ts': 'export type B = 1',
        },
      },
      'a module that reaches into another': {
        rule: 'modules-meet-at-their-index',
        files: {
          'src/modules/one/page.tsx': "import { b } from '../two/inside.ts'\nexport const Page = () => <p>{b}</p>",
          'src/modules/two/inside.ts': 'export const b = 1',
        },
      },
      'an engine that reads files': {
        rule: 'engines-do-no-input-or-output',
        files: {
          'src/engines/planted/file.ts': "import { readFileSync } from 'node:fs'\nexport const a = readFileSync",
        },
      },
      'a cycle': {
        rule: 'no-cycles',
        files: {
          'src/core/left.ts': "import { right } from './right.ts'\nexport const left = () => right",
          'src/core/right.ts': "import { left } from './left.ts'\nexport const right = () => left",
        },
      },
      'a drawer': {
        rule: 'no-drawers',
        files: {
          'src/modules/three/index.ts': "import { x } from './utils.ts'\nexport const y = x",
          'src/modules/three/utils.ts': 'export const x = 1',
        },
      },
    }
    let reported: Set<string> = new Set()

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'planted-'))
      await cp(join(root, '.dependency-cruiser.js'), join(folder, '.dependency-cruiser.js'))
      await cp(join(root, 'package.json'), join(folder, 'package.json'))
      await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
      const files = Object.values(planted).flatMap((plan) => Object.entries(plan.files))
      for (const [path, text] of files) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), text)
      }
      const report = await cruise(folder)
      reported = new Set(report.summary.violations.map(({ from, rule }) => `${rule.name} ${from}`))
    }, 60_000)
    afterAll(() => rm(folder, { recursive: true, force: true }))

    test.each(Object.entries(planted))('%s', (_, { rule, files }) => {
      const sources = Object.keys(files)
      expect(sources.some((source) => reported.has(`${rule} ${source}`))).toBe(true)
    })
  })
}, 60_000)
