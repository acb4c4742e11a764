import { describe, expect, test } from 'vitest'
import type { Posting } from '../posting.ts'
import type { PlannedTerm, QueryPlan } from '../query-plan.ts'
import { feedbackNumbers, takesFeedback, withFeedback } from './feedback.ts'

const word = (key: string): PlannedTerm => ({ key, weight: 1, origin: 'word', shown: key })
const plan = (...keys: string[]): QueryPlan => {
  return { text: '', terms: keys.map(word), corrected: [], added: [], concepts: [], ignored: [], unmatched: [] }
}
const documents: Record<string, Posting> = {
  a: { id: 'a', kind: 'practice', fields: { problem: 'lonely lonely befriending', done: 'visits, 1948 and the rest' } },
  b: { id: 'b', kind: 'practice', fields: { done: 'befriending everybody' } },
}
const frequencies: Record<string, number> = { lone: 20, befriend: 5, visit: 9, everybodi: 90, rest: 1 }
const source = {
  documents: 100,
  documentFrequency: (key: string) => frequencies[key] ?? 1,
  documentOf: (id: string) => documents[id],
  stopWords: new Set(['and', 'the']),
}
const hits = [
  { id: 'a', kind: 'practice', score: 8 },
  { id: 'b', kind: 'practice', score: 4 },
] as const

describe('a second look', () => {
  const second = withFeedback(plan('lone'), hits, source)

  test('adds the telling words of the best answers, the strongest at its whole weight', () => {
    const added = second.terms.filter(({ origin }) => origin === 'feedback')
    expect(added.map(({ key, shown }) => [key, shown])).toEqual([
      ['befriend', 'befriending'],
      ['visit', 'visits'],
    ])
    expect(added[0]?.weight).toBeCloseTo(feedbackNumbers.weight, 9)
    // By hand: tf / (tf + 1.2) times idf in a document of that length, and the root of idf taken out again.
    const idf = (n: number) => Math.log(1 + (100 - n + 0.5) / (n + 0.5))
    const [lone, befriend, visit] = [(2 / 3.2) * idf(20), idf(5) / 2.2, idf(9) / 2.2]
    const length = Math.hypot(lone, befriend, visit)
    const strongest = (befriend / length + 0.5) / Math.sqrt(idf(5))
    expect(added[1]?.weight).toBeCloseTo((0.3 * visit) / length / Math.sqrt(idf(9)) / strongest, 9)
  })

  test('lifts a typed word and leaves its weight, which coverage is counted by', () => {
    expect(second.terms[0]).toMatchObject({ key: 'lone', origin: 'word', weight: 1, lift: expect.any(Number) })
  })

  test('passes over numbers, stop words, words of one document and words of a quarter of them', () => {
    const keys = second.terms.map(({ key }) => key)
    for (const key of ['1948', 'the', 'rest', 'everybodi']) expect(keys).not.toContain(key)
  })

  test('is the same in whatever order a document says its words', () => {
    const turned = { ...source, documentOf: (id: string) => turnedRound(documents[id]) }
    const keys = ({ terms }: QueryPlan) => terms.map(({ key, weight, lift }) => [key, weight, lift])
    expect(keys(withFeedback(plan('lone'), hits, turned))).toEqual(keys(second))
  })

  test('nothing is added to a long need, without answers, and where a record is among the best', () => {
    const long = plan(...Array.from({ length: feedbackNumbers.mostTyped + 1 }, (_, at) => `word${at}`))
    expect(takesFeedback(long)).toBe(false)
    expect(withFeedback(long, hits, source)).toBe(long)
    const short = plan('lone')
    expect(withFeedback(short, [], source)).toBe(short)
    expect(withFeedback(short, [hits[0], { ...hits[1], kind: 'record' }], source)).toBe(short)
    expect(withFeedback(plan(), hits, source).terms).toEqual([])
  })
})

function turnedRound(document: Posting | undefined): Posting | undefined {
  if (document === undefined) return undefined
  const fields = Object.entries(document.fields).map(([name, text]) => [name, text.split(' ').reverse().join(' ')])
  return { ...document, fields: Object.fromEntries(fields) }
}
