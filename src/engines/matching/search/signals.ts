import { epochDay } from '../../../core/iso-date.ts'
import type { Attributes } from '../index/attributes.ts'
import { everywherePlace } from '../index/attributes.ts'
import type { PlaceTable } from '../found.ts'
import type { PlaceCode } from '../posting.ts'
import type { AsAt, QueryPlan } from '../query-plan.ts'
import type { Ranking } from '../ranking.ts'

/** The three signals of the documents of one segment, for one query. */
export class Signals {
  readonly #attributes: Attributes
  readonly #ranking: Ranking
  readonly #today: number
  readonly #here: PlaceCode | undefined
  readonly #places: PlaceTable | undefined
  /** By place set; below 0 until it is asked for. */
  readonly #nearness: Float64Array

  constructor(attributes: Attributes, plan: QueryPlan, asAt: AsAt, ranking: Ranking, places: PlaceTable | undefined) {
    this.#attributes = attributes
    this.#ranking = ranking
    this.#today = epochDay(asAt.day)
    this.#here = plan.place?.code
    this.#places = places
    this.#nearness = new Float64Array(attributes.placeSets.offsets.length).fill(-1)
  }

  /** The nearest of a document's places; 0 if none is stated or the query names none. */
  place(document: number): number {
    if (this.#here === undefined) return 0
    const set = this.#attributes.placeSet[document] as number
    const known = this.#nearness[set] as number
    return known >= 0 ? known : (this.#nearness[set] = this.#nearest(set, this.#here))
  }

  /** What is known of how well it works. */
  evidence(document: number): number {
    return this.#ranking.signals.evidence * (this.#attributes.evidence[document] as number)
  }

  /** How lately somebody confirmed it. */
  fresh(document: number): number {
    const confirmed = this.#attributes.confirmed[document] as number
    if (confirmed === 0) return 0
    const { full, none } = this.#ranking.freshness
    const age = this.#today - confirmed
    return this.#ranking.signals.fresh * Math.min(1, Math.max(0, (none - age) / (none - full)))
  }

  #nearest(set: number, here: PlaceCode): number {
    const { placeSets, places } = this.#attributes
    const codes = places.remembered()
    let nearest = 0
    for (let at = placeSets.offsets[set] as number; at < (placeSets.offsets[set + 1] as number); at += 1) {
      const there = codes[placeSets.members[at] as number] as string
      const near = there === everywherePlace ? this.#ranking.everywhere : (this.#places?.nearness(here, there) ?? 0)
      nearest = Math.max(nearest, Math.min(this.#ranking.signals.place, near))
    }
    return nearest
  }

  /** What a text score is multiplied by. */
  factor(document: number): number {
    return 1 + this.place(document) + this.evidence(document) + this.fresh(document)
  }
}

/** The most that signals can multiply a text score by. */
export function greatestFactor({ signals }: Ranking): number {
  return 1 + signals.place + signals.evidence + signals.fresh
}
