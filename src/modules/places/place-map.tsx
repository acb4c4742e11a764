import { OutlineMap } from '../../design-system/charts/outline-map.tsx'
import type { Place } from '../../engines/matching/places/place-rows.ts'
import type { PlaceOutlines } from './place-outlines.reader.ts'
import { placePath } from './place.paths.ts'

/** More councils than this make a map of a country, on which nothing can be told apart. */
const mostCouncils = 30

/** A place among the councils that touch it; nothing for a place as large as a region. */
export function PlaceMap({
  place,
  neighbours,
  outlines,
}: Readonly<{ place: Place; neighbours: readonly Place[]; outlines: PlaceOutlines }>) {
  if (place.members.length > mostCouncils) return null
  const { grid, rings } = outlines
  const own = place.members.flatMap((member) => rings(member))
  if (own.length === 0) return null
  const names = neighbours.map(({ name }) => name)
  return (
    <OutlineMap
      id="place-map"
      title={`${place.name} and its neighbours`}
      description={
        names.length === 0 ? `${place.name} touches no other council.` : `${place.name} touches ${names.join(', ')}.`
      }
      tableLabel="Show the neighbours as a list"
      here={{ name: place.name, rings: own }}
      neighbours={neighbours.map((one) => ({ name: one.name, rings: rings(one.code), href: placePath(one.code) }))}
      grid={grid}
    />
  )
}
