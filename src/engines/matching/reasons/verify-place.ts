import type { Posting } from '../posting.ts'
import type { QueryPlan } from '../query-plan.ts'
import { placeSentence } from './place-reason.ts'
import type { PlaceReason } from './reason.ts'
import type { AreaFact, ReasonFacts } from './reason-facts.ts'

/** What is not so about a reason of place, worked out again from codes and coordinates; `undefined` if all is. */
export function verifyPlace(
  reason: PlaceReason,
  plan: QueryPlan,
  posting: Posting,
  facts: ReasonFacts,
): string | undefined {
  const { code, name, asked, kilometres, everywhere } = reason.parts
  if (plan.place === undefined || plan.place.name !== asked) return 'nobody asked for that place'
  const places = posting.places ?? []
  if (code === null) {
    if (places.length > 0) return 'the document states a place'
    if (everywhere !== (posting.everywhere === true)) return 'the document does not say that it works everywhere'
    const sentence = everywhere ? 'Works everywhere' : 'Place not stated'
    return reason.text === sentence ? undefined : 'the sentence is not the one that its parts make'
  }
  if (!places.includes(code)) return `the document is not in ${code}`
  const there = facts.area(code)
  const here = facts.area(plan.place.code)
  if ((there?.name ?? code) !== name) return `${code} is not called ${name}`
  const distance = here === undefined || there === undefined ? undefined : distanceBetween(here, there)
  if (kilometres !== null && (distance === undefined || Math.abs(distance - kilometres) > 1 + distance / 100)) {
    return `${name} is ${distance === undefined ? 'nobody knows how many' : Math.round(distance)} km away`
  }
  const sentence = placeSentence(posting.kind, name ?? code, kilometres, asked)
  return reason.text === sentence ? undefined : 'the sentence is not the one that its parts make'
}

/**
 * Kilometres by the spherical law of cosines (the ranking uses the haversine); nought if one area holds the other. Over Britain the
 * two formulas agree to a metre.
 */
function distanceBetween(here: AreaFact, there: AreaFact): number | undefined {
  const [small, large] = here.members.length < there.members.length ? [here, there] : [there, here]
  if (small.members.length > 0 && small.members.every((code) => large.members.includes(code))) return 0
  if (here.centre === undefined || there.centre === undefined) return undefined
  const radians = Math.PI / 180
  const north = here.centre.latitude * radians
  const other = there.centre.latitude * radians
  const turn = (there.centre.longitude - here.centre.longitude) * radians
  const cosine = Math.sin(north) * Math.sin(other) + Math.cos(north) * Math.cos(other) * Math.cos(turn)
  return 6371 * Math.acos(Math.min(1, Math.max(-1, cosine)))
}
