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

test('a search for answers lists exactly the hits of a plain one that cover enough, or have a bridge, or such a record', () => {
  const share = fc.constantFrom(0, 0.1, 0.25, 0.4, 0.6, 0.9)
  const thresholds = fc.record({
    coverage: share,
    coverageAlone: share,
    words: fc.constantFrom(1, 2, 3),
    strongest: fc.constantFrom(1, 2, 20),
  })
  const least = fc.constantFrom(undefined, 0.5, 1.5, 3)
  fc.assert(
    fc.property(corpus, planned, thresholds, least, (documents, plan, numbers, leastOf) => {
      const leastText = leastOf ?? 0
      const index = buildIndex(documents, options)
      const fitting: Fitting = { ...numbers, bridges: new Set(['ukcat:B1']) }
      const find = (kind: 'organisation' | 'record', more: Partial<SearchOptions> = {}) =>
        index.search(plan, { kinds: [kind], limit: 500, asAt, liftByRecords: kind === 'organisation', ...more })
      const answers = (kind: 'organisation' | 'record') => (id: string) =>
        isAnswer(
          documents.filter((each) => each.kind === kind),
          id,
          plan,
          fitting,
        )
      const records = find('record')
        .hits.map(({ id }) => id)
        .filter(answers('record'))
      expect(find('record', { fitting }).hits.map(({ id }) => id)).toEqual(records)
      const own = answers('organisation')
      const expected = find('organisation').hits.filter(
        (hit) =>
          hit.text + hit.lifted >= leastText && (own(hit.id) || hit.records.some(({ id }) => records.includes(id))),
      )
      const found = find('organisation', { fitting, leastText })
      const marked = find('organisation', { fitting, listAll: true })
      expect(marked.hits.filter(({ fits, text, lifted }) => fits && text + lifted >= leastText)).toEqual(found.hits)
      expect(marked.hits.map(({ id }) => id)).toEqual(find('organisation').hits.map(({ id }) => id))
      expect(found.hits).toEqual(expected.map((hit) => ({ ...hit, fits: true })))
      expect(found.total).toBe(expected.length)
      const strong = find('record').hits.filter(({ text }) => text >= leastText)
      expect(find('record', { leastText }).hits).toEqual(strong)
    }),
    { numRuns: 300 },
  )
})

/** The same by hand: words of the documents are told apart by blanks. */
function isAnswer(documents: readonly Posting[], id: string, plan: QueryPlan, fitting: Fitting): boolean {
  const wordsOf = ({ fields }: Posting) => new Set(Object.values(fields).join(' ').split(' '))
  const document = documents.find((each) => each.id === id)
  if (document === undefined) return false
  if (document.concepts?.includes('B1')) return true
  const asked = plan.terms
    .filter(({ origin }) => origin === 'word')
    .map(({ key }) => {
      const n = documents.filter((each) => wordsOf(each).has(key)).length
      return { key, idf: Math.log(1 + (documents.length - n + 0.5) / (n + 0.5)) }
    })
    .toSorted((a, b) => b.idf - a.idf)
    .slice(0, fitting.strongest)
  const sum = (list: typeof asked) => list.reduce((total, { idf }) => total + idf, 0)
  const has = asked.filter(({ key }) => wordsOf(document).has(key))
  if (has.length === 0) return false
  const share = sum(has) / sum(asked) + 1e-9
  return share >= fitting.coverageAlone || (has.length >= fitting.words && share >= fitting.coverage)
}
