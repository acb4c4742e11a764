import { describe, expect, test } from 'vitest'
import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokenise.ts'
import { expansion } from '../query/expansion.ts'
import { createVocabulary } from '../query/vocabulary.ts'
import { applyCorrections, correctWords } from './correct-words.ts'
import { commonPrefix, editDistance } from './edit-distance.ts'
import { unexplainedSlips } from './keyboard.ts'
import { createWordNeighbours } from './word-neighbours.ts'

const documents = new Map([
  ['homelessness', 90],
  ['homeless', 80],
  ['domestic', 70],
  ['violence', 60],
  ['befriending', 50],
  ['rehabilitation', 40],
  ['nurses', 30],
  ['horses', 30],
  ['carers', 20],
  ['career', 25],
  ['real', 40],
  ['realm', 1],
  ['homelesness', 1],
  ['goal', 12],
  ['forest', 12],
])

const vocabulary = createVocabulary({
  documents: 100,
  documentFrequency: (key) => Math.max(0, ...[...documents].map(([word, count]) => (stem(word) === key ? count : 0))),
  words: () => documents,
})

function mend(text: string, listed: readonly string[] = ['and', 'for', 'in', 'the']): string {
  const known = {
    documentFrequency: (key: string) => vocabulary.documentFrequency(key),
    wordsNear: (word: string, distance: number) => vocabulary.wordsNear(word, distance),
    isListed: (word: string) => listed.includes(word),
  }
  return applyCorrections(text, correctWords(text, tokenise(text), known, expansion.spelling, false))
}

describe('edit distance', () => {
  test.each([
    ['bolton', 'bolton', 0],
    ['boltn', 'bolton', 1],
    ['voilence', 'violence', 1],
    ['boltn', 'boston', 2],
    ['ca', 'abc', 3],
    ['', 'abc', 3],
  ])('%s and %s are %i apart', (a, b, distance) => {
    expect(editDistance(a, b, 9)).toBe(distance)
    expect(editDistance(b, a, 9)).toBe(distance)
  })

  test('past the limit the answer is one more than the limit', () => {
    expect(editDistance('reading', 'bath', 2)).toBe(3)
    expect(editDistance('abcdefgh', 'hgfedcba', 2)).toBe(3)
  })

  test('common beginnings', () => {
    expect(commonPrefix('boltn', 'bolsover')).toBe(3)
    expect(commonPrefix('', 'bolton')).toBe(0)
  })
})

describe('slips of the finger', () => {
  test.each([
    ['nurdes', 'nurses', 0],
    ['voilence', 'violence', 0],
    ['homelesness', 'homelessness', 0],
    ['domstic', 'domestic', 0.5],
    ['realm', 'real', 1],
    ['forecast', 'forest', 2],
  ])('%s for %s leaves %d unexplained', (typed, known, left) => expect(unexplainedSlips(typed, known)).toBe(left))
})

const nearCat = () => ['cats', 'cars', 'cabs'].map((word) => ({ word, frequency: 5, distance: 1 }))

describe('mending', () => {
  test.each([
    ['homelessnes', 'homelessness'],
    ['Homlessness and domstic voilence', 'homelessness and domestic violence'],
    ['befreinding', 'befriending'],
    ['rehabiltaton', 'rehabilitation'],
  ])('%s becomes %s', (from, to) => expect(mend(from)).toBe(to))

  test('a long word of one document is mended if it looks like a slip, and left if it does not', () => {
    expect(mend('homelesness')).toBe('homelessness')
    expect(mend('realm')).toBe('realm')
  })

  test('a key beside the right one breaks a tie', () => {
    const known = { documentFrequency: () => 0, wordsNear: nearCat, isListed: () => false }
    const to = (word: string) => correctWords(word, tokenise(word), known, expansion.spelling, false)[0]?.to
    expect([to('cads'), to('cays'), to('cavs')]).toEqual(['cars', 'cats', 'cabs'])
  })

  test.each([
    ['DOMSTIC', 'capitals are an acronym'],
    ['domst1c', 'digits'],
    ['homless2', 'digits'],
    ['he', 'short words'],
    ['xqzzy', 'nothing near'],
    ['komelessness', 'another first letter'],
    ['a letter for Mr Goai about violence', 'a name'],
    ['the CarerS hub', 'capitals within a word'],
  ])('%s stays (%s)', (text) =>
    expect(mend(text, ['he', 'the', 'a', 'hub', 'letter', 'for', 'mr', 'about'])).toBe(text),
  )

  test('a text in another language stays', () => {
    const welsh = 'cymorth i ofalwyr ifanc sydd angen gofal'
    expect(mend(welsh)).toBe(welsh)
    expect(mend('goai')).toBe('goal')
  })
})

describe('near words', () => {
  test('finds what a look at every word finds', () => {
    const words = ['care', 'carer', 'carers', 'career', 'cares', 'scare', 'race', 'caring', 'ear', 'cart', 'charity']
    const near = createWordNeighbours(() => words.map((word) => [word, 1] as const))
    for (const word of [...words, 'caer', 'crae', 'carrer', 'c']) {
      for (const distance of [1, 2]) {
        const expected = words.filter(
          (one) => one[0] === word[0] && one !== word && editDistance(one, word, distance) <= distance,
        )
        expect(
          near(word, distance)
            .map((one) => one.word)
            .sort(),
        ).toEqual(expected.sort())
      }
    }
  })
})
