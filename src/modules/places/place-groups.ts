import type { PlaceRegister } from '../../engines/matching/places/place-register.ts'
import type { Place, PlaceLevel } from '../../engines/matching/places/place-rows.ts'

/** Places under a heading; `code` is the place that the heading names, where it is one. */
type Group = Readonly<{ title: string; code: string | undefined; places: readonly Place[] }>

const byName = (one: Place, other: Place) => one.name.localeCompare(other.name, 'en-GB')

/** Every council by region or nation, counties and combined authorities after them. */
export function groupPlaces(register: PlaceRegister): readonly Group[] {
  const all = [...register.places.values()]
  const ofLevel = (level: PlaceLevel) => all.filter((place) => place.level === level).toSorted(byName)
  const councils = ofLevel('council')
  // London is a region without a code of its own here: its combined authority stands for it.
  const titles = [...new Set(councils.map(({ region, nation }) => region || nation))].toSorted((one, other) =>
    one.localeCompare(other, 'en-GB'),
  )
  const areas = [...ofLevel('region'), ...ofLevel('nation')]
  const regions = titles.map((title) => ({
    title,
    code: areas.find(({ name }) => name === title)?.code,
    places: councils.filter(({ region, nation }) => (region || nation) === title),
  }))
  return [
    ...regions,
    { title: 'Counties', code: undefined, places: ofLevel('county') },
    { title: 'Combined authorities', code: undefined, places: ofLevel('combined') },
  ]
}
