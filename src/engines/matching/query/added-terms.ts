import type { ConceptMatcher } from '../concepts/concept-matcher.ts'
import type { FoundConcept } from '../concepts/concept.ts'
import type { PlannedTerm } from '../query-plan.ts'
import { stem } from '../text/stem.ts'
import type { StopWords } from '../text/stop-words.ts'
import { tokenise } from '../text/tokenise.ts'
import { procurementKeys } from '../taxonomies.ts'
import type { EqualTerms } from './equal-terms.ts'
import type { Expansion } from './expansion.ts'

type Weights = Expansion['weights']

/** Terms of the lists that were typed as two or more words, and what the lists add to them. */
export function equalTermPlan(text: string, equal: EqualTerms, weights: Weights): readonly PlannedTerm[] {
  const phrases = equal.found
    .filter((term) => term.isPhrase)
    .map(({ key, start, end }) => {
      return { key, weight: weights.phrase, origin: 'phrase', shown: text.slice(start, end) } satisfies PlannedTerm
    })
  const added = equal.added.map(({ key, term, because, origin }) => {
    const from = origin === 'acronym' ? 'acronym' : 'synonym'
    return { key, weight: weights[origin], origin: from, shown: term, because } satisfies PlannedTerm
  })
  return [...phrases, ...added]
}

/** The tags that a text shows, and the tags above them at a lower weight. */
export function conceptPlan(
  found: readonly FoundConcept[],
  matcher: ConceptMatcher,
  weights: Weights,
): readonly PlannedTerm[] {
  const own = found.map(({ code, tag, parts }) => {
    const because = parts.join(', ')
    return {
      key: `ukcat:${code}`,
      weight: weights.concept,
      origin: 'concept',
      shown: tag,
      because,
    } satisfies PlannedTerm
  })
  const parents = found.flatMap(({ code, tag }) => {
    const above = matcher.parent(code)
    const shown = above === undefined ? undefined : matcher.tag(above)?.tag
    if (above === undefined || shown === undefined) return []
    const key = `ukcat:${above}`
    return [{ key, weight: weights.conceptParent, origin: 'concept', shown, because: tag } satisfies PlannedTerm]
  })
  return [...own, ...parents]
}

/** Procurement codes that came with the need, as keys of their first digits; and the words of their names. */
export function procurementPlan(
  codes: readonly string[],
  nameOf: (code: string) => string | undefined,
  stopWords: StopWords,
  weights: Weights,
): readonly PlannedTerm[] {
  return codes.flatMap((code) => {
    const name = nameOf(code)
    const shown = name ?? code
    const keys = procurementKeys(code).map((key) => {
      const digits = (key.length - 'cpv:'.length) as keyof Weights['procurement']
      return { key, weight: weights.procurement[digits], origin: 'cpv', shown, because: code } satisfies PlannedTerm
    })
    const words = tokenise(name ?? '').filter((token) => !stopWords.has(token.text) && token.text.length > 1)
    const named = words.map((token) => {
      const key = stem(token.text)
      return {
        key,
        weight: weights.procurementName,
        origin: 'cpv',
        shown: token.text,
        because: shown,
      } satisfies PlannedTerm
    })
    return [...keys, ...named]
  })
}
