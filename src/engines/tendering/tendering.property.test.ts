import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readExact, zero } from '../../core/exact/exact.ts'
import { Rational } from '../../core/exact/rational.ts'
import type { WorkingCalendar } from '../../core/working-days.ts'
import { answerTender, type TenderFacts } from './index.ts'
import { mulberry } from './mulberry.ts'

const calendarOf = (area: WorkingCalendar['area']): WorkingCalendar => ({ area, holidays: new Set() })
const facts: TenderFacts = { calendarOf, thresholds: [] }

const methods = [
  { method: 'lowest-over-bid', weight: 60 },
  { method: 'range', weight: 60 },
  { method: 'mean', weight: 60 },
  { method: 'linear-above-lowest', weight: 60 },
  { method: 'rank-points', weight: 60 },
  { method: 'absolute', weight: 60, floor: 10, ceiling: 2_000 },
] as const
const bid = fc.record({
  price: fc.integer({ min: 1, max: 3_000 }),
  quality: fc.integer({ min: 0, max: 100 }),
  social: fc.integer({ min: 0, max: 10 }),
})
const bids = fc.array(bid, { minLength: 2, maxLength: 6 })
type Drawn = Readonly<{ price: number; quality: number; social: number }>

const requestOf = (drawn: readonly Drawn[], price: object = methods[0], more: object = {}) => ({
  price,
  criteria: [
    { id: 'quality', weight: 30 },
    { id: 'social', weight: 10, max: 10 },
  ],
  bids: drawn.map(({ price: pence, quality, social }, at) => ({
    id: `b${at}`,
    price: pence,
    scores: { quality, social },
  })),
  ...more,
})
type Scored = Readonly<{
  bids: readonly Readonly<{ id: string; pricePoints: string; quality: string; result: string; rank: number }>[]
  winner: string | null
  tie: readonly string[]
}>
/** The answer of a request that is right, as its computation has it. */
function answered(request: object): unknown {
  const answer = answerTender(request, facts)
  if (!answer.ok) throw new Error(answer.problem.detail)
  return answer
}
const scoredBy = (request: object) => answered(request) as Scored
const exact = (text: string) => readExact(text) ?? zero

describe('scoring', () => {
  test('is exact: results are sums of their parts, points lie within the weight, ranks agree with results', () => {
    fc.assert(
      fc.property(bids, fc.constantFrom(...methods), (drawn, price) => {
        const found = scoredBy(requestOf(drawn, price)).bids
        for (const one of found) {
          expect(exact(one.pricePoints).add(exact(one.quality)).toString()).toBe(one.result)
          expect(exact(one.pricePoints).sign).toBeGreaterThanOrEqual(0)
          expect(exact(one.pricePoints).compare(new Rational(60))).toBeLessThanOrEqual(0)
          expect(one.rank).toBe(1 + found.filter((other) => exact(other.result).compare(exact(one.result)) > 0).length)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('does not hang on the order of bids, and a cheaper bid never has fewer points for price', () => {
    fc.assert(
      fc.property(bids, fc.constantFrom(...methods), (drawn, price) => {
        const found = scoredBy(requestOf(drawn, price))
        const turned = scoredBy({ ...requestOf(drawn, price), bids: [...requestOf(drawn, price).bids].reverse() })
        expect(new Map(turned.bids.map((one) => [one.id, one.result]))).toEqual(
          new Map(found.bids.map((one) => [one.id, one.result])),
        )
        drawn.forEach((a, i) =>
          drawn.forEach((b, j) => {
            if (a.price > b.price) return
            const [one, other] = [found.bids[i]?.pricePoints ?? '', found.bids[j]?.pricePoints ?? '']
            expect(exact(one).compare(exact(other))).toBeGreaterThanOrEqual(0)
          }),
        )
      }),
      { numRuns: 200 },
    )
  })

  test('an absolute formula has no reversal, whoever leaves', () => {
    fc.assert(
      fc.property(bids, (drawn) => {
        const { reversal } = answered({
          ...requestOf(drawn, methods[5]),
          do: 'sensitivity',
          step: 20,
        }) as { reversal: boolean }
        expect(reversal).toBe(false)
      }),
      { numRuns: 100 },
    )
  })

  test('at the weight where two bids tie, they tie', () => {
    fc.assert(
      fc.property(fc.tuple(bid, bid), fc.constantFrom('price', 'quality', 'social'), (drawn, vary) => {
        const found = answered({
          ...requestOf(drawn),
          do: 'break-even',
          pair: ['b0', 'b1'],
          vary,
        }) as { weight: string | null; tieTotal: string }
        if (found.weight === null) return
        const weight = exact(found.weight)
        if (weight.isZero || weight.equals(new Rational(100))) return
        const stated = { price: new Rational(60), quality: new Rational(30), social: new Rational(10) }
        const rest = new Rational(100).sub(stated[vary])
        const share = (part: keyof typeof stated) =>
          (part === vary ? weight : stated[part].mul(new Rational(100).sub(weight)).div(rest)).toString()
        const [one, other] = scoredBy({
          ...requestOf(drawn, { ...methods[0], weight: share('price') }),
          criteria: [
            { id: 'quality', weight: share('quality') },
            { id: 'social', weight: share('social'), max: 10 },
          ],
        }).bids
        expect(one?.result).toBe(other?.result)
        expect(one?.result).toBe(found.tieTotal)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the laboratory', () => {
  const request = {
    do: 'laboratory',
    runs: 60,
    bidders: { min: 3, max: 5 },
    prices: { low: 1_000, high: 2_000 },
    criteria: [{ id: 'quality', weight: 40, range: { low: 20, high: 90 } }],
  }
  type Laboratory = Readonly<{
    runs: number
    wins: Readonly<Record<string, number>>
    reversals: number
    threeOrMore: number
    kinds: readonly Readonly<{ entered: number; won: number }>[]
  }>

  test('draws the numbers of its specification', () => {
    const { next } = mulberry(7)
    expect([next(), next(), next(), next()]).toEqual([50271532, 266108690, 4195786334, 3002305430])
    const great = mulberry(7)
    expect(great.draw(2 ** 40)).toBe(Number((50271532n * 2n ** 40n) >> 32n))
  })

  test('is the same every time, and its counts add up', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.constantFrom(...methods), (seed, price) => {
        const one = answered({ ...request, seed, price }) as Laboratory
        expect(answered({ ...request, seed, price }) as Laboratory).toEqual(one)
        expect(Object.values(one.wins).reduce((sum, count) => sum + count, 0)).toBe(one.runs)
        expect(one.reversals).toBeLessThanOrEqual(one.threeOrMore)
        for (const { entered, won } of one.kinds) expect(won).toBeLessThanOrEqual(entered)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a standstill', () => {
  test('ends on a working day, not before it was published, and later if it begins later', () => {
    const day = fc
      .date({ min: new Date('2025-01-01'), max: new Date('2029-01-01'), noInvalidDate: true })
      .map((one) => one.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, fc.integer({ min: 8, max: 30 }), (a, b, workingDays) => {
        const end = (published: string) =>
          (answered({ do: 'standstill', published, workingDays }) as { endsOn: string }).endsOn
        const [first, second] = a < b ? [a, b] : [b, a]
        expect(end(first) <= end(second)).toBe(true)
        expect(end(first) > first).toBe(true)
        expect([0, 6]).not.toContain(new Date(end(first)).getUTCDay())
      }),
      { numRuns: 200 },
    )
  })
})

describe('a panel', () => {
  test('of one mind agrees wholly', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 12 }), (marks) => {
        const items = marks.map((mark, at) => ({ id: `q${at}`, scores: [mark, mark, mark] }))
        const { agreement } = answered({
          do: 'panel',
          evaluators: ['a', 'b', 'c'],
          items,
        }) as { agreement: { alpha: { interval: number }; kendallW: number } }
        expect(agreement.alpha.interval).toBeCloseTo(1, 12)
        expect(agreement.kendallW).toBeCloseTo(1, 12)
      }),
    )
  })
})
