import { existsSync } from 'node:fs'
import { glob, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { configSchema } from '../../src/config.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFile(join(root, path), 'utf8')

describe('what the documents name is there', () => {
  const documents: { path: string; text: string }[] = []
  let scripts: Set<string> = new Set()

  beforeAll(async () => {
    const paths = await Array.fromAsync(glob(['*.md', 'docs/**/*.md', 'data/*.md', 'tests/**/*.md'], { cwd: root }))
    for (const path of paths.sort()) documents.push({ path, text: await read(path) })
    const manifest = JSON.parse(await read('package.json')) as { scripts: Record<string, string> }
    scripts = new Set(Object.keys(manifest.scripts))
  })

  test('paths in backticks', () => {
    const folders = 'src|tests|data|docs|bin|bench|migrations|scripts|[.]ci'
    const pattern = new RegExp(`\`((?:${folders})/[\\w./-]*[\\w/])\``, 'g')
    const missing = documents.flatMap(({ path, text }) =>
      [...text.matchAll(pattern)]
        .filter((match) => !existsSync(join(root, match[1] ?? '')))
        .map((match) => `${path}: ${match[1]}`),
    )
    expect(missing).toEqual([])
  })

  test('links between documents', () => {
    const missing = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
        .filter((match) => !existsSync(join(root, path, '..', match[1] ?? '')))
        .map((match) => `${path}: ${match[1]}`),
    )
    expect(missing).toEqual([])
  })

  test('npm scripts', () => {
    const missing = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/npm run ([\w:-]+)/g)]
        .filter((match) => !scripts.has(match[1] ?? ''))
        .map((match) => `${path}: npm run ${match[1]}`),
    )
    expect(missing).toEqual([])
  })

  test('decision records are numbered once, in a row, and supersede each other both ways', () => {
    const records = documents.filter(({ path }) => /docs\/decisions\/\d{4}-/.test(path))
    const numbers = records.map(({ path }) => Number(path.match(/decisions\/(\d{4})-/)?.[1]))
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    for (const { text, path } of records) {
      for (const part of ['**Context.**', '**Decision.**', '**Consequences.**']) expect(text, path).toContain(part)
      const newer = text.match(/Superseded by (\d{4})/)?.[1]
      if (newer === undefined) continue
      const successor = records.find((record) => record.path.includes(`/${newer}-`))
      expect(successor?.text, `${newer} names what it supersedes`).toContain(
        `Supersedes ${path.match(/(\d{4})-/)?.[1]}`,
      )
    }
  })
})

test('docs/configuration.md lists every setting and nothing else', async () => {
  const text = await read('docs/configuration.md')
  const listed = [...text.matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm)].map((match) => [match[1], match[2]])
  const settings = Object.entries(configSchema.shape).map(([name, schema]) => [name, schema.description])
  expect(listed).toEqual(settings)
})

test('the glossary knows every table of the database and every module', async () => {
  const glossary = (await read('docs/glossary.md')).toLowerCase()
  const migrations = await Array.fromAsync(glob('migrations/*.sql', { cwd: root }))
  const tables = new Set<string>()
  for (const path of migrations) {
    for (const match of (await read(path)).matchAll(/create table (?:if not exists )?(\w+)/gi))
      tables.add(match[1] ?? '')
  }
  const modules = await Array.fromAsync(glob('src/modules/*', { cwd: root }))
  const names = [...tables, ...modules.map((path) => path.split('/').at(-1) ?? '')].map((name) =>
    name.replaceAll(/[_-]/g, ' '),
  )
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name) => !glossary.includes(name.toLowerCase()))).toEqual([])
})
