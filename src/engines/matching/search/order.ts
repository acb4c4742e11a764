import { hash } from 'node:crypto'
import type { SearchedPart } from './collection.ts'

/** A document that may be listed. */
export type Candidate = {
  readonly score: number
  readonly text: number
  readonly lifted: number
  readonly part: SearchedPart
  readonly document: number
  /** Worked out only when two scores are equal. */
  tie?: string
}

/** A score as it is compared and printed: to nine decimals. */
export const roundScore = (score: number): number => Math.round(score * 1e9) / 1e9

/** What decides between equal scores: neutral, the same for everyone, and another with every `tieBreak`. */
export const tieHash = (id: string, tieBreak: string): string => hash('sha256', id + tieBreak, 'hex')

/** The id of a candidate. */
export const idOf = ({ part, document }: Candidate): string => part.shelfPart.segment.attributes.ids.at(document)

/** The numbers of those of some documents that stand in a part. */
export function documentNumbers(part: SearchedPart, ids: ReadonlySet<string> | undefined): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const id of ids ?? []) {
    const document = part.shelfPart.segment.attributes.ids.indexOf(id)
    if (document >= 0) numbers.add(document)
  }
  return numbers
}

/** The order of every list: score falling, then the hash of the id rising. */
export class Order {
  readonly #tieBreak: string
  constructor(tieBreak: string) {
    this.#tieBreak = tieBreak
  }

  /** Whether `a` stands before `b`. */
  before(a: Candidate, b: Candidate): boolean {
    return a.score === b.score ? this.tie(a) < this.tie(b) : a.score > b.score
  }

  tie(candidate: Candidate): string {
    return (candidate.tie ??= tieHash(idOf(candidate), this.#tieBreak))
  }
}

/** Keeps the best of all candidates it is offered, in order. */
export class BestList {
  readonly list: Candidate[] = []
  readonly #limit: number
  readonly #order: Order
  readonly #after: Readonly<{ score: number; tie: string }> | undefined

  /** At most `limit`; with `after`, only those that stand later in the order than that place. */
  constructor(limit: number, order: Order, after?: Readonly<{ score: number; tie: string }>) {
    this.#limit = limit
    this.#order = order
    this.#after = after
  }

  /** A candidate with a lower score than this is not taken. */
  get threshold(): number {
    return this.list.length < this.#limit ? 0 : (this.list.at(-1) as Candidate).score
  }

  offer(candidate: Candidate): void {
    const { list } = this
    if (this.#after) {
      if (candidate.score > this.#after.score) return
      if (candidate.score === this.#after.score && this.#order.tie(candidate) <= this.#after.tie) return
    }
    if (list.length >= this.#limit && !this.#order.before(candidate, list.at(-1) as Candidate)) return
    let low = 0
    let high = list.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#order.before(candidate, list[middle] as Candidate)) high = middle
      else low = middle + 1
    }
    list.splice(low, 0, candidate)
    if (list.length > this.#limit) list.pop()
  }
}
