/** Every so many postings of a term the reader can begin anew. */
export const skipEvery = 128

/** Where each term's postings stand: a document gap and a pattern for each, in bytes of seven bits, lowest first. */
export type PostingBytes = Readonly<{
  bytes: Uint8Array
  /** Where the postings of each term begin, one more than there are terms. */
  offsets: Uint32Array
  /** Two numbers for each `skipEvery` postings after the first: the document before them, and where they begin. */
  skips: Uint32Array
  /** Where the skips of each term begin, one more than there are terms. */
  skipOffsets: Uint32Array
  /** In how many documents each term stands. */
  frequencies: Uint32Array
}>

/** Writes postings, term after term and document after document. */
export class PostingWriter {
  #bytes: Uint8Array
  #used = 0
  #before = -1
  #inTerm = 0
  #term = 0
  readonly #offsets: Uint32Array
  readonly #skipOffsets: Uint32Array
  readonly #frequencies: Uint32Array
  readonly #skips: number[] = []

  constructor(terms: number, expectedBytes: number) {
    this.#bytes = new Uint8Array(Math.max(1024, expectedBytes))
    this.#offsets = new Uint32Array(terms + 1)
    this.#skipOffsets = new Uint32Array(terms + 1)
    this.#frequencies = new Uint32Array(terms)
  }

  /** Adds a posting to the term at hand; documents rise. */
  add(document: number, pattern: number): void {
    if (this.#used + 10 > this.#bytes.length) this.#grow()
    if (this.#inTerm > 0 && this.#inTerm % skipEvery === 0) {
      this.#skips.push(this.#before, this.#used)
    }
    this.#used = write(this.#bytes, this.#used, document - this.#before)
    this.#used = write(this.#bytes, this.#used, pattern)
    this.#before = document
    this.#inTerm += 1
  }

  /** Closes the term at hand and begins the next. */
  endTerm(): void {
    this.#frequencies[this.#term] = this.#inTerm
    this.#term += 1
    this.#offsets[this.#term] = this.#used
    this.#skipOffsets[this.#term] = this.#skips.length
    this.#before = -1
    this.#inTerm = 0
  }

  /** All that was written. */
  finish(): PostingBytes {
    return {
      bytes: this.#bytes.slice(0, this.#used),
      offsets: this.#offsets,
      skips: Uint32Array.from(this.#skips),
      skipOffsets: this.#skipOffsets,
      frequencies: this.#frequencies,
    }
  }

  #grow(): void {
    const larger = new Uint8Array(Math.ceil(this.#bytes.length * 1.5))
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

function write(bytes: Uint8Array, at: number, value: number): number {
  while (value >= 128) {
    bytes[at] = (value & 127) | 128
    at += 1
    value >>>= 7
  }
  bytes[at] = value
  return at + 1
}

/** Reads the postings of one term: `next()` until it is false; `document` and `pattern` are those of the posting at hand. */
export class PostingReader {
  document = -1
  pattern = 0
  readonly #postings: PostingBytes
  #at = 0
  #end = 0
  #term = 0

  constructor(postings: PostingBytes) {
    this.#postings = postings
  }

  /** Goes to the first posting of a term. */
  open(term: number): this {
    this.#term = term
    this.#at = this.#postings.offsets[term] as number
    this.#end = this.#postings.offsets[term + 1] as number
    this.document = -1
    return this
  }

  /** Reads the next posting; false after the last. */
  next(): boolean {
    if (this.#at >= this.#end) return false
    this.document += this.#number()
    this.pattern = this.#number()
    return true
  }

  /** Whether the term stands in a document; if so it is the posting at hand. May be asked in any order. */
  find(document: number): boolean {
    const { skips, skipOffsets, offsets } = this.#postings
    let low = (skipOffsets[this.#term] as number) >> 1
    let high = (skipOffsets[this.#term + 1] as number) >> 1
    const first = low
    // The last skip that lies wholly before the document.
    while (low < high) {
      const middle = (low + high) >> 1
      if ((skips[middle * 2] as number) < document) low = middle + 1
      else high = middle
    }
    if (low > first) {
      this.document = skips[(low - 1) * 2] as number
      this.#at = skips[(low - 1) * 2 + 1] as number
    } else {
      this.document = -1
      this.#at = offsets[this.#term] as number
    }
    while (this.document < document && this.next());
    return this.document === document
  }

  #number(): number {
    const { bytes } = this.#postings
    let byte = bytes[this.#at] as number
    this.#at += 1
    let value = byte & 127
    let shift = 7
    while (byte >= 128) {
      byte = bytes[this.#at] as number
      this.#at += 1
      value |= (byte & 127) << shift
      shift += 7
    }
    return value
  }
}
