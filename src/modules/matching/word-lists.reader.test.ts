import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createConceptMatcher } from '../../engines/matching/concepts/concept-matcher.ts'
import type { ConceptTag } from '../../engines/matching/concepts/concept.ts'
import { necessaryLiterals } from '../../engines/matching/concepts/necessary-literals.ts'
import { createCrisisFinder } from '../../engines/matching/query/crisis.ts'
import { createEqualTermFinder } from '../../engines/matching/query/equal-terms.ts'
import { parseConceptTags } from '../../engines/matching/taxonomies.ts'
import { readCsvTable } from '../../platform/bundled-files/csv-table.ts'
import { expressionTimeLimit } from '../../platform/bulk-load/expression-time-limit.ts'
import { readBundledLists } from './word-lists.reader.ts'

const data = join(import.meta.dirname, '..', '..', '..', 'data')
const table = (name: string) => readCsvTable(readFileSync(join(data, name), 'utf8'))
const lists = readBundledLists()

function codeOf(text: string): string | undefined {
  const found = lists.places.findPlace(text)
  return found.ok ? found.value.code : undefined
}

describe('places', () => {
  test('every place finds itself by its code, name and official name', () => {
    for (const row of table('places/places.csv')) {
      for (const said of [row['gss'], row['name'], row['official_name'], row['name']?.toUpperCase()]) {
        expect([said, codeOf(said ?? '')]).toEqual([said, row['gss']])
      }
    }
  })

  test('every other spelling finds its place, or what replaced it', () => {
    const former = new Map(table('places/places-former.csv').map((row) => [row['code'], row['gss'] || row['code']]))
    const names = [...table('places/place-names.csv'), ...table('places/place-more-names.csv')]
    const lost = names.filter((row) => {
      const code = row['gss'] || (former.get(row['code']) ?? '')
      const expected = lists.places.register.current(code) ?? code
      return codeOf(row['name'] ?? '') !== expected
    })
    expect(lost.map((row) => `${row['name']}: ${row['gss']}`)).toEqual([])
  })

  test('every former council leads to councils of today', () => {
    for (const row of table('places/places-former.csv')) {
      const found = lists.places.findPlace(row['name'] ?? '')
      expect([row['name'], found.ok]).toEqual([row['name'], true])
    }
  })

  test('every postcode district lies in a council', () => {
    for (const row of table('places/postcode-districts.csv')) {
      expect([row['district'], codeOf(`${row['district']} 1AA`)]).toEqual([row['district'], row['gss']])
    }
  })

  test('neighbours are councils, and touch both ways', () => {
    const { neighbours, places } = lists.places.register
    for (const [code, others] of neighbours) {
      for (const other of others) {
        expect(places.get(other)?.level).toBe('council')
        expect(neighbours.get(other)?.has(code)).toBe(true)
      }
    }
    expect(lists.places.table.nearness('E08000001', 'E08000002')).toBe(0.2)
  })
})

describe('word lists', () => {
  const finder = createEqualTermFinder(lists.words, { synonyms: true, acronyms: true })

  test.each(lists.words.synonyms.map((row) => [row.group, row] as const))(
    'the sentence of synonyms %s brings its row',
    (_, row) => {
      const expected = row.kind === 'said' ? row.means : row.terms
      const added = new Set(finder.find(row.sentence, true).added.map((one) => one.term))
      // Of equal terms the typed one is not added to itself, nor one that is only another form of it.
      const missing = expected.filter((term) => !added.has(term))
      expect([row.sentence, missing.length < expected.length]).toEqual([row.sentence, true])
    },
  )

  test.each(lists.words.acronyms.map((row) => [row.acronym, row] as const))(
    'the sentence of %s brings its row',
    (_, row) => {
      const added = finder.find(row.sentence, true).added.map((one) => one.term)
      expect(added).toEqual(expect.arrayContaining([...row.expansions]))
    },
  )

  test('reading the lists shelf by shelf finds what reading them whole finds', { timeout: 60_000 }, () => {
    const sentences = [...lists.words.synonyms, ...lists.words.acronyms].map((row) => row.sentence)
    const whole = createEqualTermFinder(lists.words, { synonyms: true, acronyms: true })
    whole.find(sentences.join('\n\n'), true)
    for (const sentence of sentences.filter((_, at) => at % 7 === 0)) {
      const alone = createEqualTermFinder(lists.words, { synonyms: true, acronyms: true })
      expect(alone.find(sentence, true)).toEqual(whole.find(sentence, true))
    }
  })

  test('lines of help now have a sentence, a source and a day', () => {
    for (const line of lists.crisisLines) {
      expect(line.line).not.toBe('')
      expect(line.source).toMatch(/^https:/)
      expect(line.checked).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
    const found = createCrisisFinder(lists.crisisLines)('My mum keeps falling and nobody comes round', 'England')
    expect(found.map((line) => line.number)).toEqual(['999', '111'])
  })
})

describe('taxonomies', () => {
  const tags = parseConceptTags(table('taxonomies/ukcat.csv'))

  test('241 expressions compile and 13 tags have none', () => {
    const problems: never[] = []
    createConceptMatcher(tags, { problems }).codes('x')
    expect(problems).toEqual([])
    expect(tags.filter((tag) => tag.expression === '')).toHaveLength(13)
    expect(tags).toHaveLength(254)
  })

  test('the strings that were worked out before are those of today', () => {
    const rows = parseConceptTags(table('taxonomies/ukcat.csv'), table('taxonomies/ukcat-literals.csv'))
    for (const tag of rows) expect([tag.code, tag.literals]).toEqual([tag.code, literalsOf(tag)])
  })

  test('looking for strings first never changes which tags a bundled text has', { timeout: 60_000 }, () => {
    const texts = bundledTexts().filter((_, at) => at % 17 === 0)
    expect(texts.length).toBeGreaterThan(1000)
    const everyExpression = createConceptMatcher(tags, { prefilter: false })
    const sieve = createConceptMatcher(tags)
    sieve.codes('x'.repeat(30_000))
    for (const text of texts) expect(sieve.codes(text)).toEqual(everyExpression.codes(text))
    // The way that a first need goes, before the sieve is made.
    for (const text of texts.slice(0, 40))
      expect(readBundledLists().concepts.codes(text)).toEqual(everyExpression.codes(text))
  })

  test('service areas name tags and procurement classes that exist', () => {
    const codes = new Set(tags.map((tag) => tag.code))
    expect(lists.serviceAreas).toHaveLength(18)
    for (const area of lists.serviceAreas) {
      expect(area.concepts.filter((code) => !codes.has(code))).toEqual([])
      for (const prefix of area.procurementPrefixes)
        expect([prefix, lists.procurementName(prefix)]).not.toContain(undefined)
    }
    expect(lists.procurementName('85311000-2')).toBe('Social work services with accommodation')
    expect(lists.sectorClasses.length).toBeGreaterThan(100)
  })
})

test('an expression that would run for ever is stopped and named', () => {
  const about = { tag: 'Slow', category: 'A', subcategory: 'A', level: 3, notes: '', exclusion: '' }
  const matcher = createConceptMatcher([
    { ...about, code: 'A1', expression: String.raw`\b(help)\b` },
    { ...about, code: 'A2', expression: '(a+)+$' },
  ])
  const found = matcher.codesWithin(['help', `help ${'a'.repeat(40)}!`, 'help'], expressionTimeLimit(50))
  expect(found.codes).toEqual([['A1'], ['A1'], ['A1']])
  expect(found.problems.map((one) => one.title)).toEqual([
    'The expression of A2 took too long on text 2 and was left out there.',
  ])
})

function literalsOf(tag: ConceptTag): readonly string[] | undefined {
  return tag.expression === '' ? undefined : necessaryLiterals(tag.expression)
}

function linesOf(name: string): string[] {
  return gunzipSync(readFileSync(join(data, name)))
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
}

function bundledTexts(): string[] {
  return ['organisations.csv.gz', 'practices.jsonl.gz', 'grants.csv.gz'].flatMap(linesOf)
}
