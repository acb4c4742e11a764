import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { epochDay, parseIsoDate } from '../../core/iso-date.ts'
import type { IsoDate } from '../../core/iso-date.ts'
import type { Found, MatchIndex, SearchOptions } from './found.ts'
import { buildIndex, openIndex } from './matching-index.ts'
import { fieldNames } from './posting.ts'
import type { Posting } from './posting.ts'
import type { PlannedTerm, QueryPlan } from './query-plan.ts'
import { ranking } from './ranking.ts'

const words = ['fall', 'home', 'youth', 'caring', 'night', 'co-op', 'GPs', 'the', 'strength and balance', 'music']
const keys = [
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
const asAt = { day: day('2025-11-08'), tieBreak: '2025-W45' }
const options = {
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
const posting = fc
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
    facets: optional(fc.record({ area: fc.subarray(['a', 'b']), level: fc.constant(['x']) }, { requiredKeys: [] })),
  })
  .map(
    (given) =>
      Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Omit<Posting, 'id'>,
  )
const corpus = (most: number) =>
  fc
    .array(posting, { minLength: 1, maxLength: most })
    .map((list) => list.map((each, at): Posting => ({ ...each, id: `d${at}` })))

const term = fc.record(
  {
    key: fc.constantFrom(...keys),
    weight: fc.constantFrom(1, 0.6),
    origin: fc.constantFrom('word', 'synonym'),
    shown: fc.constant(''),
    fields: fc.constantFrom(['problem'] as const, ['done', 'name'] as const),
  },
  { requiredKeys: ['key', 'weight', 'origin', 'shown'] },
) as fc.Arbitrary<PlannedTerm>
const plan = fc
  .record({ terms: fc.array(term, { maxLength: 6 }), place: optional(fc.constantFrom(...places)) })
  .map(({ terms, place }): QueryPlan => ({
    ...{ text: '', terms, corrected: [], added: [], concepts: [], ignored: [], unmatched: [] },
    ...(place ? { place: { code: place, name: place, from: 'given' as const } } : {}),
  }))
const searched = fc
  .record(
    {
      kinds: fc.subarray(['organisation', 'record', 'practice'] as const, { minLength: 1 }),
      limit: fc.integer({ min: 1, max: 12 }),
      exclude: fc.subarray(['d0', 'd1', 'd3']).map((ids) => new Set(ids)),
      filters: fc.record({ area: fc.subarray(['a', 'b']), level: fc.constantFrom(['x'], ['y']) }, { requiredKeys: [] }),
      onlyStated: fc.subarray(['area', 'level']).map((names) => new Set(names)),
      collapseGroups: fc.boolean(),
      liftByRecords: fc.boolean(),
      buyer: fc.constant('council'),
      facets: fc.constant(['area', 'kind']),
    },
    { requiredKeys: ['kinds', 'limit'] },
  )
  .map((given): SearchOptions => ({ ...given, asAt }))

// The oracle: scores every document from its own terms, read by hand, and sorts. It shares no code with the engine but the constants.
const stems: Record<string, readonly string[]> = {
  fall: ['fall'],
  home: ['home'],
  youth: ['youth'],
  caring: ['care', '=caring'],
  night: ['night'],
  'co-op': ['op', 'coop', 'co'],
  GPs: ['gp'],
  the: [],
  music: ['music'],
  'strength and balance': ['strength', 'balanc', '=balance', '_strength balanc'],
}
const lengthOf: Record<string, number> = { 'co-op': 2, the: 0, 'strength and balance': 2 }
type Row = { document: Posting; text: number; lifted: number; score: number; factor: number; records: number[] }

function fieldTerms(document: Posting, field: (typeof fieldNames)[number]): Map<string, number> {
  const found = new Map<string, number>()
  const add = (key: string, count: number) => found.set(key, (found.get(key) ?? 0) + count)
  // Words are put together with single blanks, so a phrase is one of the words we wrote.
  for (const word of document.fields[field]?.split(/(?<!strength) (?!and|balance)/) ?? [])
    for (const key of stems[word] ?? []) add(key, 1)
  if (field === 'service')
    for (const code of new Set(document.cpv?.flatMap((each) => [2, 3, 4, 5, 8].map((size) => each.slice(0, size)))))
      add(`cpv:${code}`, 1)
  if (field === 'concept') {
    for (const code of document.concepts ?? []) add(`ukcat:${code}`, 1)
    if (document.concepts?.includes('B1') && !document.concepts.includes('B')) add('ukcat:B', 0.5)
  }
  return found
}
const fieldLength = (document: Posting, field: (typeof fieldNames)[number]) =>
  field === 'concept'
    ? (document.concepts?.length ?? 0)
    : (document.fields[field]?.split(/(?<!strength) (?!and|balance)/) ?? []).reduce(
        (sum, word) => sum + (lengthOf[word] ?? 1),
        0,
      )

function textScores(documents: readonly Posting[], { terms }: QueryPlan): number[] {
  const averages = fieldNames.map((field) => {
    const lengths = documents.map((document) => fieldLength(document, field)).filter((length) => length > 0)
    return lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  })
  const found = documents.map((document) => fieldNames.map((field) => fieldTerms(document, field)))
  return documents.map((document, at) => {
    let score = 0
    for (const { key, weight, fields } of terms) {
      const n = found.filter((rows) => rows.some((row) => row.has(key))).length
      let w = 0
      fieldNames.forEach((field, number) => {
        if (fields && !fields.includes(field)) return
        const b = ranking.lengthShares[field]
        const length = fieldLength(document, field)
        const relative = length === 0 ? 1 : length / (averages[number] as number)
        w += (ranking.boosts[field] * (found[at]?.[number]?.get(key) ?? 0)) / (1 - b + b * relative)
      })
      score +=
        (weight * Math.log(1 + (documents.length - n + 0.5) / (n + 0.5)) * (ranking.k1 + 1) * w) / (ranking.k1 + w)
    }
    return score
  })
}

const sha = (id: string) =>
  createHash('sha256')
    .update(id + asAt.tieBreak)
    .digest('hex')
const round = (score: number) => Math.round(score * 1e9) / 1e9
const inOrder = (a: { score: number; document: Posting }, b: { score: number; document: Posting }) =>
  b.score - a.score || (sha(a.document.id) < sha(b.document.id) ? -1 : 1)

function factorOf(document: Posting, { place }: QueryPlan): number {
  const near = place
    ? [
        ...(document.places ?? []).map((there) => options.places.nearness(place.code, there)),
        document.everywhere ? 0.03 : 0,
      ]
    : []
  const age = document.confirmed ? epochDay(asAt.day) - epochDay(document.confirmed) : Infinity
  const fresh = 0.05 * Math.max(0, Math.min(1, (1095.75 - age) / (1095.75 - 365.25)))
  return 1 + Math.max(0, ...near) + 0.1 * (document.evidence ?? 0) + fresh
}
const passes = (document: Posting, chosen: SearchOptions, name: string) => {
  const values = document.facets?.[name] ?? []
  return values.length === 0
    ? !chosen.onlyStated?.has(name)
    : values.some((value) => chosen.filters?.[name]?.includes(value))
}
const lift = (scores: readonly number[]) =>
  scores.slice(0, 3).reduce((sum, score, at) => sum + score * (ranking.further[at] as number), 0)

function oracle(
  documents: readonly Posting[],
  query: QueryPlan,
  chosen: SearchOptions,
): { all: Row[]; fitting: Row[]; listed: Row[] } {
  const searchedKinds = documents.filter(({ kind }) => (chosen.kinds as readonly string[]).includes(kind))
  const records = documents.filter(({ kind }) => kind === 'record')
  const recordScores = textScores(records, query)
  const own = textScores(searchedKinds, query)
  const all = searchedKinds.map((document, at): Row => {
    let best: { score: number; document: Posting }[] = []
    if (chosen.liftByRecords && document.kind === 'organisation') {
      best = records
        .map((record, number) => ({ document: record, score: recordScores[number] as number }))
        .filter(
          ({ document: record, score }) => record.group === document.id && score > 0 && !chosen.exclude?.has(record.id),
        )
        .sort(inOrder)
      const firstOwn = best.find(({ document: record }) => chosen.buyer && record.buyer === chosen.buyer)
      best = best.filter((each) => each === firstOwn || !chosen.buyer || each.document.buyer !== chosen.buyer)
    }
    const lifted = lift(best.map(({ score }) => score))
    const factor = factorOf(document, query)
    return {
      document,
      text: own[at] as number,
      lifted,
      factor,
      score: round(((own[at] as number) + lifted) * factor),
      records: best.slice(0, 3).map(({ score }) => score),
    }
  })
  const fitting = all.filter(
    ({ document, text: fits, lifted }) => (fits > 0 || lifted > 0) && !chosen.exclude?.has(document.id),
  )
  const kept = fitting.filter(({ document }) =>
    Object.keys(chosen.filters ?? {}).every((name) => passes(document, chosen, name)),
  )
  if (!chosen.collapseGroups) return { all, fitting, listed: kept.sort(inOrder) }
  const groups = new Map<string, Row[]>()
  for (const row of kept.sort(inOrder))
    groups.set(row.document.group ?? ` ${row.document.id}`, [
      ...(groups.get(row.document.group ?? ` ${row.document.id}`) ?? []),
      row,
    ])
  const listed = [...groups.values()].map(([best, ...next]) => {
    const { document, text: ownText, lifted: byRecords, factor } = best as Row
    const lifted = byRecords + lift(next.map((row) => row.text))
    return { ...(best as Row), lifted, score: round((ownText + lifted) * factor), document }
  })
  return { all, fitting, listed: listed.sort(inOrder) }
}

function expectSame(found: Found, documents: readonly Posting[], query: QueryPlan, chosen: SearchOptions): void {
  const { listed } = oracle(documents, query, chosen)
  expect(found.total).toBe(listed.length)
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

describe('search', () => {
  test('gives what scoring every document would give, in the same order', () => {
    fc.assert(
      fc.property(corpus(25), plan, searched, (documents, query, chosen) => {
        expectSame(buildIndex(documents, options).search(query, chosen), documents, query, chosen)
      }),
      { numRuns: 1500 },
    )
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
        expect([...index.words()].sort()).toEqual([...anew.words()].sort())
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
        const asked = { ...chosen, collapseGroups: false, facets: ['area', 'level', 'kind'] }
        const { facets } = buildIndex(documents, options).search(query, asked)
        const { fitting } = oracle(documents, query, asked)
        for (const name of asked.facets) {
          const counts = new Map<string, number>()
          for (const { document } of fitting) {
            if (!Object.keys(asked.filters ?? {}).every((other) => other === name || passes(document, asked, other)))
              continue
            for (const value of name === 'kind' ? [document.kind] : (document.facets?.[name] ?? []))
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

describe('the file of an index', () => {
  const documents: Posting[] = Array.from({ length: 30 }, (_, at) => ({
    id: `d${at}`,
    kind: at % 2 ? 'record' : 'organisation',
    fields: { done: `${words[at % words.length]} music ${words[(at * 7) % words.length]}`, name: 'home' },
    places: ['E1'],
    group: `d${at - 1}`,
    facets: { area: ['a'] },
  }))
  const query: QueryPlan = {
    text: '',
    terms: ['music', 'home', 'fall', '_strength balanc'].map((key): PlannedTerm => ({
      key,
      weight: 1,
      origin: 'word',
      shown: key,
    })),
    corrected: [],
    added: [],
    concepts: [],
    ignored: [],
    unmatched: [],
  }
  const chosen: SearchOptions = {
    kinds: ['organisation', 'record'],
    limit: 30,
    asAt,
    liftByRecords: true,
    facets: ['area'],
  }
  const file = buildIndex(documents, options).save()
  const answer = buildIndex(documents, options).search(query, chosen)

  test('a flipped byte is refused or does no harm', () => {
    let refused = 0
    for (let at = 0; at < file.length; at += 1) {
      const bytes = file.slice()
      bytes[at] = (bytes[at] as number) ^ (1 << (at % 8))
      const opened = openIndex(bytes, options)
      if (opened.ok) expect(opened.value.search(query, chosen)).toEqual(answer)
      else refused += 1
    }
    expect(refused).toBeGreaterThan(file.length * 0.9)
  })

  test('a file cut short, or followed by more, is refused', () => {
    for (const length of [0, 1, 8, 71, 72, 200, file.length - 1]) {
      const opened = openIndex(file.slice(0, length), options)
      expect(opened.ok).toBe(false)
    }
    const longer = new Uint8Array(file.length + 8)
    longer.set(file)
    expect(openIndex(longer, options).ok).toBe(false)
  })

  test.each<[string, () => Uint8Array]>([
    ['index-file-magic', () => file.with(0, 1)],
    ['index-file-version', () => file.with(8, 99)],
    ['index-file-byte-order', () => file.with(12, 1).with(15, 4)],
    ['index-file-length', () => file.slice(0, -8)],
    ['index-file-checksum', () => file.with(-16, (file.at(-16) as number) ^ 1)],
  ])('the problem names the check: %s', (code, damage) => {
    const opened = openIndex(damage(), options)
    expect(opened.ok ? 'opened' : opened.problem.code).toBe(code)
  })

  test('other word lists are refused', () => {
    const opened = openIndex(file, { ...options, stopWords: new Set(['home']) })
    expect(opened.ok ? 'opened' : opened.problem.code).toBe('index-file-options')
  })

  test('bytes at an odd place open all the same, and the same documents give the same bytes', () => {
    const odd = new Uint8Array(file.length + 3).subarray(3)
    odd.set(file)
    const opened = openIndex(odd, options)
    expect(opened.ok && opened.value.search(query, chosen)).toEqual(answer)
    expect(Buffer.from(opened.ok ? opened.value.save() : []).equals(file)).toBe(true)
  })
})
