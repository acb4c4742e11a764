import { createConceptMatcher } from '../concepts/concept-matcher.ts'
import type { ConceptTag } from '../concepts/concept.ts'
import { createPlaces } from '../places/place-lookup.ts'
import { somePlaces } from '../places/places.fixture.ts'
import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokenise.ts'
import { findPhrases, phraseDictionary } from '../text/phrases.ts'
import { listedTerms, parseWordLists } from '../word-lists.ts'
import type { UnderstandingLists } from './understand.ts'
import { createVocabulary } from './vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'

const tag = (code: string, name: string, level: number, expression: string): ConceptTag => {
  const about = { category: 'Social welfare', subcategory: 'Social welfare', notes: '', exclusion: '' }
  return { code, tag: name, level, expression, ...about }
}

/** A few rows of each list, in the layout of the bundled files. */
export const someLists: UnderstandingLists = {
  words: parseWordLists({
    stopWords: 'a and are for he in is it my near of on the to with',
    synonyms: [
      { group: '1', kind: 'same', terms: 'falls prevention|strength and balance' },
      { group: '2', kind: 'same', terms: 'home care|domiciliary care|homecare' },
      { group: '3', kind: 'said', terms: 'nobody comes round|dying for company', means: 'loneliness|befriending' },
      { group: '4', kind: 'same', terms: 'ex-offender|prison leaver' },
    ],
    acronyms: [
      { acronym: 'GP', expansion: 'general practitioner' },
      { acronym: 'IT', expansion: 'information technology', case: 'upper' },
      { acronym: 'A&E', expansion: 'accident and emergency' },
    ],
    ordinaryPlaceWords: [
      { name: 'Reading', senses: 'books|writing' },
      { name: 'HS2', senses: '' },
    ],
  }),
  places: createPlaces(somePlaces),
  concepts: createConceptMatcher([
    tag('SW', 'Social welfare', 1, ''),
    tag('SW106', 'Loneliness', 3, String.raw`\b(loneliness|befriending|lonely)\b`),
    tag('SW300', 'Food', 3, String.raw`\b(food|meals?)\b`),
  ]),
  procurementName: (code) => (code === '85311000' ? 'Social work services with accommodation' : undefined),
}

const documents = [
  'Falls prevention for older people: strength and balance at home',
  'Befriending for people who are lonely; loneliness and isolation',
  'Homelessness and domestic violence: a refuge',
  'Homelessness prevention and domestic violence',
  'Home care and domiciliary care with a general practitioner in accident and emergency',
  'Reading lessons, information technology skills, food and meals',
  'Prison leavers and ex-offenders into work in Bolton and Bristol',
  'Carers who keep a mum well and come round',
]

function count(counts: Map<string, number>, all: Iterable<string>): void {
  for (const one of new Set(all)) counts.set(one, (counts.get(one) ?? 0) + 1)
}

/** The vocabulary of a handful of documents. */
export const someVocabulary: Vocabulary = (() => {
  const keys = new Map<string, number>()
  const words = new Map<string, number>()
  const dictionary = phraseDictionary(listedTerms(someLists.words))
  for (const text of documents) {
    const tokens = tokenise(text).map((token) => token.text)
    count(words, tokens)
    const phrases = findPhrases(text, dictionary).map((found) => found.key)
    count(keys, [...tokens.map(stem), ...tokens.map((word) => `=${word}`), ...phrases])
  }
  return createVocabulary({
    documents: documents.length,
    documentFrequency: (key) => keys.get(key) ?? 0,
    words: () => words,
  })
})()
