import type { Posting } from '../posting.ts'
import type { Analyser } from '../text/analyse.ts'
import { AttributeWriter } from './attributes.ts'
import { byteOfLength } from './length-byte.ts'
import { PatternNumbers } from './patterns.ts'
import { PostingWriter } from './posting-bytes.ts'
import { fieldCount } from './segment.ts'
import type { Segment } from './segment.ts'
import { StringTable } from './string-table.ts'

/** Makes a segment from documents. They are read as they come; what is kept of each is its terms, not its text. */
export class SegmentWriter {
  readonly #analyser: Analyser
  readonly #attributes = new AttributeWriter()
  readonly #patterns = new PatternNumbers()
  #terms = new Uint32Array(4096)
  #patternOf = new Uint32Array(4096)
  #used = 0
  readonly #ends: number[] = []
  readonly #lengths: number[][] = Array.from({ length: fieldCount }, () => [])

  constructor(analyser: Analyser) {
    this.#analyser = analyser
  }

  get count(): number {
    return this.#ends.length
  }

  add(posting: Posting): void {
    const analyser = this.#analyser
    analyser.read(posting)
    this.#attributes.add(posting)
    while (this.#used + analyser.count > this.#terms.length) this.#grow()
    for (let at = 0; at < analyser.count; at += 1) {
      this.#terms[this.#used] = analyser.terms[at] as number
      this.#patternOf[this.#used] = this.#patterns.of(analyser.frequencies, at * fieldCount)
      this.#used += 1
    }
    this.#ends.push(this.#used)
    this.#lengths.forEach((column, field) => column.push(byteOfLength(analyser.lengths[field] as number)))
  }

  finish(): Segment {
    const { keys, isWord } = this.#analyser
    const counts = new Uint32Array(keys.length)
    for (let at = 0; at < this.#used; at += 1)
      counts[this.#terms[at] as number] = (counts[this.#terms[at] as number] as number) + 1
    const present: number[] = []
    for (let term = 0; term < keys.length; term += 1) if (counts[term]) present.push(term)
    present.sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : 1))

    // Sorted by counting: where the postings of each term go.
    const next = new Uint32Array(keys.length)
    let start = 0
    for (const term of present) {
      next[term] = start
      start += counts[term] as number
    }
    const documents = new Uint32Array(this.#used)
    const patternOf = new Uint32Array(this.#used)
    let at = 0
    this.#ends.forEach((end, document) => {
      for (; at < end; at += 1) {
        const term = this.#terms[at] as number
        const place = next[term] as number
        next[term] = place + 1
        documents[place] = document
        patternOf[place] = this.#patternOf[at] as number
      }
    })

    const { patterns, renumbered } = this.#patterns.finish()
    const writer = new PostingWriter(present.length, this.#used * 3)
    let place = 0
    for (const term of present) {
      for (const end = place + (counts[term] as number); place < end; place += 1) {
        writer.add(documents[place] as number, renumbered[patternOf[place] as number] as number)
      }
      writer.endTerm()
    }
    return {
      count: this.#ends.length,
      terms: StringTable.of(present.map((term) => keys[term] as string)),
      isWord: Uint8Array.from(present, (term) => isWord[term] as number),
      postings: writer.finish(),
      patterns,
      lengths: Uint8Array.from(this.#lengths.flat()),
      attributes: this.#attributes.finish(),
    }
  }

  #grow(): void {
    const terms = new Uint32Array(this.#terms.length * 2)
    const patternOf = new Uint32Array(terms.length)
    terms.set(this.#terms)
    patternOf.set(this.#patternOf)
    this.#terms = terms
    this.#patternOf = patternOf
  }
}
