import { epochDay } from '../../../core/iso-date.ts'
import type { Attributes } from '../index/attributes.ts'
import { everywherePlace } from '../index/attributes.ts'
import type { PlaceTable } from '../found.ts'
import type { AsAt, QueryPlan } from '../query-plan.ts'
import type { Ranking } from '../ranking.ts'

/** The three signals of the documents of one segment, for one query. */
export class Signals {
  readonly #attributes: Attributes
  readonly #ranking: Ranking
  readonly #today: number
  readonly #nearness: Float64Array | undefined

  constructor(attributes: Attributes, plan: QueryPlan, asAt: AsAt, ranking: Ranking, places: PlaceTable | undefined) {
    this.#attributes = attributes
    this.#ranking = ranking
    this.#today = epochDay(asAt.day)
    if (plan.place) this.#nearness = nearnessOfSets(attributes, plan.place.code, ranking, places)
  }

  /** The nearest of a document's places; 0 if none is stated or the query names none. */
  place(document: number): number {
    return this.#nearness ? (this.#nearness[this.#attributes.placeSet[document] as number] as number) : 0
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

  /** What a text score is multiplied by. */
  factor(document: number): number {
    return 1 + this.place(document) + this.evidence(document) + this.fresh(document)
  }
}

/** The most that signals can multiply a text score by. */
export function greatestFactor({ signals }: Ranking): number {
  return 1 + signals.place + signals.evidence + signals.fresh
}

function nearnessOfSets(
  attributes: Attributes,
  here: string,
  ranking: Ranking,
  places: PlaceTable | undefined,
): Float64Array {
  const most = ranking.signals.place
  const nearness = Float64Array.from({ length: attributes.places.size }, (_, place) => {
    const code = attributes.places.at(place)
    if (code === everywherePlace) return ranking.everywhere
    return Math.min(most, Math.max(0, places ? places.nearness(here, code) : 0))
  })
  const { offsets, members } = attributes.placeSets
  return Float64Array.from({ length: offsets.length - 1 }, (_, set) => {
    let nearest = 0
    for (let at = offsets[set] as number; at < (offsets[set + 1] as number); at += 1) {
      nearest = Math.max(nearest, nearness[members[at] as number] as number)
    }
    return nearest
  })
}
