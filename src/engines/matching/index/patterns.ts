import { fieldNames } from '../posting.ts'

const fieldCount = fieldNames.length

/**
 * How often a term stands in which fields of a document, as a number: most postings share a few such patterns, so that
 * one byte tells what would else take eight. `entries` holds a field and a frequency for each field the term is in,
 * `offsets` where those of each pattern begin.
 */
export type Patterns = Readonly<{ entries: Uint8Array; offsets: Uint32Array }>

/** Gives out the numbers of patterns while a segment is made. */
export class PatternNumbers {
  readonly #single = new Int32Array(fieldCount * 256).fill(-1)
  readonly #several = new Map<string, number>()
  readonly #entries: number[] = []
  readonly #offsets: number[] = [0]
  readonly #uses: number[] = []

  /** The number of the pattern that stands at `at` in rows of eight frequencies, which is used `uses` times more. */
  of(frequencies: Uint8Array, at: number, uses = 1): number {
    let field = -1
    let several = false
    for (let each = 0; each < fieldCount; each += 1) {
      if (frequencies[at + each] === 0) continue
      if (field >= 0) several = true
      else field = each
    }
    if (!several) {
      const cell = field * 256 + (frequencies[at + field] as number)
      const known = this.#single[cell] as number
      if (known >= 0) return this.#used(known, uses)
      return (this.#single[cell] = this.#make(frequencies, at, uses))
    }
    const key = String.fromCharCode(...frequencies.subarray(at, at + fieldCount))
    const known = this.#several.get(key)
    if (known !== undefined) return this.#used(known, uses)
    const made = this.#make(frequencies, at, uses)
    this.#several.set(key, made)
    return made
  }

  #used(number: number, uses: number): number {
    this.#uses[number] = (this.#uses[number] as number) + uses
    return number
  }

  #make(frequencies: Uint8Array, at: number, uses: number): number {
    for (let field = 0; field < fieldCount; field += 1) {
      const frequency = frequencies[at + field] as number
      if (frequency > 0) this.#entries.push(field, frequency)
    }
    this.#offsets.push(this.#entries.length)
    return this.#uses.push(uses) - 1
  }

  /** Numbers them anew, the most used first so that they take one byte; `renumbered` leads from the old to the new. */
  finish(): { patterns: Patterns; renumbered: Uint32Array } {
    const order = this.#uses
      .map((_, number) => number)
      .sort((a, b) => (this.#uses[b] ?? 0) - (this.#uses[a] ?? 0) || a - b)
    const renumbered = new Uint32Array(order.length)
    const offsets = new Uint32Array(order.length + 1)
    const entries: number[] = []
    order.forEach((old, number) => {
      renumbered[old] = number
      entries.push(...this.#entries.slice(this.#offsets[old], this.#offsets[old + 1]))
      offsets[number + 1] = entries.length
    })
    return { patterns: { entries: Uint8Array.from(entries), offsets }, renumbered }
  }
}

/** Writes a pattern out as a row of eight frequencies. */
export function patternRow(patterns: Patterns, pattern: number, row: Uint8Array): void {
  row.fill(0)
  const end = patterns.offsets[pattern + 1] as number
  for (let at = patterns.offsets[pattern] as number; at < end; at += 2) {
    row[patterns.entries[at] as number] = patterns.entries[at + 1] as number
  }
}
