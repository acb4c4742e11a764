import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokenise.ts'
import { createUnderstanding } from './understand.ts'
import { createCrisisFinder, parseCrisisLines } from './crisis.ts'
import { isShouting } from './shouting.ts'
import { findPlaceWords } from './place-words.ts'
import { findQuotes } from './quotes.ts'
import { someLists, someVocabulary } from './understanding.fixture.ts'

const understand = createUnderstanding(someLists, someVocabulary)

const word = fc.constantFrom(
  ...'in near at the my mum falls prevention nobody comes round lonely Reading BOLTON bolton Bury BL1 M6 4AB GP IT A&E'.split(
    ' ',
  ),
  ...'homelesness voilence “food” "carers ex-offender co- <b> </b> &amp; Cŵn Môn 住まい 😀 \u0000 \ud800 stoke on trent .'.split(
    ' ',
  ),
)
const need = fc.oneof(
  fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ maxLength: 200 }),
)

test('any text gives a plan, and the same text the same plan', () => {
  fc.assert(
    fc.property(need, (text) => {
      const plan = understand(text)
      expect(understand(text)).toEqual(plan)
      expect(plan.terms.length).toBeLessThanOrEqual(64)
      expect(plan.terms.every((term) => term.key !== '' && Number.isFinite(term.weight) && term.weight > 0)).toBe(true)
      expect(new Set(plan.terms.map((term) => term.key)).size).toBe(plan.terms.length)
    }),
    { numRuns: 500 },
  )
})

test('a place found is a stretch of the text, and a name of that place', () => {
  fc.assert(
    fc.property(need, (text) => {
      const found = findPlaceWords(text, someLists.places, someLists.words.ordinaryPlaceWords, findQuotes(text))
      if (found === undefined) return
      expect(text.slice(found.span.start, found.span.end).endsWith(found.words)).toBe(true)
      const again = someLists.places.findPlace(found.words)
      expect(again.ok && again.value.code).toBe(found.place.code)
    }),
    { numRuns: 500 },
  )
})

test('what is mended, added and unmatched comes from the text; what is known is never mended', () => {
  fc.assert(
    fc.property(need, (text) => {
      const plan = understand(text)
      for (const { from, to } of plan.corrected) {
        expect(plan.text).toContain(from)
        const normal = tokenise(from)[0]?.text ?? ''
        expect(someVocabulary.documentFrequency(stem(normal))).toBeLessThanOrEqual(1)
        expect(someVocabulary.documentFrequency(stem(to))).toBeGreaterThan(0)
      }
      if (plan.corrected.length > 0) return
      for (const { because } of plan.added) expect(plan.text).toContain(because)
      for (const { parts } of plan.concepts) for (const part of parts) expect(plan.text).toContain(part)
    }),
    { numRuns: 500 },
  )
})

test('ten thousand words are understood', () => {
  const text = Array.from({ length: 10_000 }, (_, at) => ['lonely', 'Bolton', 'voilence', `word${at}`][at % 4]).join(
    ' ',
  )
  expect(understand(text).terms).toHaveLength(64)
})

test('help now and shouting take any text', () => {
  const find = createCrisisFinder(parseCrisisLines([{ concept: 'a', words: 'mum falls|food', line: 'Call.' }]))
  fc.assert(
    fc.property(need, (text) => {
      expect(find(text).length).toBeLessThanOrEqual(1)
      expect(typeof isShouting(text)).toBe('boolean')
    }),
  )
})
