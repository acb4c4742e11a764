import { fieldNames } from '../posting.ts'
import type { FieldName } from '../posting.ts'
import type { PlannedTerm } from '../query-plan.ts'
import { inverseDocumentFrequency } from './collection.ts'
import type { Collection } from './collection.ts'

/** A planned term with what it weighs in a collection. */
export type WeighedTerm = Readonly<{
  planned: PlannedTerm
  idf: number
  /** `(weight + lift) * idf * (k1 + 1)`: the most a document can get from it. */
  factor: number
  /** A bit for each field that counts. */
  fields: number
  /** Number of the term in each part, -1 where it is not. */
  numbers: readonly number[]
}>

const allFields = (1 << fieldNames.length) - 1

function fieldBits(fields: readonly FieldName[] | undefined): number {
  return fields ? fields.reduce((bits, field) => bits | (1 << fieldNames.indexOf(field)), 0) : allFields
}

/** True of a term that counts in every field. */
export const countsEverywhere = (term: WeighedTerm): boolean => term.fields === allFields

/** Weighs the terms of a plan, in the order of the plan; those that no document has are left out. */
export function weighTerms(terms: readonly PlannedTerm[], collection: Collection): WeighedTerm[] {
  return terms.flatMap((planned) => {
    const numbers = collection.parts.map(({ shelfPart }) => shelfPart.segment.terms.indexOf(planned.key))
    const frequency = numbers.reduce((sum, number, at) => {
      const part = collection.parts[at]?.shelfPart
      if (!part || number < 0) return sum
      return sum + (part.segment.postings.frequencies[number] as number) - (part.gone.get(number) ?? 0)
    }, 0)
    if (frequency === 0 || planned.weight <= 0) return []
    const idf = inverseDocumentFrequency(collection.size, frequency)
    const factor = (planned.weight + (planned.lift ?? 0)) * idf * (collection.ranking.k1 + 1)
    return [{ planned, idf, factor, fields: fieldBits(planned.fields), numbers }]
  })
}

/** The idf weight of all words the person typed, those that no document has among them: what coverage is a share of. */
export function typedWeight(terms: readonly PlannedTerm[], weighed: readonly WeighedTerm[], size: number): number {
  const idf = new Map(weighed.map((term) => [term.planned, term.idf]))
  return terms
    .filter(isTyped)
    .reduce((sum, term) => sum + term.weight * (idf.get(term) ?? inverseDocumentFrequency(size, 0)), 0)
}

/** Whether a term is a word the person typed, or such a word spelt right. */
export const isTyped = (term: PlannedTerm): boolean => term.origin === 'word' || term.origin === 'spelling'
