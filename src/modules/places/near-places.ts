import type { PlaceTable } from '../../engines/matching/found.ts'
import type { PlaceRegister } from '../../engines/matching/places/place-register.ts'
import type { Place } from '../../engines/matching/places/place-rows.ts'
import { nearnessSteps } from '../../engines/matching/places/place-table.ts'
import type { PlaceTier } from './service-commissioners.ts'

/** Codes of all places, by how near they are to one: in it, beside it, and in its region. No code stands twice. */
export type CodesByNearness = Readonly<{ here: readonly string[]; near: readonly string[]; region: readonly string[] }>

/** Sorts every place by how near it is, with the steps that a match uses too. */
export function codesByNearness(place: Place, register: PlaceRegister, table: PlaceTable): CodesByNearness {
  const here = new Set([place.code, ...place.members])
  const [near, region]: [string[], string[]] = [[], []]
  for (const { code } of register.places.values()) {
    if (here.has(code)) continue
    const nearness = table.nearness(place.code, code)
    // A county or a region that holds the place counts as near: what was tried all over it was tried here too.
    if (nearness >= nearnessSteps.county) near.push(code)
    else if (nearness >= nearnessSteps.region) region.push(code)
  }
  return { here: [...here], near, region }
}

/** The councils that touch a place and are not in it, by name. */
export function touchingCouncils(place: Place, register: PlaceRegister): readonly Place[] {
  const own = new Set(place.members)
  const codes = new Set(place.members.flatMap((member) => [...(register.neighbours.get(member) ?? [])]))
  return [...codes]
    .filter((code) => !own.has(code))
    .flatMap((code) => register.places.get(code) ?? [])
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
}

/** What of a place decides who usually commissions there. */
export function tierOf(place: Place): PlaceTier {
  const { nation, level, county } = place
  if (level === 'county') return { nation, tier: 'upper tier' }
  if (level !== 'council') return { nation: 'England', tier: level }
  return { nation, tier: county === '' ? 'unitary' : 'lower tier' }
}
