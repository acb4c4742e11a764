import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameCase, sentenceCase } from './sentence-case.ts'

/** Any characters, and often those whose small or large form is longer. */
const letters = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('İ', 'ß', 'ŉ', 'ﬁ', 'A', 'B', ' ', '. '),
)

test('the length of a text never changes, so that marks made on the original still fit', () => {
  fc.assert(
    fc.property(
      fc.array(letters, { maxLength: 60 }).map((list) => list.join('')),
      (any) => {
        const shouted = any.toUpperCase()
        expect(sentenceCase(shouted)).toHaveLength(shouted.length)
        expect(nameCase(shouted)).toHaveLength(shouted.length)
      },
    ),
    { numRuns: 2000 },
  )
})
