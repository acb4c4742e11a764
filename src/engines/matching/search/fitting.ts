import type { Fitting } from '../found.ts'
import type { Patterns } from '../index/patterns.ts'
import { PostingReader } from '../index/posting-bytes.ts'
import type { PlannedTerm } from '../query-plan.ts'
import type { Collection } from './collection.ts'
import type { RecordsByOrganisation } from './lifts.ts'
import { countsEverywhere, isTyped, typedWeight } from './terms.ts'
import type { WeighedTerm } from './terms.ts'

/** The least coverages are met to the last bit by a document that just meets them. */
const slack = 1e-9

/**
 * A byte for each document of each part: 1 if it is an answer, which is if its words cover enough of the typed words' idf weight, or
 * less where it shares a concept. One more pass over the terms' postings; a search that asks for no fitting does without.
 */
export function judgeFitting(
  collection: Collection,
  planned: readonly PlannedTerm[],
  terms: readonly WeighedTerm[],
  fitting: Fitting,
): readonly Uint8Array[] {
  const whole = typedWeight(planned, terms, collection.size)
  return collection.parts.map((part, partNumber) => {
    const { segment } = part.shelfPart
    const fits = new Uint8Array(segment.count)
    const covered = new Float64Array(segment.count)
    const concept = new Uint8Array(segment.count)
    const reader = new PostingReader(segment.postings)
    for (const term of terms) {
      const number = term.numbers[partNumber] as number
      const isConcept = fitting.concepts.has(term.planned.key)
      if (number < 0 || (!isConcept && !isTyped(term.planned))) continue
      reader.open(number)
      const weight = isTyped(term.planned) ? term.planned.weight * term.idf : 0
      while (reader.next()) {
        if (!countsEverywhere(term) && !standsIn(segment.patterns, reader.pattern, term.fields)) continue
        covered[reader.document] = (covered[reader.document] as number) + weight
        if (isConcept) concept[reader.document] = 1
      }
    }
    for (let document = 0; document < segment.count; document += 1) {
      const least = concept[document] === 1 ? fitting.coverageWithConcept : fitting.coverage
      const share = whole > 0 ? (covered[document] as number) / whole : 0
      if ((share > 0 || concept[document] === 1) && share >= least - slack) fits[document] = 1
    }
    return fits
  })
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
