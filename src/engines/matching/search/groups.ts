import type { SearchedPart } from './collection.ts'
import type { Candidate, Order } from './order.ts'
import { roundScore } from './order.ts'

/** A group keeps its best and the three that may lift it. */
const kept = 4

/** Collects candidates by group, so that each group is listed once, by its best, lifted by its next three. */
export class Groups {
  readonly #order: Order
  readonly #byId = new Map<string, Candidate[]>()
  readonly #byNumber = new Map<SearchedPart, (Candidate[] | undefined)[]>()

  constructor(order: Order) {
    this.#order = order
  }

  /** Documents that belong to no group: each is listed by itself. */
  alone = 0

  /** How many groups there are, with those that are alone. */
  get size(): number {
    return this.#byId.size + this.alone
  }

  /** Whether a document with this score could not be among the four that count in its group. */
  isOutdone(part: SearchedPart, group: number, score: number): boolean {
    const list = this.#byNumber.get(part)?.[group]
    return list?.length === kept && (list[kept - 1] as Candidate).score > score
  }

  /** Takes a candidate of the group with this number (from 1) in the segment of its part. */
  add(candidate: Candidate, group: number): void {
    const list = this.#list(candidate.part, group)
    if (list.length === kept && !this.#order.before(candidate, list[kept - 1] as Candidate)) return
    let at = list.length
    while (at > 0 && this.#order.before(candidate, list[at - 1] as Candidate)) at -= 1
    list.splice(at, 0, candidate)
    if (list.length > kept) list.pop()
  }

  /** The best of each group with what the next three add; `factorOf` gives the signals of a candidate. */
  *lifted(further: readonly number[], factorOf: (candidate: Candidate) => number): Iterable<Candidate> {
    for (const [best, ...next] of this.#byId.values()) {
      if (!best) continue
      let lifted = best.lifted
      next.forEach((each, at) => (lifted += (further[at] ?? 0) * each.text))
      yield { ...best, lifted, score: roundScore((best.text + lifted) * factorOf(best)) }
    }
  }

  #list(part: SearchedPart, group: number): Candidate[] {
    let numbered = this.#byNumber.get(part)
    if (!numbered) this.#byNumber.set(part, (numbered = []))
    let list = numbered[group]
    if (!list) {
      const id = part.shelfPart.segment.attributes.groups.remembered()[group - 1] as string
      list = this.#byId.get(id)
      if (!list) this.#byId.set(id, (list = []))
      numbered[group] = list
    }
    return list
  }
}
