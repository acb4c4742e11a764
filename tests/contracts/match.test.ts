import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { matchAnswerSchema, type MatchAnswer } from '../../src/modules/matching/match.schema.ts'
import { runVerb } from '../../src/platform/command-line/run-verb.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'match-'))
const saved = join(dataDir, 'index', 'bundled.match')
afterAll(() => rmSync(dataDir, { recursive: true }))

const match = async (words: readonly string[], typed = '') => {
  let out = ''
  let error = ''
  const code = await runVerb(
    [
      {
        name: 'match',
        summary: 'Finds',
        usage: ['match "need"'],
        load: () => import('../../src/modules/matching/match.verb.ts'),
      },
    ],
    ['match', ...words],
    {
      out: (text) => (out += text),
      error: { write: (text) => (error += text) },
      standardInput: async () => typed,
      config: async () => readConfig({ DATA_DIR: dataDir }),
      version: async () => '0',
    },
  )
  return { code, out, error }
}
const answerTo = async (...words: string[]): Promise<MatchAnswer> => {
  const { code, out, error } = await match([...words, '--json'])
  expect({ code, error }).toEqual({ code: 0, error: '' })
  return JSON.parse(out) as MatchAnswer
}

const need = 'falls prevention for older people in Bolton'

beforeAll(async () => {
  const { code, error } = await match([need, '--json'])
  expect(code).toBe(0)
  // The first run of an installation builds the index, and says so.
  expect(error).toContain('built anew')
  expect(error).toContain('Building the index')
}, 120_000)

describe('match', () => {
  test('answers with the keys of the contract in their order', async () => {
    const answer = await answerTo(need)
    expect(Object.keys(answer).slice(0, 4)).toEqual(['query', 'nothing_fits', 'unmatched', 'lists'])
    expect(Object.keys(answer.query)).toEqual(['text', 'place', 'terms', 'added', 'corrected', 'concepts', 'ignored'])
    expect(answer.query.place).toMatchObject({ code: 'E08000001', name: 'Bolton', from: 'text' })
    expect(answer.query.terms).toEqual(['fall', 'prevent', 'older', 'peopl'])
    expect(answer.query.concepts).toContainEqual({ code: 'BE108', tag: 'Older people', parts: ['older people'] })
    expect(answer.lists.map(({ kind }) => kind)).toEqual(['practice', 'organisation', 'need'])
    const [list] = answer.lists
    expect(Object.keys(list ?? {}).slice(0, 4)).toEqual(['kind', 'total', 'results', 'facets'])
    expect(Object.keys(list?.results[0] ?? {}).slice(0, 10)).toEqual([
      'rank',
      'id',
      'title',
      'score',
      'place',
      'reasons',
      'missing',
      'highlight',
      'source',
      'path',
    ])
    expect(JSON.stringify(matchAnswerSchema.parse(answer))).toBe(JSON.stringify(answer))
  })

  test('gives equal bytes for equal input, of any day', async () => {
    const once = await match([need, '--as-at', '2025-11-08', '--json'])
    expect((await match([need, '--json'])).out).toBe(once.out)
    expect((await match(['-', '--json'], need)).out).toBe(once.out)
    expect(once.out).not.toMatch(/\d{2}:\d{2}:\d{2}/)
    expect((await match([need, '--index', saved, '--json'])).out).toBe(once.out)
  })

  test('makes the lists that are asked for, as long as asked', async () => {
    const answer = await answerTo('homeless people', '--kind', 'record', '--kind', 'organisation', '--limit', '3')
    expect(answer.lists.map(({ kind, results }) => [kind, results.length])).toEqual([
      ['record', 3],
      ['organisation', 3],
    ])
  })

  test('takes a place as postcode, district, name or code; a postcode is cut and never told again', async () => {
    for (const place of ['BL1 4AB', 'bl1', 'Bolton', 'Bolton Council', 'E08000001']) {
      const answer = await answerTo('befriending', '--place', place, '--limit', '1')
      expect(answer.query.place).toEqual({ code: 'E08000001', name: 'Bolton', from: 'given' })
    }
    const { out } = await match(['befriending near BL1 4AB', '--json'])
    expect(out).not.toContain('4AB')
  })

  test('--explain adds a trace whose rows make up the score', async () => {
    const answer = await answerTo('befriending older people', '--kind', 'practice', '--limit', '1', '--explain')
    const [result] = answer.lists[0]?.results ?? []
    const trace = result?.trace
    if (trace === undefined) throw new Error('no trace')
    const sum = trace.rows.reduce((total, row) => total + row.score, 0)
    expect(sum).toBeCloseTo(trace.text, 3)
    expect((trace.text + trace.lifted) * (1 + trace.place + trace.evidence + trace.fresh)).toBeCloseTo(
      result?.score ?? 0,
      4,
    )
    expect(Object.keys(trace.rows[0] ?? {})).toEqual(
      expect.arrayContaining(['term', 'field', 'tf', 'idf', 'boost', 'score']),
    )
  })

  test('a list in which nothing fits is empty, says so, and is no failure', async () => {
    const answer = await answerTo('quantum chromodynamics lattice gauge renormalisation')
    expect(answer.nothing_fits).toBe(true)
    for (const list of answer.lists) expect([list.results, list.nothing_fits, list.total]).toEqual([[], true, 0])
    expect(answer.unmatched.length).toBeGreaterThan(0)
  })

  test('refuses an unknown place with three suggestions, and a text that is too long with where it would be cut', async () => {
    const { code, out, error } = await match(['befriending', '--place', 'Boltn', '--json'])
    expect(code).toBe(1)
    const refusal = JSON.parse(out) as { code: string; suggestions: string[] }
    expect(refusal).toMatchObject({ code: 'unknown-place' })
    expect(refusal.suggestions).toHaveLength(3)
    expect(refusal.suggestions[0]).toBe('Bolton')
    expect(error).toContain('We do not know Boltn')
    const long = await match(['falls '.repeat(900)])
    expect(long.code).toBe(1)
    expect(long.error).toContain('5,400 characters')
    expect(long.error).toContain('cut after')
  })

  test('wrong usage is 2: no text, an empty one, two, a wrong number, kind or date', async () => {
    for (const words of [
      [],
      [''],
      ['  '],
      ['two', 'texts'],
      ['x', '--limit', '0'],
      ['x', '--limit', '101'],
      ['x', '--kind', 'voice'],
      ['x', '--as-at', 'today'],
    ]) {
      expect(await match(words), words.join(' ')).toMatchObject({ code: 2 })
    }
    expect(await match(['-'], ' \n')).toMatchObject({ code: 2 })
  })

  test('prints a table with reasons for people', async () => {
    const { out } = await match([need, '--limit', '2'])
    expect(out).toContain('Place: Bolton')
    expect(out).toMatch(/Practices \(\d+\)/)
    expect(out).toMatch(/ {5}- Says /)
    for (const line of out.split('\n')) expect(line.length).toBeLessThan(160)
  })

  test('a damaged index is named and built anew; one that is named by hand is refused', async () => {
    const bytes = readFileSync(saved)
    const before = statSync(saved).mtimeMs
    writeFileSync(saved, bytes.subarray(0, 1_000))
    expect(await match([need, '--index', saved])).toMatchObject({
      code: 1,
      error: expect.stringContaining('wrong length'),
    })
    const { code, error } = await match([need, '--json'])
    expect(code).toBe(0)
    expect(error).toContain('wrong length')
    expect(statSync(saved).mtimeMs).toBeGreaterThan(before)
  }, 120_000)
})
