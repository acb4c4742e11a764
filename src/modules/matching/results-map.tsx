import { HexMap } from '../../design-system/charts/hex-map.tsx'
import { placePath } from '../places/index.ts'
import type { PlaceHex } from './word-lists.reader.ts'

/** Where the results of one list are, a hexagon a council. Results that state no place are not on it. */
export function ResultsMap({
  counts,
  hexes,
  here,
}: Readonly<{
  counts: readonly Readonly<{ value: string; count: number }>[]
  hexes: readonly PlaceHex[]
  /** The place that was asked about. */
  here: string | undefined
}>) {
  const byCode = new Map(counts.map(({ value, count }) => [value, count]))
  const shown = hexes.map(({ code, name, q, r }) => ({
    q,
    r,
    name,
    value: byCode.get(code) ?? 0,
    href: placePath(code),
  }))
  const places = shown.filter(({ value }) => value > 0).length
  if (places === 0) return null
  const most = shown.reduce((best, one) => (one.value > best.value ? one : best))
  return (
    <HexMap
      id="results-map"
      title="Where these are"
      description={`One hexagon for each council of the United Kingdom. ${places} of them have results; most are in ${most.name}, with ${most.value}.`}
      hexagons={shown}
      unit="Results"
      here={hexes.find(({ code }) => code === here)?.name}
      nameLabel="Council"
      tableLabel="Show the map as a table"
    />
  )
}
