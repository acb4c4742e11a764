import type { Fitting } from '../found.ts'
import type { Patterns } from '../index/patterns.ts'
import { PostingReader } from '../index/posting-bytes.ts'
import type { PlannedTerm } from '../query-plan.ts'
import { inverseDocumentFrequency } from './collection.ts'
import type { Collection } from './collection.ts'
import type { RecordsByOrganisation } from './lifts.ts'
import { countsEverywhere, isTyped } from './terms.ts'
import type { WeighedTerm } from './terms.ts'

/** The least coverages are met to the last bit by a document that just meets them. */
const slack = 1e-9

/**
 * A byte for each document of each part: 1 if it is an answer by {@link Fitting}. One more pass over the terms' postings; a search that
 * asks for no fitting does without.
 */
export function judgeFitting(
  collection: Collection,
  planned: readonly PlannedTerm[],
  terms: readonly WeighedTerm[],
  fitting: Fitting,
): readonly Uint8Array[] {
  const asked = strongestWords(planned, terms, collection.size, fitting.strongest)
  const whole = [...asked.values()].reduce((sum, weight) => sum + weight, 0)
  return collection.parts.map((part, partNumber) => {
    const { segment } = part.shelfPart
    const fits = new Uint8Array(segment.count)
    const covered = new Float64Array(segment.count)
    const words = new Uint8Array(segment.count)
    const reader = new PostingReader(segment.postings)
    for (const term of terms) {
      const number = term.numbers[partNumber] as number
      const weight = asked.get(term.planned) ?? 0
      const isBridge = fitting.bridges.has(term.planned.key)
      if (number < 0 || (!isBridge && weight === 0)) continue
      reader.open(number)
      while (reader.next()) {
        if (!countsEverywhere(term) && !standsIn(segment.patterns, reader.pattern, term.fields)) continue
        const { document } = reader
        if (isBridge) fits[document] = 1
        if (weight === 0) continue
        covered[document] = (covered[document] as number) + weight
        words[document] = (words[document] as number) + 1
      }
    }
    for (let document = 0; document < segment.count; document += 1) {
      const count = words[document] as number
      if (count === 0) continue
      const least = count >= fitting.words ? Math.min(fitting.coverage, fitting.coverageAlone) : fitting.coverageAlone
      if ((covered[document] as number) >= whole * (least - slack)) fits[document] = 1
    }
    return fits
  })
}

/** The typed words that tell most, with their idf weights; those that no document has are among them. */
function strongestWords(
  planned: readonly PlannedTerm[],
  terms: readonly WeighedTerm[],
  size: number,
  most: number,
): ReadonlyMap<PlannedTerm, number> {
  const idf = new Map(terms.map((term) => [term.planned, term.idf]))
  const weights = planned
    .filter(isTyped)
    .map((term) => [term, term.weight * (idf.get(term) ?? inverseDocumentFrequency(size, 0))] as const)
  // A stable sort: of words that tell the same the first typed stay.
  return new Map(weights.toSorted(([, a], [, b]) => b - a).slice(0, most))
}

function standsIn({ entries, offsets }: Patterns, pattern: number, fields: number): boolean {
  for (let at = offsets[pattern] as number; at < (offsets[pattern + 1] as number); at += 2) {
    if ((fields & (1 << (entries[at] as number))) !== 0) return true
  }
  return false
}

/** Organisations that were paid for something that fits: what they did counts as well as what they say. */
export function organisationsByRecord(
  records: RecordsByOrganisation,
  collection: Collection,
  fits: readonly Uint8Array[],
): ReadonlySet<string> {
  const numberOf = new Map(collection.parts.map((part, at) => [part, at]))
  const found = new Set<string>()
  for (const [id, list] of records) {
    if (list.some(({ part, document }) => fits[numberOf.get(part) ?? -1]?.[document] === 1)) found.add(id)
  }
  return found
}
