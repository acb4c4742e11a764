import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { runVerb } from '../../src/platform/command-line/run-verb.ts'

const folder = mkdtempSync(join(tmpdir(), 'rank-'))
afterAll(() => rmSync(folder, { recursive: true }))

const lines = (rows: readonly (object | string)[]) =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('')

let made = 0
const benchmark = (
  documents: readonly (object | string)[],
  queries: readonly (object | string)[],
  about: object = { name: 'small', collapse: null },
): string => {
  const place = join(folder, `benchmark-${(made += 1)}`)
  mkdirSync(join(place, 'qrels'), { recursive: true })
  writeFileSync(join(place, 'corpus.jsonl'), lines(documents))
  writeFileSync(join(place, 'queries.jsonl'), lines(queries))
  writeFileSync(join(place, 'benchmark.json'), JSON.stringify(about))
  return place
}

const rank = async (...words: string[]) => {
  let out = ''
  let error = ''
  const code = await runVerb(
    [{ name: 'rank', summary: '', usage: ['rank'], load: () => import('../../src/modules/matching/rank.verb.ts') }],
    ['rank', ...words],
    {
      out: (text) => (out += text),
      error: { write: (text) => (error += text) },
      standardInput: async () => '',
      config: async () => readConfig({}),
      version: async () => '0',
    },
  )
  return { code, out, error }
}

const topics = [
  'befriending for older people',
  'mentoring for young people',
  'furniture reuse and jobs',
  'debt advice',
  'bus travel',
]
const organisations = (metadata: (at: number) => object = () => ({})) =>
  topics.flatMap((topic, group) =>
    Array.from({ length: 4 }, (_, at) => ({
      _id: `org-${group}-${at}`,
      title: `Organisation ${at}`,
      text: `We offer ${topic} in our town.`,
      metadata: { kind: 'organisation', ...metadata(group * 4 + at) },
    })),
  )
const queries = topics.map((text, at) => ({ _id: `q${at}`, text, metadata: { exclude: [] } }))

const runOf = async (place: string, ...more: string[]) => {
  const path = join(place, 'out.run')
  const result = await rank(place, '--run', path, ...more)
  expect(result).toMatchObject({ code: 0 })
  return readFileSync(path, 'utf8')
}

describe('rank', () => {
  test('writes a line a hit: ranks from 1, scores that never rise, nine decimals, queries in their order', async () => {
    const run = await runOf(benchmark(organisations(), queries), '--depth', '6', '--tag', 'mine')
    const rows = run
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' '))
    expect([...new Set(rows.map(([query]) => query))]).toEqual(queries.map(({ _id }) => _id))
    for (const { _id } of queries) {
      const own = rows.filter(([query]) => query === _id)
      expect(own.length).toBeLessThanOrEqual(6)
      expect(own.map(([, , , place]) => Number(place))).toEqual(own.map((_, at) => at + 1))
      const scores = own.map(([, , , , score]) => Number(score))
      expect(scores).toEqual(scores.toSorted((one, other) => other - one))
    }
    expect(rows.every((row) => row[1] === 'Q0' && row[5] === 'mine' && /^\d+\.\d{9}$/.test(row[4] ?? ''))).toBe(true)
  })

  test('twins tie, and size, income, popularity, campaigning and criticism change no byte', async () => {
    const plain = await runOf(benchmark(organisations(), queries))
    for (let group = 0; group < topics.length; group += 1) {
      const scores = plain
        .split('\n')
        .filter((line) => line.startsWith(`q${group} `))
        .slice(0, 4)
        .map((line) => line.split(' ')[4])
      expect(new Set(scores).size).toBe(1)
    }
    const large = { income: 48_000_000, spending: 47_000_000, employees: 900, notices: 400, adoptions: 900, views: 1e6 }
    for (const marked of [0, 1]) {
      const changed = organisations((at) => ({
        ...(at % 2 === marked ? large : {}),
        campaigning: at % 2 === 1,
        criticised: true,
      }))
      expect(await runOf(benchmark(changed, queries))).toBe(plain)
    }
  })

  test('lists a group once, lifted by its next three, and never what is excluded', async () => {
    const text = 'furniture reuse with jobs'
    const rows = ['a', 'a', 'a', 'b', 'c'].map((group, at) => ({ _id: `d${at}`, title: '', text, metadata: { group } }))
    const filler = Array.from({ length: 20 }, (_, at) => ({
      _id: `f${at}`,
      title: '',
      text: 'a hall for hire',
      metadata: { group: `f${at}` },
    }))
    const asked = [{ _id: 'q', text, metadata: { exclude: ['d3'] } }]
    const grouped = await runOf(benchmark([...rows, ...filler], asked, { collapse: 'group' }))
    const found = grouped
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' '))
    expect(found.map(([, , id]) => id).filter((id) => ['d0', 'd1', 'd2'].includes(id ?? '')).length).toBe(1)
    expect(found.map(([, , id]) => id)).not.toContain('d3')
    expect(['d0', 'd1', 'd2']).toContain(found[0]?.[2])
    const [first, second] = found.map((row) => Number(row[4]))
    expect((first ?? 0) / (second ?? 1)).toBeCloseTo(1.45, 6)
    const flat = await runOf(benchmark([...rows, ...filler], asked))
    expect(flat.trimEnd().split('\n').length).toBe(4)
  })

  test('refuses with file and line, and wrong usage with how to use it', async () => {
    const good = organisations()[0] ?? {}
    const said = async (place: string) => await rank(place, '--run', join(place, 'out.run'))
    const broken = await said(benchmark([good, '{"_id": '], queries))
    expect(broken).toMatchObject({ code: 1 })
    expect(broken.error).toContain('corpus.jsonl, line 2')
    expect((await said(benchmark([{ _id: 'x' }], queries))).error).toContain('corpus.jsonl, line 1: the field text')
    expect((await said(benchmark([good, good], queries))).error).toMatch(/line 2: the _id org-0-0 stands on line 1/)
    expect((await said(benchmark([good], [{ text: 'x' }]))).error).toContain('queries.jsonl, line 1: the field _id')
    expect((await said(join(folder, 'nowhere'))).error).toContain('there is no such file')
    const warned = await said(benchmark([good], [{ _id: 'q', text: 'advice', metadata: { exclude: ['nobody'] } }]))
    expect(warned).toMatchObject({ code: 0 })
    expect(warned.error).toContain('nobody')
    expect(await rank(benchmark([good], queries))).toMatchObject({ code: 2 })
    expect(await rank('a', '--run', 'b', '--depth', '0')).toMatchObject({ code: 2 })
  })

  test('--json tells the size and the time, --compare the measures', async () => {
    const place = benchmark(organisations(), queries)
    const json = await rank(place, '--run', join(place, 'a.run'), '--json')
    expect(JSON.parse(json.out)).toMatchObject({
      queries: 5,
      documents: 20,
      seconds: expect.any(Number),
      milliseconds: { median: expect.any(Number), p95: expect.any(Number) },
    })
    const judged = queries.map(({ _id }, at) => `${_id}\torg-${at}-0\t1`).join('\n')
    writeFileSync(join(place, 'qrels', 'test.tsv'), `query-id\tcorpus-id\tscore\n${judged}\n`)
    writeFileSync(join(place, 'base.run'), queries.map(({ _id }) => `${_id} Q0 org-4-3 1 1.0 base\n`).join(''))
    const compared = await rank(place, '--run', join(place, 'a.run'), '--compare', join(place, 'base.run'))
    expect(compared).toMatchObject({ code: 0 })
    for (const name of ['MRR', 'nDCG@10', 'Recall@10', 'Recall@100']) expect(compared.out).toContain(name)
    expect(compared.out).toMatch(/Recall@10 +0\.0000 +1\.0000 +\+1\.0000 \[\+1\.0000, \+1\.0000\]/)
  })
})
