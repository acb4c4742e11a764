import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerBurden } from '../../src/engines/fairness/index.ts'
import { answerTender } from '../../src/engines/tendering/index.ts'
import { readTenderFacts } from '../../src/modules/commissioning/tender-facts.reader.ts'
import { runVerb } from '../../src/platform/command-line/run-verb.ts'

const root = join(import.meta.dirname, '..', '..')
const facts = readTenderFacts(join(root, 'data'))
const answerers: Readonly<Record<string, (request: unknown) => object>> = {
  tender: (request) => answerTender(request, facts),
  burden: answerBurden,
}

type Expected = Readonly<{ pointer: string; equals?: unknown; near?: number; tolerance?: number }>
type Case = Readonly<{ id: string; verb: string; request: unknown; expect: readonly Expected[] }>
const { cases } = JSON.parse(
  readFileSync(join(root, 'tests/fixtures/commissioning/tender-conformance.json'), 'utf8'),
) as { cases: readonly Case[] }

function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)
}

describe('the reference cases', () => {
  test('are all there', () => expect(cases.length).toBe(68))
  test.each(cases.map((one) => [`${one.verb}: ${one.id}`, one] as const))(
    '%s',
    (_, { verb, request, expect: expected }) => {
      const answer = answerers[verb]?.(request)
      for (const { pointer, equals, near, tolerance } of expected) {
        const got = at(answer, pointer)
        if (near === undefined) expect([pointer, got]).toEqual([pointer, equals])
        else expect(Math.abs(Number(got) - near), pointer).toBeLessThanOrEqual(tolerance ?? 0)
      }
    },
  )
})

describe('the worked examples of the specification', () => {
  const furniture = {
    do: 'score',
    price: { method: 'lowest-over-bid', weight: 60 },
    criteria: [
      { id: 'quality', weight: 30, max: 100, threshold: null },
      { id: 'social', weight: 10 },
    ],
    bids: [
      { id: 'haulier', price: 40000000, scores: { quality: 72, social: 30 } },
      { id: 'social-enterprise', price: 43000000, scores: { quality: 74, social: 85 } },
    ],
    qualityThreshold: null,
    tieBreak: ['quality', 'price'],
    total: 100,
    decimals: 2,
  }

  test('the whole answer of a score', () => {
    expect(answerTender(furniture, facts)).toEqual({
      ok: true,
      do: 'score',
      method: { name: 'lowest-over-bid', relative: true, better: 'higher' },
      compared: ['haulier', 'social-enterprise'],
      bids: [
        {
          id: 'haulier',
          status: 'compared',
          failed: [],
          pricePoints: '60',
          criterionPoints: { quality: '108/5', social: '3' },
          quality: '123/5',
          result: '423/5',
          shown: { pricePoints: '60.00', result: '84.60' },
          rank: 2,
        },
        {
          id: 'social-enterprise',
          status: 'compared',
          failed: [],
          pricePoints: '2400/43',
          criterionPoints: { quality: '111/5', social: '17/2' },
          quality: '307/10',
          result: '37201/430',
          shown: { pricePoints: '55.81', result: '86.51' },
          rank: 1,
        },
      ],
      winner: 'social-enterprise',
      tie: [],
      tieBroken: null,
      effectiveWeights: [
        { id: 'price', stated: '60', spread: '180/43', effective: '180000/4423' },
        { id: 'quality', stated: '30', spread: '3/5', effective: '25800/4423' },
        { id: 'social', stated: '10', spread: '11/2', effective: '236500/4423' },
      ],
      warnings: [],
    })
  })

  test('the whole answer of a burden', () => {
    const request = {
      costPerHour: 2150,
      valueAYear: 8500000,
      lines: [
        {
          what: 'Quarterly return',
          timesAYear: 4,
          hoursEach: 6,
          people: 1,
          breakdowns: 3,
          uniquePeople: true,
          bespokeTemplate: true,
          deadlineWorkingDays: 9,
          decision: 'payment',
        },
        { what: 'Annual accounts', timesAYear: 1, hoursEach: 12, reuse: true, decision: '' },
      ],
    }
    expect(answerBurden(request)).toEqual({
      ok: true,
      do: 'burden',
      hours: '252/5',
      cost: '108360',
      shareOfValue: '2709/212500',
      hoursPer10000: '504/85',
      band: 'green',
      small: false,
      lines: [
        { what: 'Quarterly return', hours: '48', cost: '103200' },
        { what: 'Annual accounts', hours: '12/5', cost: '5160' },
      ],
      suggestions: [
        { line: 0, change: 'half-yearly instead of quarterly', hoursSaved: '24' },
        { line: 1, change: 'drop: no decision uses it', hoursSaved: '12/5' },
      ],
      cautions: [],
    })
  })

  test('a message names the bid and the criterion', () => {
    const [first, second] = furniture.bids
    const wrong = {
      ...furniture,
      bids: [{ ...first, id: 'Reuse Works', scores: { quality: 101, social: 30 } }, second],
    }
    expect(answerTender(wrong, facts)).toMatchObject({
      ok: false,
      problem: {
        code: 'score-out-of-range',
        pointer: '/bids/0/scores/quality',
        detail: 'Bid *Reuse Works*: the mark 101 for *quality* is above its maximum of 100.',
      },
    })
  })
})

describe('the verbs', () => {
  const run = async (name: 'tender' | 'burden', input: string) => {
    const verbs = [
      { name: 'tender', summary: '', usage: [], load: () => import('../../src/modules/commissioning/tender.verb.ts') },
      { name: 'burden', summary: '', usage: [], load: () => import('../../src/modules/commissioning/burden.verb.ts') },
    ]
    let out = ''
    let error = ''
    const code = await runVerb(verbs, [name, '-', '--json'], {
      out: (text) => (out += text),
      error: { write: (text: string) => (error += text) !== '', isTTY: false },
      standardInput: () => Promise.resolve(input),
      config: () => Promise.reject(new Error('No settings are needed')),
      version: () => Promise.resolve('0'),
    })
    return { code, out, error }
  }

  test('a list is answered by a list; one refusal among them exits with 1', async () => {
    const { code, out } = await run(
      'tender',
      '[{"id": 7, "do": "guess"}, {"do": "price-points", "price": {"method": "range", "weight": "1/3"}, "prices": [1, 2]}]',
    )
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([
      { id: 7, ok: false, problem: { code: 'unknown-do' } },
      { ok: true, points: ['1/3', '0'] },
    ])
  })

  test('decimals mean what is written, however many digits they have', async () => {
    const { out } = await run(
      'tender',
      '{"do": "price-points", "price": {"method": "absolute", "weight": 0.1234567890123456789012, "ceiling": 2}, "prices": [0]}',
    )
    expect(JSON.parse(out)).toMatchObject({ points: ['308641972530864197253/2500000000000000000000'] })
  })

  test('text that is no JSON is refused with its place', async () => {
    const { code, error } = await run('burden', '{\n  "lines": [}')
    expect(code).toBe(1)
    expect(error).toContain('line 2, column 13')
  })
})
