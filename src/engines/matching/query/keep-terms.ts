import type { PlannedTerm } from '../query-plan.ts'
import { inverseFrequency } from './vocabulary.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The terms that are looked up, in the order they came, and the typed words that were left out. */
export type KeptTerms = Readonly<{ terms: readonly PlannedTerm[]; ignored: readonly string[] }>

/**
 * Joins terms of one key (the first keeps its origin, the largest weight counts) and keeps at most so many: those that
 * tell most, by rarity times weight. A key that no document has tells nothing.
 */
export function keepTerms(all: readonly PlannedTerm[], vocabulary: Vocabulary, most: number): KeptTerms {
  const byKey = new Map<string, PlannedTerm>()
  for (const term of all) {
    if (term.key === '' || term.weight <= 0) continue
    const known = byKey.get(term.key)
    if (known === undefined) byKey.set(term.key, term)
    else if (term.weight > known.weight) byKey.set(term.key, { ...known, weight: term.weight })
  }
  const terms = [...byKey.values()]
  if (terms.length <= most) return { terms, ignored: [] }
  const rated = terms.map((term, at) => {
    const known = vocabulary.documentFrequency(term.key) > 0
    return { term, at, value: known ? term.weight * inverseFrequency(vocabulary, term.key) : 0 }
  })
  rated.sort((a, b) => b.value - a.value || a.at - b.at)
  const kept = rated.slice(0, most).sort((a, b) => a.at - b.at)
  const ignored = rated.slice(most).sort((a, b) => a.at - b.at)
  const typed = ignored.filter(({ term }) => term.origin === 'word' || term.origin === 'spelling')
  return { terms: kept.map(({ term }) => term), ignored: typed.map(({ term }) => term.shown) }
}
