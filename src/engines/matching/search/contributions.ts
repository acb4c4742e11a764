import type { Contribution } from '../found.ts'
import { PostingReader } from '../index/posting-bytes.ts'
import { fieldNames } from '../posting.ts'
import type { FieldName } from '../posting.ts'
import { frequencyUnit } from '../text/analyse.ts'
import type { Collection, SearchedPart } from './collection.ts'
import { isTyped } from './terms.ts'
import type { WeighedTerm } from './terms.ts'

/** What each term gave one document in each field, in the order of the plan; and the idf weight of the typed words it has. */
export function contributionsOf(
  part: SearchedPart,
  document: number,
  terms: readonly WeighedTerm[],
  collection: Collection,
): { contributions: Contribution[]; covered: number } {
  const { segment } = part.shelfPart
  const partNumber = collection.parts.indexOf(part)
  const reader = new PostingReader(segment.postings)
  const contributions: Contribution[] = []
  let covered = 0
  for (const term of terms) {
    const number = term.numbers[partNumber] as number
    if (number < 0 || !reader.open(number).find(document)) continue
    const parts: { field: FieldName; frequency: number; weight: number }[] = []
    const { entries, offsets } = segment.patterns
    let whole = 0
    for (let at = offsets[reader.pattern] as number; at < (offsets[reader.pattern + 1] as number); at += 2) {
      const field = entries[at] as number
      if ((term.fields & (1 << field)) === 0) continue
      const frequency = entries[at + 1] as number
      const byte = segment.lengths[field * segment.count + document] as number
      const weight = frequency * (collection.weights[field * 256 + byte] as number)
      const name = fieldNames[field] as FieldName
      parts.push({ field: name, frequency: frequency * frequencyUnit(name), weight })
      whole += weight
    }
    if (whole === 0) continue
    if (isTyped(term.planned)) covered += term.planned.weight * term.idf
    const score = (term.factor * whole) / (collection.ranking.k1 + whole)
    for (const { field, frequency, weight } of parts) {
      contributions.push({ key: term.planned.key, field, frequency, idf: term.idf, score: (score * weight) / whole })
    }
  }
  return { contributions, covered }
}
