import { describe, expect, test } from 'vitest'
import { asAt, emptyPlan, options, words } from '../../../tests/support/matching-corpus.ts'
import type { SearchOptions } from './found.ts'
import { buildIndex, openIndex } from './matching-index.ts'
import type { Posting } from './posting.ts'
import type { PlannedTerm, QueryPlan } from './query-plan.ts'

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
    ...emptyPlan,
    terms: ['music', 'home', 'fall', '_strength balanc'].map((key): PlannedTerm => ({
      key,
      weight: 1,
      origin: 'word',
      shown: key,
    })),
  }
  const chosen: SearchOptions = {
    kinds: ['organisation', 'record'],
    limit: 30,
    asAt,
    liftByRecords: true,
    facets: ['area'],
  }
  const file = buildIndex(documents, options).save()
  const flipped = (at: number) => file.with(at, (file[at] as number) ^ 1)
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
    ['index-file-checksum', () => flipped(file.length - 16)],
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
