import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readCsvColumns } from '../../src/modules/evidence/csv-columns.ts'
import { answerRequest } from '../../src/modules/evidence/synthesise.batch.ts'

const root = join(import.meta.dirname, '..', '..')
const fixtures = join(root, 'tests', 'fixtures', 'evidence')
const folder = mkdtempSync(join(tmpdir(), 'exchange-synthesise-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Tolerance = Readonly<{ relative?: number; absolute?: number; exact?: boolean }>
type Case = Readonly<{
  id: string
  family: string
  request: Readonly<Record<string, unknown>>
  expect: readonly Readonly<{ pointer: string; value: unknown; tolerance: Tolerance }>[]
}>
const { cases } = JSON.parse(readFileSync(join(fixtures, 'conformance.json'), 'utf8')) as { cases: readonly Case[] }

const readColumns = (file: string) => readCsvColumns(join(fixtures, file))

function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)
}

function misses(got: unknown, want: unknown, tolerance: Tolerance): boolean {
  if (Array.isArray(want)) {
    return (
      !Array.isArray(got) || got.length !== want.length || want.some((one, index) => misses(got[index], one, tolerance))
    )
  }
  if (typeof want !== 'number' || tolerance.exact === true) return got !== want
  if (typeof got !== 'number' || !Number.isFinite(got)) return true
  return Math.abs(got - want) > Math.max(tolerance.absolute ?? 0, (tolerance.relative ?? 0) * Math.abs(want))
}

describe('the reference cases', () => {
  test('are all there', () => expect(cases.length).toBe(71))

  test.each(cases.map((one) => [`${one.id} (${one.family})`, one] as const))(
    '%s',
    (_, { request, expect: expected }) => {
      const answer = answerRequest(request, readColumns)
      const missed = expected.filter(({ pointer, value, tolerance }) => misses(at(answer, pointer), value, tolerance))
      expect(missed.map(({ pointer, value }) => [pointer, value, at(answer, pointer)])).toEqual([])
    },
  )
})

const bcg = {
  data: { csv: join(fixtures, 'dat.bcg.csv') },
  effectSize: { measure: 'RR', columns: { a: 'tpos', b: 'tneg', c: 'cpos', d: 'cneg' } },
}

/** Runs the verb as people do, over a request in a file. */
function verb(request: unknown, more: readonly string[] = ['--json']) {
  const file = join(folder, 'request.json')
  writeFileSync(file, typeof request === 'string' ? request : JSON.stringify(request))
  return new Promise<{ code: number; out: string; error: string }>((resolve) => {
    execFile(
      join(root, 'bin', 'exchange'),
      ['synthesise', file, ...more],
      { maxBuffer: 64 * 1024 * 1024 },
      (failed, out, error) => resolve({ code: typeof failed?.code === 'number' ? failed.code : 0, out, error }),
    )
  })
}

describe('exchange synthesise', () => {
  test('answers the first worked example to the printed digits', async () => {
    const request = {
      id: 'bcg',
      ...bcg,
      model: { method: 'REML', test: 'knapp-hartung' },
      transform: 'exp',
      helps: { threshold: -0.10536051565782628, better: 'lower' },
    }
    const { code, out } = await verb(request)
    expect(code).toBe(0)
    const answer = JSON.parse(out) as Record<string, unknown>
    expect(answer).toMatchObject({ id: 'bcg', k: 13, measure: 'RR', model: { df: 12, converged: true } })
    expect(at(answer, '/pooled/estimate')).toBeCloseTo(-0.714532, 6)
    expect(at(answer, '/pooled/p')).toBeCloseTo(0.00192002, 8)
    expect(at(answer, '/pooled/predictionIntervals/riley')).toEqual([
      expect.closeTo(-2.00906, 5),
      expect.closeTo(0.579993, 6),
    ])
    expect(at(answer, '/pooled/chanceHelps')).toBeCloseTo(0.839625, 6)
    expect(at(answer, '/heterogeneity/p')).toBeCloseTo(1.99676e-26, 30)
  })

  test('answers a list with a list, refusals in their place, and exits with 1', async () => {
    const { code, out, error } = await verb([
      { id: 'fine', ...bcg },
      { id: 'wrong', ...bcg, efectSize: {} },
    ])
    expect(code).toBe(1)
    const [fine, wrong] = JSON.parse(out) as [{ k: number }, unknown]
    expect(fine.k).toBe(13)
    expect(wrong).toMatchObject({ id: 'wrong', problem: { type: 'unknown-field', field: 'efectSize' } })
    expect(error).toContain('1 of 2 requests')
  })

  test('says where JSON breaks off, and what wrong usage is', async () => {
    const broken = await verb('{\n "data":\n  oops }')
    expect(broken.code).toBe(1)
    expect(JSON.parse(broken.out)).toMatchObject({
      id: null,
      problem: { type: 'unreadable-request', title: 'The request is not valid JSON: line 3, column 3.' },
    })
    const usage = await new Promise<number>((resolve) => {
      execFile(join(root, 'bin', 'exchange'), ['synthesise'], (failed) => resolve(Number(failed?.code)))
    })
    expect(usage).toBe(2)
  })

  test('tells people in words', async () => {
    const { out } = await verb({ id: 'bcg', ...bcg }, [])
    expect(out).toContain('bcg: RR, 13 studies')
    expect(out).toContain('pooled      -0.7145')
  })
})

describe('refusals', () => {
  const given = (more: object) => ({
    data: {
      columns: { y: [1, 2, 3, 4], v: [1, 1, 1, 1], x: [1, 2, 3, 4], twin: [2, 4, 6, 8], g: ['a', 'a', 'a', 'a'] },
    },
    effectSize: { measure: 'GIVEN', columns: { y: 'y', v: 'v' } },
    ...more,
  })
  const refusals: readonly (readonly [string, unknown, string, string])[] = [
    [
      'a field nobody knows',
      { ...bcg, efectSize: {} },
      'unknown-field',
      '`efectSize` is not a field of a request. Did you mean `effectSize`?',
    ],
    [
      'a column that is not there',
      { ...bcg, effectSize: { measure: 'OR', columns: { a: 'ai', n1: 'n1i', c: 'ci', n2: 'n2i' } } },
      'missing-column',
      'The file has no column `ai`. It has: trial,',
    ],
    [
      'more events than people',
      {
        data: { columns: { a: [12], n1: [10], c: [1], n2: [10] } },
        effectSize: { measure: 'OR', columns: { a: 'a', n1: 'n1', c: 'c', n2: 'n2' } },
      },
      'impossible-value',
      'Row 1: 12 events among 10 people.',
    ],
    [
      'text in a column of numbers',
      { data: { columns: { y: ['none'], v: [1] } }, effectSize: { measure: 'GIVEN', columns: { y: 'y', v: 'v' } } },
      'impossible-value',
      'Row 1: `none` in column y is not a number.',
    ],
    [
      'a variance of nothing',
      { data: { columns: { y: [1, 2], v: [1, 0] } }, effectSize: { measure: 'GIVEN', columns: { y: 'y', v: 'v' } } },
      'not-a-variance',
      'Row 2: the variance must be above 0, got 0.',
    ],
    [
      'no row with all that is needed',
      {
        data: { columns: { y: [null, 'NA'], v: [1, 1] } },
        effectSize: { measure: 'GIVEN', columns: { y: 'y', v: 'v' } },
      },
      'nothing-to-analyse',
      'No row has all that GIVEN needs: 2 rows: y is missing.',
    ],
    [
      'more coefficients than studies carry',
      given({ moderators: ['x', { interaction: ['x', 'twin'] }, 'twin'] }),
      'not-identifiable',
      '4 studies cannot carry 4 coefficients.',
    ],
    [
      'a column that says the same as another',
      given({ moderators: ['x', 'twin'] }),
      'not-identifiable',
      '`twin` cannot be told from `x`.',
    ],
    ['a factor of one level', given({ moderators: ['g'] }), 'one-level', '`g` has one level among the 4 studies left.'],
    [
      'Mantel-Haenszel over means',
      given({ model: { kind: 'mantel-haenszel' } }),
      'wrong-measure',
      'Mantel-Haenszel needs counts; the measure is GIVEN. Measures allowed: OR, RR, RD.',
    ],
    [
      'effects that depend on one another',
      { ...given({}), effectSize: { measure: 'GIVEN', columns: { y: 'y', v: 'v' }, study: 'g' } },
      'dependent-effects',
      'Some studies have more than one effect',
    ],
    [
      'no table',
      { effectSize: { measure: 'GIVEN', columns: { y: 'y', v: 'v' } }, data: {} },
      'nothing-to-analyse',
      'The request names no table',
    ],
    ['a file that is not there', { ...bcg, data: { csv: 'nowhere.csv' } }, 'missing-file', 'There is no file'],
  ]

  test.each(refusals)('%s', (_, request, type, title) => {
    const answer = answerRequest(request, readCsvColumns)
    expect(answer).toMatchObject({ problem: { type } })
    expect('problem' in answer && answer.problem.title).toContain(title)
  })
})

describe('few studies', () => {
  const of = (count: number, model?: object) =>
    answerRequest(
      {
        data: { columns: { y: [0.1, 0.4, 0.3].slice(0, count), v: [0.1, 0.2, 0.1].slice(0, count) } },
        effectSize: { measure: 'GIVEN', columns: { y: 'y', v: 'v' } },
        ...(model && { model }),
      },
      readCsvColumns,
    )

  test('one is never pooled, two only when somebody names a model', () => {
    expect(of(1)).toMatchObject({ k: 1, pooled: null, warnings: [{ code: 'one-study' }] })
    expect(of(1, { method: 'EE' })).toMatchObject({ k: 1, pooled: null })
    expect(of(2)).toMatchObject({ k: 2, pooled: null, warnings: [{ code: 'two-studies' }] })
    const two = of(2, { method: 'EE', test: 'z' })
    expect(at(two, '/pooled/estimate')).toBeCloseTo(0.2, 12)
    expect(at(of(3), '/model/method')).toBe('REML')
  })
})
