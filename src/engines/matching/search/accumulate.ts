import type { Collection, SearchedPart } from './collection.ts'
import { countsEverywhere } from './terms.ts'
import type { WeighedTerm } from './terms.ts'

/** Documents whose scores are added up at one time: as many as stay in a processor's nearest caches. */
export const windowSize = 8192

/** No document has this number. */
const past = 0x7fffffff

const scores = new Float64Array(windowSize)

/**
 * Adds up the text scores of a part, window after window and in each term after term in the order of the plan, so that
 * two documents with the same words get the same sum to the last bit wherever they stand.
 */
export class Accumulator {
  /** One for all: a search ends before the next begins. */
  readonly scores = scores
  readonly #at: Int32Array
  readonly #document: Int32Array
  readonly #terms: readonly WeighedTerm[]
  readonly #numbers: readonly number[]
  readonly #part: SearchedPart
  readonly #weights: Float64Array
  readonly #k1: number

  constructor(part: SearchedPart, partNumber: number, terms: readonly WeighedTerm[], collection: Collection) {
    const here = terms.filter((term) => (term.numbers[partNumber] as number) >= 0)
    this.#part = part
    this.#terms = here
    this.#numbers = here.map((term) => term.numbers[partNumber] as number)
    this.#weights = collection.weights
    this.#k1 = collection.ranking.k1
    this.#at = new Int32Array(here.length)
    this.#document = new Int32Array(here.length)
    const { offsets } = part.shelfPart.segment.postings
    this.#numbers.forEach((number, term) => {
      this.#at[term] = offsets[number] as number
      this.#document[term] = this.#step(term, -1)
    })
  }

  /** Whether any document of this part has any of the terms. */
  get isEmpty(): boolean {
    return this.#terms.length === 0
  }

  /** Fills `scores` for the documents from `from`; windows are asked for in rising order. 0 means that it does not fit. */
  fill(from: number): void {
    scores.fill(0)
    for (let term = 0; term < this.#terms.length; term += 1) {
      if ((this.#document[term] as number) >= from + windowSize) continue
      if (countsEverywhere(this.#terms[term] as WeighedTerm)) this.#addTerm(term, from)
      else this.#addInFields(term, from)
    }
    const { removed } = this.#part.shelfPart
    for (
      let at = firstFrom(removed, from);
      at < removed.length && (removed[at] as number) < from + windowSize;
      at += 1
    ) {
      scores[(removed[at] as number) - from] = 0
    }
  }

  /** The loop that nearly all the time of a search goes into. */
  #addTerm(term: number, from: number): void {
    const { segment } = this.#part.shelfPart
    const { bytes, offsets } = segment.postings
    const { lengths } = segment
    const { columnOf, saturated } = this.#part.tables
    const factor = (this.#terms[term] as WeighedTerm).factor
    const end = offsets[(this.#numbers[term] as number) + 1] as number
    const to = from + windowSize
    let at = this.#at[term] as number
    let document = this.#document[term] as number
    for (;;) {
      let pattern = bytes[at++] as number
      let column = -1
      if (pattern < 128) column = columnOf[pattern] as number
      else {
        let shift = 7
        pattern &= 127
        for (;;) {
          const byte = bytes[at++] as number
          pattern |= (byte & 127) << shift
          if (byte < 128) break
          shift += 7
        }
      }
      const share =
        column >= 0
          ? (saturated[(pattern << 8) | (lengths[column + document] as number)] as number)
          : this.#saturated(pattern, document, -1)
      const cell = document - from
      scores[cell] = (scores[cell] as number) + factor * share
      if (at >= end) {
        document = past
        break
      }
      let gap = bytes[at++] as number
      if (gap >= 128) {
        let shift = 7
        gap &= 127
        for (;;) {
          const byte = bytes[at++] as number
          gap |= (byte & 127) << shift
          if (byte < 128) break
          shift += 7
        }
      }
      document += gap
      if (document >= to) break
    }
    this.#at[term] = at
    this.#document[term] = document
  }

  /** The same for a term that counts in some fields only. */
  #addInFields(term: number, from: number): void {
    const { factor, fields } = this.#terms[term] as WeighedTerm
    let document = this.#document[term] as number
    while (document < from + windowSize) {
      const cell = document - from
      scores[cell] = (scores[cell] as number) + factor * this.#saturated(this.#number(term), document, fields)
      document = this.#step(term, document)
    }
    this.#document[term] = document
  }

  /** `w / (k1 + w)` of a posting, with `w` summed over those of its fields that count. */
  #saturated(pattern: number, document: number, fields: number): number {
    const { patterns, lengths, count } = this.#part.shelfPart.segment
    const end = patterns.offsets[pattern + 1] as number
    let weight = 0
    for (let at = patterns.offsets[pattern] as number; at < end; at += 2) {
      const field = patterns.entries[at] as number
      if ((fields & (1 << field)) === 0) continue
      const byte = lengths[field * count + document] as number
      weight += (patterns.entries[at + 1] as number) * (this.#weights[(field << 8) | byte] as number)
    }
    return weight / (this.#k1 + weight)
  }

  /** The next document of a term, or {@link past}. */
  #step(term: number, document: number): number {
    const end = this.#part.shelfPart.segment.postings.offsets[(this.#numbers[term] as number) + 1] as number
    return (this.#at[term] as number) < end ? document + this.#number(term) : past
  }

  #number(term: number): number {
    const { bytes } = this.#part.shelfPart.segment.postings
    let at = this.#at[term] as number
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number
      value |= (byte & 127) << shift
      if (byte < 128) break
    }
    this.#at[term] = at
    return value
  }
}

/** The first place in a rising list whose number is `least` or more. */
function firstFrom(list: readonly number[], least: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] as number) < least) low = middle + 1
    else high = middle
  }
  return low
}
