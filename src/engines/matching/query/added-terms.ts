import type { ConceptMatcher } from '../concepts/concept-matcher.ts'
import type { FoundConcept } from '../concepts/concept.ts'
import type { PlannedTerm } from '../query-plan.ts'
import { procurementKeys } from '../taxonomies.ts'
import { stem } from '../text/stem.ts'
import type { StopWords } from '../text/stop-words.ts'
import { tokenise } from '../text/tokenise.ts'
import type { EqualTerms } from './equal-terms.ts'
import type { Expansion } from './expansion.ts'

type Weights = Expansion['weights']

/** Terms of the lists that were typed as two or more words, and what the lists add to them. */
export function equalTermPlan(
  text: string,
  equal: EqualTerms,
  stopWords: StopWords,
  weights: Weights,
): readonly PlannedTerm[] {
  const phrases = equal.found
    .filter((term) => term.isPhrase)
    .map(({ key, start, end }) => {
      return { key, weight: weights.phrase, origin: 'phrase', shown: text.slice(start, end) } satisfies PlannedTerm
    })
  const added = equal.added.map(({ key, term, because, origin }) => {
    const from = origin === 'acronym' ? 'acronym' : 'synonym'
    return { key, weight: weights[origin], origin: from, shown: term, because } satisfies PlannedTerm
  })
  const said = equal.added.filter(({ origin }) => origin === 'said')
  return [...phrases, ...added, ...said.flatMap(({ term, because }) => saidWords(term, because, stopWords, weights))]
}

/** The words of what a service is called: a document may say them in another order. */
function saidWords(term: string, because: string, stopWords: StopWords, weights: Weights): readonly PlannedTerm[] {
  const words = tokenise(term).filter(({ text, joined }) => !joined && !stopWords.has(text) && text.length > 1)
  if (words.length < 2) return []
  return words.map(({ text }) => {
    return { key: stem(text), weight: weights.saidWord, origin: 'related', shown: text, because } satisfies PlannedTerm
  })
}

/**
 * The tags that a text shows or names, and the tags above them at a lower weight.
 * @param words how many different words are looked up
 */
export function conceptPlan(
  found: readonly FoundConcept[],
  named: ReadonlySet<string>,
  matcher: Pick<ConceptMatcher, 'parent' | 'tag'>,
  words: number,
  { weights, conceptLength }: Pick<Expansion, 'weights' | 'conceptLength'>,
): readonly PlannedTerm[] {
  const { least, most } = conceptLength
  const length = Math.min(most, Math.max(least, conceptLength.words / Math.max(1, words)))
  const weightOf = (code: string): number => length * (named.has(code) ? weights.conceptNamed : weights.concept)
  const own = found.map(({ code, tag, parts }) => {
    const because = parts.join(', ')
    return {
      key: `ukcat:${code}`,
      weight: weightOf(code),
      origin: 'concept',
      shown: tag,
      because,
    } satisfies PlannedTerm
  })
  const parents = found.flatMap(({ code, tag }) =>
    above(code, matcher).map(({ code: parent, tag: shown }) => {
      const weight = weights.conceptParent * weightOf(code)
      return { key: `ukcat:${parent}`, weight, origin: 'concept', shown, because: tag } satisfies PlannedTerm
    }),
  )
  return [...own, ...parents]
}

/** Every tag above a tag, the nearest first. */
function above(
  code: string,
  matcher: Pick<ConceptMatcher, 'parent' | 'tag'>,
): readonly { code: string; tag: string }[] {
  const parent = matcher.parent(code)
  const tag = parent === undefined ? undefined : matcher.tag(parent)
  return tag === undefined ? [] : [{ code: tag.code, tag: tag.tag }, ...above(tag.code, matcher)]
}

/** Procurement codes that came with the need, as keys of their first digits. Their names add nothing that was measured. */
export function procurementPlan(
  codes: readonly string[],
  nameOf: (code: string) => string | undefined,
  weights: Weights,
): readonly PlannedTerm[] {
  return codes.flatMap((code) => {
    const shown = nameOf(code) ?? code
    return procurementKeys(code).map((key) => {
      return { key, weight: weights.procurement, origin: 'cpv', shown, because: code } satisfies PlannedTerm
    })
  })
}
