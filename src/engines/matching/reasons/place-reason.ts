import type { Hit, PlaceTable } from '../found.ts'
import type { PlaceCode, Posting, PostingKind } from '../posting.ts'
import type { QueryPlan } from '../query-plan.ts'
import type { PlaceReason } from './reason.ts'

const verb: Readonly<Record<PostingKind, string>> = {
  practice: 'Tried in',
  organisation: 'Based in',
  need: 'Wanted in',
  record: 'Paid for in',
  voice: 'Asked for in',
}

/** The document's place that lies nearest to `here`: the best signal first, then the shortest way, then the code. */
export function nearestPlace(
  here: PlaceCode,
  places: readonly PlaceCode[],
  table: PlaceTable,
): { code: PlaceCode; kilometres: number | undefined } | undefined {
  return places
    .map((code) => ({ code, signal: table.nearness(here, code), kilometres: table.kilometres(here, code) }))
    .sort(
      (one, other) =>
        other.signal - one.signal ||
        (one.kilometres ?? Infinity) - (other.kilometres ?? Infinity) ||
        (one.code < other.code ? -1 : 1),
    )[0]
}

/** "Based in Bolton", "About 12 km from Bolton, in Bury", "Works everywhere" or "Place not stated"; none if no place was asked for. */
export function placeReason(hit: Hit, plan: QueryPlan, posting: Posting, table: PlaceTable): PlaceReason | undefined {
  if (plan.place === undefined) return undefined
  const asked = plan.place.name
  const share = ((hit.text + hit.lifted) * hit.place) / hit.score
  const make = (text: string, more: Partial<PlaceReason['parts']>): PlaceReason => ({
    kind: 'place',
    text,
    share,
    parts: { code: null, name: null, asked, kilometres: null, everywhere: false, ...more },
  })
  const nearest = nearestPlace(plan.place.code, posting.places ?? [], table)
  if (nearest === undefined) {
    return posting.everywhere === true ? make('Works everywhere', { everywhere: true }) : make('Place not stated', {})
  }
  const name = table.name(nearest.code) ?? nearest.code
  const kilometres = nearest.kilometres === undefined ? null : Math.round(nearest.kilometres)
  const parts = { code: nearest.code, name, kilometres }
  return make(placeSentence(posting.kind, parts.name, kilometres, asked), parts)
}

/** Nought kilometres is the place itself, or one inside the other: then the name says enough. */
export function placeSentence(kind: PostingKind, name: string, kilometres: number | null, asked: string): string {
  if (kilometres === null || kilometres === 0) return `${verb[kind]} ${name}`
  return `${verb[kind]} ${name}, about ${kilometres} km from ${asked}`
}
