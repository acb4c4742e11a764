import type { ConceptMatcher } from '../concepts/concept-matcher.ts'
import { createConceptNames } from '../concepts/concept-names.ts'
import type { ConceptNames } from '../concepts/concept-names.ts'
import type { FoundConcept } from '../concepts/concept.ts'
import type { FoundPlace, Places } from '../places/place-lookup.ts'
import { cutPostcodes } from '../places/postcode.ts'
import type { PlannedPlace, PlannedTerm, QueryPlan } from '../query-plan.ts'
import { applyCorrections, correctWords } from '../spelling/correct-words.ts'
import type { Correction } from '../spelling/correct-words.ts'
import { tokenise } from '../text/tokenise.ts'
import type { WordLists } from '../word-lists.ts'
import { conceptPlan, equalTermPlan, procurementPlan } from './added-terms.ts'
import { createEqualTermFinder } from './equal-terms.ts'
import type { EqualTermFinder } from './equal-terms.ts'
import { allSteps, expansion } from './expansion.ts'
import type { Expansion, Steps } from './expansion.ts'
import { keepTerms } from './keep-terms.ts'
import { withoutKin } from './kin-words.ts'
import { findPlaceWords } from './place-words.ts'
import { findQuotes } from './quotes.ts'
import { isShouting } from './shouting.ts'
import { blot } from './span.ts'
import type { Span } from './span.ts'
import { quotedTerms, typedTerms } from './typed-terms.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What understanding stands on. Everything large is asked for when it is first needed. */
export type UnderstandingLists = Readonly<{
  words: WordLists
  places: Places
  concepts: ConceptMatcher
  /** The name of a procurement code, or of the class above it. */
  procurementName: (code: string) => string | undefined
  /** Whether a word (normal form) is one although no document has it: a name, or a word of a taxonomy. It is never mended. */
  isKnownWord?: (word: string) => boolean
}>

/** What came with the text. */
export type NeedContext = Readonly<{
  /** The place that the person gave apart from the text; it stands over one named in the text. */
  place?: FoundPlace
  /** Procurement codes of a notice. */
  cpv?: readonly string[]
  /** Words of the text that the person wants as words: *search for the word instead*, *search for what I typed*. */
  asTyped?: Readonly<{ places?: boolean; spelling?: boolean }>
}>

/** Understands needs. Pure: the same text, context and documents give the same plan. */
export type Understanding = (text: string, context?: NeedContext) => QueryPlan

/** Which numbers and steps are used, where they are not the ones of the product. */
export type UnderstandingOptions = Readonly<{ expansion?: Expansion; steps?: Partial<Steps> }>

/**
 * Makes the function that turns a need in plain words into what is looked up, with every step shown. It never refuses
 * and never throws; how long a text may be is for the caller to say.
 */
export function createUnderstanding(
  lists: UnderstandingLists,
  vocabulary: Vocabulary,
  options: UnderstandingOptions = {},
): Understanding {
  const numbers = options.expansion ?? expansion
  const steps = { ...allSteps, ...options.steps }
  const equalTerms = createEqualTermFinder(lists.words, steps)
  const names = createConceptNames(() => lists.concepts.tags, lists.words.stopWords)
  return (text, context = {}) => understand(text, context, { lists, vocabulary, numbers, steps, equalTerms, names })
}

type Workshop = Readonly<{
  lists: UnderstandingLists
  vocabulary: Vocabulary
  numbers: Expansion
  steps: Steps
  equalTerms: EqualTermFinder
  names: ConceptNames
}>

function understand(typed: string, context: NeedContext, workshop: Workshop): QueryPlan {
  const { lists, vocabulary, numbers, steps, equalTerms, names } = workshop
  const { stopWords } = lists.words
  const { text, districts } = cutPostcodes(typed)
  const quotes = findQuotes(text)
  const placed = placeStep(text, quotes, districts, context, workshop)
  const words = blot(text, [...quotes, ...placed.spans])
  const corrections = spellingStep(words, context, workshop)
  const mended = applyCorrections(words, corrections)
  const equal = equalTerms.find(mended, !isShouting(mended))
  const named = steps.concepts ? names.find(mended) : []
  const concepts = steps.concepts ? withNamed(withoutKin(lists.concepts.find(mended)), named) : []
  const own = [...typedTerms(mended, stopWords, corrections, numbers), ...quotedTerms(text, quotes, stopWords)]
  const codes = steps.procurement ? (context.cpv ?? []) : []
  const { terms, ignored } = keepTerms(
    [
      ...own,
      ...equalTermPlan(mended, equal, stopWords, numbers.weights),
      ...conceptPlan(concepts, new Set(named.map(({ code }) => code)), lists.concepts, own.length, numbers),
      ...procurementPlan(codes, lists.procurementName, numbers.weights),
    ],
    vocabulary,
    numbers.mostTerms,
  )
  return {
    text,
    terms,
    ...(placed.place === undefined ? {} : { place: placed.place }),
    corrected: corrections.map(({ from, to }) => ({ from, to })),
    added: terms.flatMap(addition),
    concepts,
    ignored,
    unmatched: own.filter((term) => vocabulary.documentFrequency(term.key) === 0).map((term) => term.shown),
  }
}

/** What the expressions find, and then what is named and they did not find. */
function withNamed(found: readonly FoundConcept[], named: readonly FoundConcept[]): readonly FoundConcept[] {
  const codes = new Set(found.map(({ code }) => code))
  return [...found, ...named.filter(({ code }) => !codes.has(code))]
}

function addition({ origin, shown, because, weight }: PlannedTerm): QueryPlan['added'] {
  const isAdded = origin === 'synonym' || origin === 'acronym'
  return isAdded && because !== undefined ? [{ term: shown, because, weight }] : []
}

/** A given place stands; a place in the text is taken out of the words if there is no other, or if it is the same one. */
function placeStep(
  text: string,
  quotes: readonly Span[],
  postcodes: ReadonlySet<string>,
  context: NeedContext,
  { lists, steps }: Workshop,
): Readonly<{ place?: PlannedPlace; spans: readonly Span[] }> {
  const given = context.place
  const look = steps.placeWords && context.asTyped?.places !== true
  const ordinary = lists.words.ordinaryPlaceWords
  const found = look ? findPlaceWords(text, lists.places, ordinary, quotes, postcodes) : undefined
  if (given !== undefined) {
    const spans = found?.place.code === given.code ? [found.span] : []
    return { place: { code: given.code, name: given.name, from: 'given' }, spans }
  }
  if (found === undefined) return { spans: [] }
  const { code, name } = found.place
  return { place: { code, name, from: 'text', words: found.words }, spans: [found.span] }
}

function spellingStep(words: string, context: NeedContext, workshop: Workshop): readonly Correction[] {
  const { lists, vocabulary, numbers, steps, equalTerms } = workshop
  // Without documents every word is unknown, and there is nothing to mend it with.
  if (!steps.spelling || context.asTyped?.spelling === true || vocabulary.documents === 0) return []
  const known = {
    documentFrequency: (key: string) => vocabulary.documentFrequency(key),
    wordsNear: (word: string, distance: number) => vocabulary.wordsNear(word, distance),
    isListed: (word: string) =>
      lists.words.stopWords.has(word) || equalTerms.isListed(word) || lists.isKnownWord?.(word) === true,
  }
  return correctWords(words, tokenise(words), known, numbers.spelling, isShouting(words))
}
