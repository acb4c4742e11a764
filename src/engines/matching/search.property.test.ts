import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asAt, corpus, keys, options, plan, posting, searched } from '../../../tests/support/matching-corpus.ts'
import { oracle, passes, valuesOf } from '../../../tests/support/matching-oracle.ts'
import type { Row } from '../../../tests/support/matching-oracle.ts'
import type { Found, MatchIndex, SearchOptions } from './found.ts'
import { buildIndex, openIndex } from './matching-index.ts'
import type { Posting } from './posting.ts'
import type { QueryPlan } from './query-plan.ts'
import { windowSize } from './search/accumulate.ts'
import { countCap } from './search/facet-counts.ts'

function expectSame(found: Found, documents: readonly Posting[], query: QueryPlan, chosen: SearchOptions): void {
  const { listed } = oracle(documents, query, chosen)
  expect(found.total).toBe(Math.min(listed.length, countCap + 1))
  expect(found.hits.map(({ id }) => id)).toEqual(listed.slice(0, chosen.limit).map(({ document }) => document.id))
  found.hits.forEach((hit, at) => {
    const row = listed[at] as Row
    expect(hit.score).toBeCloseTo(row.score, 8)
    expect(hit.text).toBeCloseTo(row.text, 9)
    expect(hit.lifted).toBeCloseTo(row.lifted, 9)
    expect(1 + hit.place + hit.evidence + hit.fresh).toBeCloseTo(row.factor, 9)
    expect(hit.contributions.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(hit.text, 9)
    if (!chosen.collapseGroups)
      expect(hit.records.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(hit.lifted, 9)
  })
}

/** Some here and there, and a row of them where one window of documents follows another. */
const isTakenOut = (at: number) => at % 97 === 0 || (at > windowSize - 25 && at < windowSize + 25)

describe('search', () => {
  test('gives what scoring every document would give, in the same order', () => {
    fc.assert(
      fc.property(corpus(25), plan, searched, (documents, query, chosen) => {
        expectSame(buildIndex(documents, options).search(query, chosen), documents, query, chosen)
      }),
      { numRuns: 1500 },
    )
  })

  test('does so among more documents than are scored at one time and counted at all', () => {
    const documents = fc
      .sample(posting, { numRuns: 2 * windowSize + 100, seed: 7 })
      .map((document, at): Posting => ({ ...document, id: `d${at}` }))
    const index = buildIndex(documents, options)
    index.remove(documents.filter((_, at) => isTakenOut(at)))
    const left = documents.filter((_, at) => !isTakenOut(at))
    const ask = fc.tuple(
      plan,
      searched.map((chosen): SearchOptions => ({ ...chosen, facets: [] })),
    )
    for (const [query, chosen] of fc.sample(ask, { numRuns: 8, seed: 7 })) {
      expectSame(index.search(query, chosen), left, query, chosen)
    }
  })

  test('an index changed step by step equals one built anew, merged or not, saved or not', () => {
    const step = fc.record({
      add: fc.boolean(),
      from: fc.integer({ min: 0, max: 29 }),
      count: fc.integer({ min: 1, max: 9 }),
      merge: fc.boolean(),
    })
    fc.assert(
      fc.property(corpus(30), fc.array(step, { maxLength: 8 }), plan, searched, (documents, steps, query, chosen) => {
        const index = buildIndex(documents.slice(0, 10), options)
        const there = new Map(documents.slice(0, 10).map((document) => [document.id, document]))
        for (const { add, from, count, merge } of steps) {
          const some = documents.slice(from, from + count)
          if (add) index.add(some)
          else index.remove(some)
          for (const document of some) {
            there.delete(document.id)
            if (add) there.set(document.id, document)
          }
          if (merge) index.merge()
        }
        expect(index.size).toBe(there.size)
        const anew = buildIndex(there.values(), options)
        expect(index.search(query, chosen)).toEqual(anew.search(query, chosen))
        for (const key of keys) expect(index.documentFrequency(key)).toBe(anew.documentFrequency(key))
        expect(new Map(index.words())).toEqual(new Map(anew.words()))
        const opened = openIndex(index.save(), options)
        expect(opened.ok && opened.value.search(query, chosen)).toEqual(anew.search(query, chosen))
      }),
      { numRuns: 500 },
    )
  })

  test('pages follow one another without a gap or a repeat', () => {
    fc.assert(
      fc.property(corpus(25), plan, searched, (documents, query, chosen) => {
        const index = buildIndex(documents, options)
        const whole = index.search(query, { ...chosen, limit: 500 }).hits.map(({ id }) => id)
        const paged: string[] = []
        for (let after: { score: number; id: string } | undefined; ;) {
          const { hits } = index.search(query, { ...chosen, limit: 3, ...(after ? { after } : {}) })
          paged.push(...hits.map(({ id }) => id))
          after = hits.at(-1)
          if (!after) break
        }
        expect(paged).toEqual(whole)
      }),
      { numRuns: 200 },
    )
  })

  test('facet counts are true', () => {
    fc.assert(
      fc.property(corpus(25), plan, searched, (documents, query, chosen) => {
        const asked = { ...chosen, collapseGroups: false, facets: ['area', 'level', 'kind', 'side'] }
        const { facets } = buildIndex(documents, options).search(query, asked)
        const { fitting } = oracle(documents, query, asked)
        for (const name of asked.facets) {
          const counts = new Map<string, number>()
          for (const { document } of fitting) {
            if (!Object.keys(asked.filters ?? {}).every((other) => other === name || passes(document, asked, other)))
              continue
            for (const value of name === 'kind' ? [document.kind] : valuesOf(document, asked, name))
              counts.set(value, (counts.get(value) ?? 0) + 1)
          }
          expect(new Map(facets[name]?.map(({ value, count }) => [value, count]))).toEqual(counts)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the signals together never lift a document over one whose words fit 1.45 times better', () => {
    fc.assert(
      fc.property(corpus(25), plan, searched, (documents, query, chosen) => {
        const { hits } = buildIndex(documents, options).search(query, { ...chosen, limit: 500 })
        hits.forEach((above, at) => {
          expect(above.place + above.evidence + above.fresh).toBeLessThanOrEqual(0.45 + 1e-12)
          for (const below of hits.slice(at + 1)) {
            expect(below.text + below.lifted).toBeLessThanOrEqual((above.text + above.lifted) * 1.45 + 1e-8)
          }
        })
      }),
      { numRuns: 300 },
    )
  })

  test('twins tie, wherever they stand', () => {
    fc.assert(
      fc.property(corpus(20), posting, plan, (documents, twin, query) => {
        const index: MatchIndex = buildIndex([{ ...twin, id: 'twin-a' }, ...documents], options)
        index.add([{ ...twin, id: 'twin-b' }])
        const { hits } = index.search(query, { kinds: [twin.kind], limit: 500, asAt })
        const scores = hits.filter(({ id }) => id.startsWith('twin')).map(({ score }) => score)
        expect(scores[0]).toBe(scores[1])
      }),
      { numRuns: 300 },
    )
  })
})
