import type { PlaceTable } from '../found.ts'
import type { PlaceCode } from '../posting.ts'
import type { PlaceRegister } from './place-register.ts'
import { kilometresBetween } from './place-rows.ts'
import type { Place } from './place-rows.ts'

/** How much a document's nearness may raise its score: the table of the design, each step with its meaning. */
export const nearnessSteps = { same: 0.3, neighbour: 0.2, county: 0.12, region: 0.06, nation: 0.03, far: 0 } as const

/** Centres closer than this count as neighbours, in kilometres. */
const nearKilometres = 15

/**
 * Nearness, distances and names over a register of places. Asking for a county, combined authority or former council
 * asks for every council in it; a document of such an area covers the asker's council, and counts as in the same county.
 * A code that nobody knows gives 0, which is what a place that is not stated gets.
 */
export function createPlaceTable(register: PlaceRegister): PlaceTable {
  const rows = new Map<PlaceCode, ReadonlyMap<PlaceCode, number>>()
  const rowOf = (here: PlaceCode): ReadonlyMap<PlaceCode, number> => {
    const known = rows.get(here)
    if (known !== undefined) return known
    const row = nearnessRow(register, here)
    rows.set(here, row)
    return row
  }
  const find = (code: PlaceCode): Place | undefined => register.places.get(register.current(code) ?? code)
  return {
    nearness(here, there) {
      const from = find(here)
      const to = find(there)
      return from === undefined || to === undefined ? nearnessSteps.far : (rowOf(from.code).get(to.code) ?? 0)
    },
    kilometres(here, there) {
      const from = find(here)
      const to = find(there)
      if (from === undefined || to === undefined) return undefined
      if (contains(from, to) || contains(to, from)) return 0
      return from.centre && to.centre ? kilometresBetween(from.centre, to.centre) : undefined
    },
    name: (code) => find(code)?.name,
  }
}

function nearnessRow(register: PlaceRegister, here: PlaceCode): ReadonlyMap<PlaceCode, number> {
  const from = register.places.get(here)
  const row = new Map<PlaceCode, number>()
  if (from === undefined) return row
  const councils = new Map<PlaceCode, number>()
  for (const place of register.places.values()) {
    if (place.level !== 'council') continue
    const values = from.members.map((member) => betweenCouncils(register, member, place))
    councils.set(place.code, Math.max(0, ...values))
  }
  for (const place of register.places.values()) row.set(place.code, betweenPlaces(from, place, councils))
  return row
}

function betweenPlaces(from: Place, to: Place, councils: ReadonlyMap<PlaceCode, number>): number {
  if (from.code === to.code) return nearnessSteps.same
  if (contains(from, to)) return insideStep[from.level]
  if (contains(to, from)) return coveringStep[to.level]
  const nearest = Math.max(0, ...to.members.map((member) => councils.get(member) ?? 0))
  return Math.min(nearest, outsideStep[from.level], coveringStep[to.level])
}

/** A document inside the area that was asked for. */
const insideStep = {
  council: nearnessSteps.same,
  county: nearnessSteps.same,
  combined: nearnessSteps.same,
  former: nearnessSteps.same,
  region: nearnessSteps.region,
  nation: nearnessSteps.nation,
} as const

/** A document of an area that covers the asker, and the most that one of such an area next door can get. */
const coveringStep = {
  council: nearnessSteps.same,
  county: nearnessSteps.county,
  combined: nearnessSteps.county,
  former: nearnessSteps.county,
  region: nearnessSteps.region,
  nation: nearnessSteps.nation,
} as const

/** The most that a document outside the area asked for can get. */
const outsideStep = {
  council: nearnessSteps.neighbour,
  county: nearnessSteps.neighbour,
  combined: nearnessSteps.neighbour,
  former: nearnessSteps.neighbour,
  region: nearnessSteps.nation,
  nation: nearnessSteps.far,
} as const

function contains(area: Place, part: Place): boolean {
  if (area.level === 'council' || part.members.length === 0) return false
  return area.members.length >= part.members.length && part.members.every((member) => area.members.includes(member))
}

function betweenCouncils(register: PlaceRegister, here: PlaceCode, to: Place): number {
  const from = register.places.get(here)
  if (from === undefined) return nearnessSteps.far
  if (from.code === to.code) return nearnessSteps.same
  if (register.neighbours.get(from.code)?.has(to.code)) return nearnessSteps.neighbour
  if (from.centre && to.centre && kilometresBetween(from.centre, to.centre) <= nearKilometres) {
    return nearnessSteps.neighbour
  }
  if (from.county !== '' && from.county === to.county) return nearnessSteps.county
  if (from.combined !== '' && from.combined === to.combined) return nearnessSteps.county
  if (from.region !== '' && from.region === to.region) return nearnessSteps.region
  return from.nation === to.nation ? nearnessSteps.nation : nearnessSteps.far
}
