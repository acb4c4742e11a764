import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseIsoDate, type IsoDate } from '../../../core/iso-date.ts'
import type { Fitting, SearchOptions } from '../found.ts'
import { buildIndex } from '../matching-index.ts'
import type { Posting } from '../posting.ts'
import type { PlannedTerm, QueryPlan } from '../query-plan.ts'

const words = ['fall', 'home', 'youth', 'music', 'night', 'bus']
const text = fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((list) => list.join(' '))
const corpus = fc
  .array(
    fc.record({ problem: text, done: text, concept: fc.boolean(), kind: fc.constantFrom('organisation', 'record') }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((rows) =>
    rows.map(({ problem, done, concept, kind }, at): Posting => {
      const base = { id: `d${at}`, fields: { problem, done }, ...(concept && { concepts: ['B1'] }) }
      return kind === 'record' ? { ...base, kind: 'record', group: `d${at % 4}` } : { ...base, kind: 'organisation' }
    }),
  )
const options = { stopWords: new Set<string>(), phrases: [], conceptParents: new Map<string, readonly string[]>() }
const asAt = { day: parseIsoDate('2025-11-08') as IsoDate, tieBreak: '' }

const planned = fc.uniqueArray(fc.constantFrom(...words), { minLength: 1 }).map((keys): QueryPlan => {
  const terms: PlannedTerm[] = keys.map((key) => ({ key, weight: 1, origin: 'word', shown: key }))
  terms.push({ key: 'ukcat:B1', weight: 1, origin: 'concept', shown: 'b' })
  return { text: keys.join(' '), terms, corrected: [], added: [], concepts: [], ignored: [], unmatched: [] }
})

test('a search for answers lists exactly the hits of a plain one that cover enough, or share a concept, or have such a record', () => {
  const share = fc.constantFrom(0, 0.1, 0.25, 0.4, 0.6, 0.9)
  const thresholds = fc.record({ coverage: share, concept: share })
  fc.assert(
    fc.property(corpus, planned, thresholds, (documents, plan, { coverage, concept }) => {
      const index = buildIndex(documents, options)
      const fitting: Fitting = { coverage, coverageWithConcept: concept, concepts: new Set(['ukcat:B1']) }
      const find = (kind: 'organisation' | 'record', more: Partial<SearchOptions> = {}) =>
        index.search(plan, { kinds: [kind], limit: 500, asAt, liftByRecords: kind === 'organisation', ...more })
      const answers = (hits: ReturnType<typeof find>['hits']) =>
        hits.filter((hit) => {
          const shares = hit.contributions.some(({ key }) => key === 'ukcat:B1')
          return (hit.coverage > 0 || shares) && hit.coverage >= (shares ? concept : coverage) - 1e-9
        })
      const records = answers(find('record').hits).map(({ id }) => id)
      expect(find('record', { fitting }).hits.map(({ id }) => id)).toEqual(records)
      const plain = find('organisation').hits
      const own = new Set(answers(plain).map(({ id }) => id))
      const expected = plain.filter((hit) => own.has(hit.id) || hit.records.some(({ id }) => records.includes(id)))
      const found = find('organisation', { fitting })
      expect(found.hits).toEqual(expected)
      expect(found.total).toBe(expected.length)
    }),
    { numRuns: 300 },
  )
})
