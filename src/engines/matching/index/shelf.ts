import { lengthOfByte } from './length-byte.ts'
import { mergeSegments } from './merge-segments.ts'
import { PostingReader } from './posting-bytes.ts'
import { fieldCount } from './segment.ts'
import type { Segment } from './segment.ts'

/** A segment with what has been taken out of it since it was written. */
export type ShelfPart = {
  readonly segment: Segment
  /** Removed documents, rising. */
  removed: readonly number[]
  readonly isRemoved: Uint8Array
  /** For terms of removed documents, in how many of them each stood. */
  readonly gone: Map<number, number>
}

const partOf = (segment: Segment): ShelfPart => ({
  segment,
  removed: [],
  isRemoved: new Uint8Array(segment.count),
  gone: new Map(),
})

/**
 * All documents of one kind: a large segment, and small ones for what was added since. Number of documents, document
 * frequencies and lengths are exact over all of them at any time, so that a changed shelf ranks as one filled anew.
 */
export class Shelf {
  parts: readonly ShelfPart[] = []
  /** Documents that are not removed. */
  size = 0
  /** For each field the sum of its lengths, and in how many documents it is not empty. */
  readonly lengthSums = new Float64Array(fieldCount)
  readonly lengthCounts = new Float64Array(fieldCount)

  /** A shelf with the segment of a file. */
  static of(segment: Segment): Shelf {
    const shelf = new Shelf()
    if (segment.count > 0) shelf.#put([partOf(segment)], segment)
    return shelf
  }

  /** Adds segments whose documents are not on the shelf yet, as one. */
  addSegments(segments: readonly Segment[]): void {
    if (segments.length === 0) return
    const segment =
      segments.length === 1
        ? (segments[0] as Segment)
        : mergeSegments(segments.map((each) => ({ segment: each, removed: () => false })))
    this.#put([...this.parts, partOf(segment)], segment)
    this.#mergeSmall()
  }

  /** Takes documents out; ids that are not on the shelf are passed over. Returns how many there were. */
  remove(ids: Iterable<string>): number {
    const found = new Map<ShelfPart, number[]>()
    for (const id of ids) {
      const place = this.find(id)
      if (!place) continue
      place.part.isRemoved[place.document] = 1
      const list = found.get(place.part)
      if (list) list.push(place.document)
      else found.set(place.part, [place.document])
    }
    let count = 0
    for (const [part, documents] of found) {
      documents.sort((a, b) => a - b)
      part.removed = [...part.removed, ...documents].sort((a, b) => a - b)
      countTerms(part.segment, documents, part.gone)
      for (const document of documents) this.#countLengths(part.segment, document, -1)
      this.size -= documents.length
      count += documents.length
    }
    return count
  }

  /** Where a document stands. */
  find(id: string): { part: ShelfPart; document: number } | undefined {
    for (const part of this.parts) {
      const document = findKept(part, id)
      if (document >= 0) return { part, document }
    }
    return undefined
  }

  /** In how many documents a key stands. */
  documentFrequency(key: string): number {
    let count = 0
    for (const part of this.parts) {
      const term = part.segment.terms.indexOf(key)
      if (term >= 0) count += (part.segment.postings.frequencies[term] as number) - (part.gone.get(term) ?? 0)
    }
    return count
  }

  /** Adds to `words` every word as it is spelt, with the number of documents that have it or a word of the same stem. */
  countWords(words: Map<string, number>): void {
    for (const { segment, gone } of this.parts) {
      for (let term = 0; term < segment.terms.size; term += 1) {
        const key = segment.terms.at(term)
        const exact = key.startsWith('=')
        if (!exact && segment.isWord[term] === 0) continue
        const count = (segment.postings.frequencies[term] as number) - (gone.get(term) ?? 0)
        const word = exact ? key.slice(1) : key
        if (count > 0) words.set(word, (words.get(word) ?? 0) + count)
      }
    }
  }

  /** Whether so much has changed that merging would pay: a tenth of the large segment. */
  get isWorthMerging(): boolean {
    const [large, ...small] = this.parts
    if (!large) return false
    const changed = small.reduce((sum, part) => sum + part.segment.count, large.removed.length)
    return changed * 10 > large.segment.count
  }

  /** Makes one segment of all, without what was removed. */
  merge(): void {
    const [only, ...more] = this.parts
    if (!only || (more.length === 0 && only.removed.length === 0)) return
    const segment = mergeAll(this.parts)
    this.parts = segment.count > 0 ? [partOf(segment)] : []
  }

  /** Keeps the small segments few: two of like size become one, so that a document is copied a few times at most. */
  #mergeSmall(): void {
    while (this.parts.length > 2) {
      const [before, last] = this.parts.slice(-2) as [ShelfPart, ShelfPart]
      if (before.segment.count > last.segment.count * 2) return
      const segment = mergeAll([before, last])
      this.parts = segment.count > 0 ? [...this.parts.slice(0, -2), partOf(segment)] : this.parts.slice(0, -2)
    }
  }

  #put(parts: readonly ShelfPart[], segment: Segment): void {
    this.parts = parts
    this.size += segment.count
    for (let document = 0; document < segment.count; document += 1) this.#countLengths(segment, document, 1)
  }

  #countLengths(segment: Segment, document: number, sign: 1 | -1): void {
    for (let field = 0; field < fieldCount; field += 1) {
      const byte = segment.lengths[field * segment.count + document] as number
      if (byte === 0) continue
      this.lengthSums[field] = (this.lengthSums[field] as number) + sign * (lengthOfByte[byte] as number)
      this.lengthCounts[field] = (this.lengthCounts[field] as number) + sign
    }
  }
}

function mergeAll(parts: readonly ShelfPart[]): Segment {
  return mergeSegments(
    parts.map(({ segment, isRemoved }) => ({ segment, removed: (document) => isRemoved[document] === 1 })),
  )
}

/** The number of a document that was not removed, or -1. */
function findKept({ segment, isRemoved }: ShelfPart, id: string): number {
  const document = segment.attributes.ids.indexOf(id)
  return document >= 0 && isRemoved[document] === 0 ? document : -1
}

/**
 * Counts in which terms some documents stand, by asking each term: no document keeps a list of its own terms, which would
 * double the index. Skips make that a few milliseconds even among a million documents.
 */
function countTerms(segment: Segment, documents: readonly number[], counts: Map<number, number>): void {
  const reader = new PostingReader(segment.postings)
  const wanted = new Uint8Array(segment.count)
  for (const document of documents) wanted[document] = 1
  for (let term = 0; term < segment.terms.size; term += 1) {
    reader.open(term)
    let count = 0
    if ((segment.postings.frequencies[term] as number) > documents.length * 128) {
      for (const document of documents) if (reader.find(document)) count += 1
    } else {
      while (reader.next()) count += wanted[reader.document] as number
    }
    if (count > 0) counts.set(term, (counts.get(term) ?? 0) + count)
  }
}
