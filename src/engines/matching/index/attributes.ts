import { epochDay } from '../../../core/iso-date.ts'
import type { Posting } from '../posting.ts'
import { StringTable } from './string-table.ts'

/** Sets of numbers, each of which many documents share: `members` of set `n` stand from `offsets[n]` to `offsets[n + 1]`. */
export type NumberSets = Readonly<{ offsets: Uint32Array; members: Uint32Array }>

/** All about the documents of a segment that is not text, a column each. */
export type Attributes = Readonly<{
  ids: StringTable
  /** The rating's level over its highest, 0 if there is none. */
  evidence: Float32Array
  /** Days since 1970 on which it was last confirmed, 0 if never. */
  confirmed: Uint16Array
  /** Number in `groups` plus 1, 0 if none. */
  group: Uint32Array
  groups: StringTable
  /** Number in `buyers` plus 1, 0 if none. */
  buyer: Uint32Array
  buyers: StringTable
  /** Number of the document's set in `placeSets`, whose members number `places`. */
  placeSet: Uint32Array
  placeSets: NumberSets
  places: StringTable
  /** Number of the document's set in `facetSets`, whose members number `facetValues`. */
  facetSet: Uint32Array
  facetSets: NumberSets
  /** Facet and value, parted by {@link facetSeparator}. */
  facetValues: StringTable
}>

/** Stands between the name of a facet and its value; no value holds it. */
export const facetSeparator = '\u0000'

/** Stands among the places of a document that works everywhere. */
export const everywherePlace = '*'

/** Gives out numbers to strings. */
class Numbers {
  readonly #numbers = new Map<string, number>()
  of(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) this.#numbers.set(text, (number = this.#numbers.size))
    return number
  }
  table(): StringTable {
    return StringTable.of([...this.#numbers.keys()])
  }
}

/** Gives out numbers to sets of strings. */
class SetNumbers {
  readonly #members = new Numbers()
  readonly #sets = new Map<string, number>()
  readonly #offsets = [0]
  readonly #list: number[] = []
  of(texts: readonly string[]): number {
    const members = [...new Set(texts.map((text) => this.#members.of(text)))].sort((a, b) => a - b)
    const key = members.join(',')
    const known = this.#sets.get(key)
    if (known !== undefined) return known
    this.#list.push(...members)
    this.#offsets.push(this.#list.length)
    const number = this.#sets.size
    this.#sets.set(key, number)
    return number
  }
  finish(): { sets: NumberSets; values: StringTable } {
    return {
      sets: { offsets: Uint32Array.from(this.#offsets), members: Uint32Array.from(this.#list) },
      values: this.#members.table(),
    }
  }
}

/** Collects the columns of a segment, document after document. */
export class AttributeWriter {
  readonly #ids: string[] = []
  readonly #evidence: number[] = []
  readonly #confirmed: number[] = []
  readonly #group: number[] = []
  readonly #groups = new Numbers()
  readonly #buyer: number[] = []
  readonly #buyers = new Numbers()
  readonly #placeSet: number[] = []
  readonly #placeSets = new SetNumbers()
  readonly #facetSet: number[] = []
  readonly #facetSets = new SetNumbers()

  /** Takes a document as it was given. */
  add(posting: Posting): void {
    const places = posting.everywhere ? [...(posting.places ?? []), everywherePlace] : (posting.places ?? [])
    const facets = Object.entries(posting.facets ?? {}).flatMap(([name, values]) =>
      values.map((value) => name + facetSeparator + value),
    )
    this.#ids.push(posting.id)
    this.#evidence.push(Math.min(1, Math.max(0, posting.evidence ?? 0)))
    this.#confirmed.push(posting.confirmed ? Math.min(65_535, Math.max(1, epochDay(posting.confirmed))) : 0)
    this.#group.push(posting.group === undefined ? 0 : this.#groups.of(posting.group) + 1)
    this.#buyer.push(posting.buyer === undefined ? 0 : this.#buyers.of(posting.buyer) + 1)
    this.#placeSet.push(this.#placeSets.of(places))
    this.#facetSet.push(this.#facetSets.of(facets))
  }

  /** Takes those documents of another segment that `keeps` says yes to, in their order. */
  addAll(from: Attributes, keeps: (document: number) => boolean): void {
    const place = setTranslation(from.placeSets, from.places, this.#placeSets)
    const facet = setTranslation(from.facetSets, from.facetValues, this.#facetSets)
    const group = translation(from.groups, this.#groups)
    const buyer = translation(from.buyers, this.#buyers)
    for (let document = 0; document < from.evidence.length; document += 1) {
      if (!keeps(document)) continue
      this.#ids.push(from.ids.at(document))
      this.#evidence.push(from.evidence[document] as number)
      this.#confirmed.push(from.confirmed[document] as number)
      this.#group.push(group(from.group[document] as number))
      this.#buyer.push(buyer(from.buyer[document] as number))
      this.#placeSet.push(place(from.placeSet[document] as number))
      this.#facetSet.push(facet(from.facetSet[document] as number))
    }
  }

  finish(): Attributes {
    const places = this.#placeSets.finish()
    const facets = this.#facetSets.finish()
    return {
      ids: StringTable.of(this.#ids),
      evidence: Float32Array.from(this.#evidence),
      confirmed: Uint16Array.from(this.#confirmed),
      group: Uint32Array.from(this.#group),
      groups: this.#groups.table(),
      buyer: Uint32Array.from(this.#buyer),
      buyers: this.#buyers.table(),
      placeSet: Uint32Array.from(this.#placeSet),
      placeSets: places.sets,
      places: places.values,
      facetSet: Uint32Array.from(this.#facetSet),
      facetSets: facets.sets,
      facetValues: facets.values,
    }
  }
}

/** From numbers plus 1 of one table to those of another, each looked up once. */
function translation(from: StringTable, to: Numbers): (number: number) => number {
  const known = new Uint32Array(from.size + 1)
  return (number) => (number === 0 ? 0 : (known[number] ||= to.of(from.at(number - 1)) + 1))
}

function setTranslation(from: NumberSets, values: StringTable, to: SetNumbers): (set: number) => number {
  const known = new Uint32Array(from.offsets.length)
  return (set) => {
    const seen = known[set] as number
    if (seen > 0) return seen - 1
    const members = from.members.subarray(from.offsets[set], from.offsets[set + 1])
    const number = to.of(Array.from(members, (member) => values.at(member)))
    known[set] = number + 1
    return number
  }
}
