import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readContract, unreadable } from '../../src/engines/fairness/index.ts'
import { runVerb } from '../../src/platform/command-line/run-verb.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'commissioning')
const ranks = ['none', 'low', 'medium', 'high'] as const
type Rank = (typeof ranks)[number]

function worstOf(text: string, lead?: string): Rank {
  const found = readContract({ text, lead }).flags.map(({ severity }) => ranks.indexOf(severity))
  return ranks[Math.max(0, ...found)] ?? 'none'
}
const atLeast = (one: Rank, other: Rank) => ranks.indexOf(one) >= ranks.indexOf(other)

type Wording = Readonly<{
  id: string
  type: string
  text: string
  lead?: string
  expect: Readonly<{ flag: boolean; severity?: Rank }>
}>
const { clauses } = JSON.parse(readFileSync(join(fixtures, 'clauses.json'), 'utf8')) as { clauses: readonly Wording[] }
const own = readFileSync(join(fixtures, 'wordings-of-our-own.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [type: string, text: string])

describe('the labelled wordings', () => {
  test('recall and precision are 0.95 or better, and nothing fair is called high', () => {
    const judged = clauses.map(({ id, text, lead, expect: wanted }) => {
      const worst = worstOf(text, lead)
      const needed = wanted.flag && wanted.severity === 'low' ? 'low' : 'medium'
      return { id, wanted: wanted.flag, flagged: atLeast(worst, needed), worst }
    })
    const [tp, fn, fp] = [
      judged.filter((one) => one.wanted && one.flagged).length,
      judged.filter((one) => one.wanted && !one.flagged).length,
      judged.filter((one) => !one.wanted && one.flagged).length,
    ]
    expect(judged.length).toBe(93)
    expect(tp / (tp + fn)).toBeGreaterThanOrEqual(0.95)
    expect(tp / (tp + fp)).toBeGreaterThanOrEqual(0.95)
    expect(judged.filter((one) => !one.wanted && one.worst === 'high')).toEqual([])
  })

  test('the type is found too', () => {
    const wanted = clauses.filter((one) => one.expect.flag)
    const right = wanted.filter(({ text, lead, type }) =>
      readContract({ text, lead }).flags.some((flag) => flag.type === type),
    )
    expect(right.length / wanted.length).toBeGreaterThanOrEqual(0.95)
  })
})

describe('wordings of our own', () => {
  test.each(own)('%s: %s', (type, text) => {
    const { flags } = readContract({ text })
    if (type === 'none') expect(atLeast(worstOf(text), 'medium')).toBe(false)
    else expect(flags.map((flag) => flag.type)).toContain(type)
  })
})

describe('a reading', () => {
  const quoted = 'The Provider shall not publicly criticise the Council, its members or officers.'

  test.each([
    ['must for shall', quoted.replace('shall', 'must')],
    ['will for shall', quoted.replace('shall', 'will')],
    ['lines that break anywhere', quoted.replaceAll(' ', '\n')],
    ['capitals', quoted.toUpperCase()],
    ['a number before it', `14.2 ${quoted}`],
    ['other parties', quoted.replace('Provider', 'Charity').replace('Council', 'Department')],
    ['quotes that curl', quoted.replace('members', '“members”')],
  ])('finds the same in %s', (_, text) => {
    expect(readContract({ text }).flags.map(({ type, severity }) => [type, severity])).toContainEqual([
      'non-disparagement',
      'high',
    ])
  })

  test('does not find it where the sentence says the opposite', () => {
    expect(worstOf('The Council shall not penalise the Provider for criticising it in public.')).toBe('none')
    expect(worstOf('The Provider may criticise the Council.')).toBe('none')
  })

  test('quotes what stands at its offsets, with the clause and the heading', () => {
    const text = `AGREEMENT\n\n14 Publicity\n\n14.1 The parties will agree announcements.\n14.2 ${quoted} The Provider keeps records.\n`
    const [flag] = readContract({ text, whole: true }).flags
    expect(flag).toMatchObject({ clause: '14.2', quote: quoted })
    expect(text.slice(flag?.start, flag?.end)).toBe(quoted)
  })

  test('reads an item of a list with the words that it goes on from', () => {
    const text =
      'The following costs are ineligible:\n(a) paid for lobbying intended to influence Parliament;\n(b) alcohol.'
    expect(readContract({ text }).flags.map(({ type, quote }) => [type, quote])).toEqual([
      ['lobbying-spend', 'paid for lobbying intended to influence Parliament;'],
    ])
  })

  test('knows parties by what they are defined as', () => {
    const text =
      '“Contracting Body” means the Secretary of State for Work and Pensions.\n\nThe Contracting Body may end the Contract at any time without giving a reason.'
    const { definedTerms, flags } = readContract({ text, whole: true })
    expect(definedTerms).toMatchObject([{ term: 'Contracting Body' }])
    expect(flags.map(({ type }) => type)).toContain('one-sided-exit')
  })

  test('is softer where another clause protects, and says by which', () => {
    const protection =
      'Despite any other term, nothing in this Agreement prevents the Provider from commenting in public.'
    const [flag] = readContract({ text: `${quoted}\n\n${protection}` }).flags
    expect(flag).toMatchObject({ severity: 'low', softenedBy: [protection] })
  })

  test('says what a whole agreement leaves out, and finds what it has', () => {
    const text =
      '1 Either party may end this agreement by three months notice.\n\n2 Invoices are paid within 30 days of receipt.'
    const found = new Map(readContract({ text, whole: true }).absences.map((one) => [one.check, one.found]))
    expect(found.get('payment-30-days')).toBe(true)
    expect(found.get('notice-three-months')).toBe(true)
    expect(found.get('reciprocal-exit')).toBe(true)
    expect(found.get('right-to-campaign')).toBe(false)
    expect(readContract({ text }).absences).toEqual([])
  })

  test('never says what the law makes of a wording', () => {
    for (const { text, lead } of clauses) {
      for (const { reading, suggestion } of readContract({ text, lead }).flags) {
        expect(reading).toMatch(/^Read literally, this /)
        expect(`${reading} ${suggestion}`).not.toMatch(
          /\b(?:unlawful|illegal|void|enforceable|unenforceable)\b|\blawful\b/i,
        )
      }
    }
  })

  test('what is no text is refused', () => {
    expect(unreadable('  \n')?.code).toBe('empty')
    expect(unreadable('%PDF-1.7\u0000\u0001\u0002\u0003')?.code).toBe('not-text')
    expect(unreadable('The Provider shall.')).toBeUndefined()
  })
})

describe('exchange contract', () => {
  test('answers a list in its order', async () => {
    const verbs = [
      {
        name: 'contract',
        summary: '',
        usage: [],
        load: () => import('../../src/modules/commissioning/contract.verb.ts'),
      },
    ]
    let out = ''
    const code = await runVerb(verbs, ['contract', join(fixtures, 'wordings.json'), '--json'], {
      out: (text) => (out += text),
      error: { write: () => true, isTTY: false },
      standardInput: () => Promise.resolve(''),
      config: () => Promise.reject(new Error('No settings are needed')),
      version: () => Promise.resolve('0'),
    })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject([
      { id: 'a', ok: true, flags: [{ type: 'non-disparagement' }], absences: [] },
      { id: 'b', ok: false, problem: { code: 'empty' } },
    ])
  })
})
