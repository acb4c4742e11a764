import { createWordNeighbours } from '../spelling/word-neighbours.ts'
import type { NearWord } from '../spelling/word-neighbours.ts'

/** What the understanding of a query needs to know of the documents. */
export interface Vocabulary {
  /** How many documents there are. */
  readonly documents: number
  /** In how many documents a key of the index stands. */
  documentFrequency(key: string): number
  /** Words as they are written in documents (normal form, not stemmed) within so many edits, with the same first letter. */
  wordsNear(word: string, distance: number): readonly NearWord[]
}

/** Where a vocabulary comes from: an index, and the words of its documents in normal form with their document frequencies. */
export type VocabularySource = Readonly<{
  documents: number
  documentFrequency(key: string): number
  words(): Iterable<readonly [word: string, frequency: number]>
}>

/** A vocabulary over an index. The table of near words is made when the first unknown word asks for it. */
export function createVocabulary(source: VocabularySource): Vocabulary {
  return {
    documents: source.documents,
    documentFrequency: (key) => source.documentFrequency(key),
    wordsNear: createWordNeighbours(() => source.words()),
  }
}

/** How much a key tells: rare ones more (the formula of BM25). */
export function inverseFrequency(vocabulary: Vocabulary, key: string): number {
  const count = vocabulary.documentFrequency(key)
  return Math.log(1 + Math.max(0, vocabulary.documents - count + 0.5) / (count + 0.5))
}
