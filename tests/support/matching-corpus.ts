import * as fc from 'fast-check'
import { parseIsoDate } from '../../src/core/iso-date.ts'
import type { IsoDate } from '../../src/core/iso-date.ts'
import type { SearchOptions } from '../../src/engines/matching/found.ts'
import type { Posting } from '../../src/engines/matching/posting.ts'
import type { PlannedTerm, QueryPlan } from '../../src/engines/matching/query-plan.ts'

/** What the texts of documents are made of. */
export const words = [
  'fall',
  'home',
  'youth',
  'caring',
  'night',
  'co-op',
  'GPs',
  'the',
  'strength and balance',
  'music',
]
/** What is looked for. */
export const keys = [
  'fall',
  'home',
  'youth',
  'care',
  '=caring',
  'night',
  'coop',
  'gp',
  '_strength balanc',
  'music',
  'ukcat:B1',
  'ukcat:B',
  'cpv:851',
  'none',
]
const places = ['E1', 'E2', 'W1']
const day = (text: string) => parseIsoDate(text) as IsoDate
/** The day of every search. */
export const asAt = { day: day('2025-11-08'), tieBreak: '2025-W45' }
/** Small word lists, and two places near each other. */
export const options = {
  stopWords: new Set(['the', 'and']),
  phrases: ['strength and balance', 'night'],
  conceptParents: new Map([['B1', ['B']]]),
  places: {
    nearness: (here: string, there: string) => (here === there ? 0.3 : here[0] === there[0] ? 0.12 : 0),
    kilometres: () => undefined,
    name: () => undefined,
  },
}

const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 7 }).map((list) => list.join(' '))
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })
/** Documents of three kinds with everything that decides a rank. */
export const posting = fc
  .record({
    kind: fc.constantFrom('organisation', 'record', 'practice'),
    fields: fc.record(Object.fromEntries(['problem', 'done', 'name', 'where'].map((name) => [name, text])), {
      requiredKeys: [],
    }),
    concepts: optional(fc.subarray(['B1', 'B'])),
    cpv: optional(fc.constant(['85100000', '85110000'])),
    places: optional(fc.subarray(places)),
    everywhere: optional(fc.boolean()),
    evidence: optional(fc.constantFrom(0, 0.25, 1)),
    confirmed: optional(fc.constantFrom(day('2025-10-01'), day('2024-01-01'), day('2020-01-01'))),
    group: optional(fc.constantFrom('d0', 'd1', 'd2', 'other')),
    buyer: optional(fc.constantFrom('council', 'trust')),
    facets: optional(
      fc.record({ area: fc.subarray(['a', 'b', 'c']), level: fc.constant(['x']) }, { requiredKeys: [] }),
    ),
  })
  .map(
    (given) =>
      Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Omit<Posting, 'id'>,
  )
/** Up to `most` documents, `d0` and so on; groups and organisations share those ids. */
export const corpus = (most: number) =>
  fc
    .array(posting, { minLength: 1, maxLength: most })
    .map((list) => list.map((each, at): Posting => ({ ...each, id: `d${at}` })))

const term = fc.record(
  {
    key: fc.constantFrom(...keys),
    weight: fc.constantFrom(1, 0.6),
    lift: fc.constantFrom(0.3, 0.07),
    origin: fc.constantFrom('word', 'synonym'),
    shown: fc.constant(''),
    fields: fc.constantFrom(['problem'] as const, ['done', 'name'] as const),
  },
  { requiredKeys: ['key', 'weight', 'origin', 'shown'] },
) as fc.Arbitrary<PlannedTerm>
/** A plan without terms. */
export const emptyPlan: QueryPlan = {
  text: '',
  terms: [],
  corrected: [],
  added: [],
  concepts: [],
  ignored: [],
  unmatched: [],
}

/** Plans with some of the terms that the documents hold, and one that none does. */
export const plan = fc
  .record({ terms: fc.array(term, { maxLength: 6 }), place: optional(fc.constantFrom(...places)) })
  .map(({ terms, place }): QueryPlan => ({
    ...emptyPlan,
    terms,
    ...(place ? { place: { code: place, name: place, from: 'given' as const } } : {}),
  }))
/** Every option of a search. */
export const searched = fc
  .record(
    {
      kinds: fc.subarray(['organisation', 'record', 'practice'] as const, { minLength: 1 }),
      limit: fc.integer({ min: 1, max: 12 }),
      exclude: fc.subarray(['d0', 'd1', 'd3']).map((ids) => new Set(ids)),
      filters: fc.record(
        {
          area: fc.subarray(['a', 'b']),
          level: fc.constantFrom(['x'], ['y']),
          side: fc.constantFrom(['left'], ['right']),
        },
        { requiredKeys: [] },
      ),
      onlyStated: fc.subarray(['area', 'level', 'side']).map((names) => new Set(names)),
      collapseGroups: fc.boolean(),
      liftByRecords: fc.boolean(),
      buyer: fc.constant('council'),
      facets: fc.constant(['area', 'kind']),
      // Two of the three areas lie on one side.
      derivedFacets: fc.constant({
        side: { from: 'area', valueOf: (area: string) => (area === 'c' ? 'right' : 'left') },
      }),
    },
    { requiredKeys: ['kinds', 'limit', 'derivedFacets'] },
  )
  .map((given): SearchOptions => ({ ...given, asAt }))
