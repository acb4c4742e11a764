import type { SearchOptions } from '../found.ts'
import type { Segment } from '../index/segment.ts'
import { Accumulator, windowSize } from './accumulate.ts'
import type { Collection, SearchedPart } from './collection.ts'
import { countCap } from './facet-counts.ts'
import type { SetCounts } from './facet-counts.ts'
import { judgeSets } from './filters.ts'
import type { Groups } from './groups.ts'
import { roundScore } from './order.ts'
import type { BestList } from './order.ts'
import { greatestFactor } from './signals.ts'
import type { Signals } from './signals.ts'
import type { WeighedTerm } from './terms.ts'

/** What the parts of one search share. */
export type Sought = Readonly<{
  collection: Collection
  terms: readonly WeighedTerm[]
  options: SearchOptions
  best: BestList
  groups: Groups | undefined
  /** How many documents have been found to fit so far; once past the cap it stays there. */
  tally: { total: number }
}>

/** Scores every document of one part, offers those that may be listed, and counts those that fit. */
export class PartSearch {
  readonly #sought: Sought
  readonly #part: SearchedPart
  readonly #segment: Segment
  readonly #signals: Signals
  readonly #lifts: Float64Array | undefined
  readonly #verdicts: Uint32Array
  readonly #counts: Uint32Array
  readonly #most: number

  /** `lifts` holds what records add to each document, if they add to any. */
  constructor(sought: Sought, part: SearchedPart, signals: Signals, lifts: Float64Array | undefined) {
    this.#sought = sought
    this.#part = part
    this.#segment = part.shelfPart.segment
    this.#signals = signals
    this.#lifts = lifts
    this.#verdicts = judgeSets(this.#segment.attributes, sought.options)
    this.#counts = new Uint32Array(this.#verdicts.length)
    this.#most = greatestFactor(sought.collection.ranking)
  }

  /** Searches the part. `excluded` are never listed; with `allowed` (a byte for each document) only those are that have 1. */
  run(excluded: ReadonlySet<number>, allowed: Uint8Array | undefined): SetCounts {
    const { collection, terms, tally, options, groups } = this.#sought
    const accumulator = new Accumulator(this.#part, collection.parts.indexOf(this.#part), terms, collection)
    const found = { part: this.#part, verdicts: this.#verdicts, counts: this.#counts }
    if (accumulator.isEmpty && !this.#lifts) return found
    const least = options.leastText ?? 0
    const countsAll = groups !== undefined || this.#lifts !== undefined || (options.facets?.length ?? 0) > 0
    for (let from = 0; from < this.#segment.count; from += windowSize) {
      accumulator.fill(from)
      for (const document of excluded) {
        if (document >= from && document < from + windowSize) accumulator.scores[document - from] = 0
      }
      const size = Math.min(windowSize, this.#segment.count - from)
      if (allowed)
        for (let cell = 0; cell < size; cell += 1) if (allowed[from + cell] === 0) accumulator.scores[cell] = 0
      if (least > 0 && !this.#lifts)
        for (let cell = 0; cell < size; cell += 1)
          if ((accumulator.scores[cell] as number) < least) accumulator.scores[cell] = 0
      if (countsAll) this.#collectAll(accumulator.scores, from, size)
      else {
        if (tally.total <= countCap) this.#count(accumulator.scores, from, size)
        this.#collectBest(accumulator.scores, from, size)
      }
    }
    return found
  }

  /** Looks at every document that fits. */
  #collectAll(scores: Float64Array, from: number, size: number): void {
    const { groups, tally } = this.#sought
    const { facetSet, group } = this.#segment.attributes
    const lifts = this.#lifts
    const least = this.#sought.options.leastText ?? 0
    let floor = this.#floor()
    for (let cell = 0; cell < size; cell += 1) {
      const text = scores[cell] as number
      const document = from + cell
      const lifted = lifts ? (lifts[document] as number) : 0
      if ((text === 0 && lifted === 0) || text + lifted < least) continue
      const set = facetSet[document] as number
      this.#counts[set] = (this.#counts[set] as number) + 1
      if (this.#verdicts[set] !== 0) continue
      tally.total += 1
      if (groups && group[document] !== 0) {
        const number = group[document] as number
        if (groups.isOutdone(this.#part, number, (text + lifted) * this.#most + 1e-8)) continue
        groups.add(this.#candidate(document, text, lifted), number)
        continue
      }
      if (groups) groups.alone += 1
      if (text + lifted < floor) continue
      this.#sought.best.offer(this.#candidate(document, text, lifted))
      floor = this.#floor()
    }
  }

  /** Counts the documents that fit. */
  #count(scores: Float64Array, from: number, size: number): void {
    const { facetSet } = this.#segment.attributes
    const verdicts = this.#verdicts
    let total = 0
    for (let cell = 0; cell < size; cell += 1) {
      if (scores[cell] !== 0 && verdicts[facetSet[from + cell] as number] === 0) total += 1
    }
    this.#sought.tally.total += total
  }

  /** Looks only at documents that may be listed: all that is needed where no facet is counted and nothing lifts. */
  #collectBest(scores: Float64Array, from: number, size: number): void {
    const { facetSet } = this.#segment.attributes
    // A document that does not fit has 0, which is never listed.
    let floor = Math.max(Number.MIN_VALUE, this.#floor())
    for (let cell = 0; cell < size; cell += 1) {
      const text = scores[cell] as number
      if (text < floor || this.#verdicts[facetSet[from + cell] as number] !== 0) continue
      this.#sought.best.offer(this.#candidate(from + cell, text, 0))
      floor = Math.max(Number.MIN_VALUE, this.#floor())
    }
  }

  /** No document with a lower text score can be listed, whatever its signals. */
  #floor(): number {
    return (this.#sought.best.threshold - 1e-8) / this.#most
  }

  #candidate(document: number, text: number, lifted: number) {
    const score = roundScore((text + lifted) * this.#signals.factor(document))
    return { score, text, lifted, part: this.#part, document }
  }
}
