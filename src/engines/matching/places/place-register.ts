import type { PlaceCode } from '../posting.ts'
import { cell, middle, pointOf } from './place-rows.ts'
import type { Place, PlaceLevel, PlaceTables, PostcodeDistrict, TableRow } from './place-rows.ts'

/** Every place by its code, the districts, and what became of the councils that ended. */
export type PlaceRegister = Readonly<{
  places: ReadonlyMap<PlaceCode, Place>
  districts: ReadonlyMap<string, PostcodeDistrict>
  /** Touching councils, both ways. */
  neighbours: ReadonlyMap<PlaceCode, ReadonlySet<PlaceCode>>
  /** The code that stands for a code today: itself, or what replaced it. */
  current(code: PlaceCode): PlaceCode | undefined
}>

/** Codes of the Office for National Statistics for the nations and the regions of England; London is a combined authority. */
const nationCodes: Readonly<Record<string, PlaceCode>> = {
  England: 'E92000001',
  Scotland: 'S92000003',
  Wales: 'W92000004',
  'Northern Ireland': 'N92000002',
}
const regionCodes: Readonly<Record<string, PlaceCode>> = {
  'North East': 'E12000001',
  'North West': 'E12000002',
  'Yorkshire and The Humber': 'E12000003',
  'East Midlands': 'E12000004',
  'West Midlands': 'E12000005',
  'East of England': 'E12000006',
  'South East': 'E12000008',
  'South West': 'E12000009',
}

const levels: Readonly<Record<string, PlaceLevel>> = { 'upper tier': 'county', combined: 'combined' }

/** Reads the tables into a register. Rows without a code or name are left out. */
export function readPlaces(tables: PlaceTables): PlaceRegister {
  const rows = tables.places.filter((row) => cell(row, 'gss') !== '' && cell(row, 'name') !== '')
  const parts = partsByArea(rows)
  const places = new Map<PlaceCode, Place>()
  const combined = new Map(rows.map((row) => [cell(row, 'gss'), cell(row, 'combined_authority_gss')]))
  const centres = new Map(rows.map((row) => [cell(row, 'gss'), pointOf(row)]))
  // The centre of a larger area is worked out from its councils: the ones filed for counties lie up to 150 km off.
  const add = (place: Omit<Place, 'centre' | 'members'>, members: readonly PlaceCode[]): void => {
    const points = members.map((member) => centres.get(member)).filter((point) => point !== undefined)
    const centre = middle(points) ?? centres.get(place.code)
    places.set(place.code, { ...place, members, ...(centre === undefined ? {} : { centre }) })
  }
  for (const row of rows) {
    const code = cell(row, 'gss')
    const level = levels[cell(row, 'tier')] ?? 'council'
    const place = { code, name: cell(row, 'name'), level, nation: cell(row, 'nation'), region: cell(row, 'region') }
    const members = level === 'council' ? [code] : councilsOf(code, parts)
    const county = cell(row, 'county_gss')
    // A district is in the combined authority of its county also where its row does not repeat it.
    add({ ...place, county, combined: combined.get(code) || (combined.get(county) ?? '') }, members)
  }
  const councils = [...places.values()].filter((place) => place.level === 'council')
  const addAreas = (codes: Readonly<Record<string, PlaceCode>>, level: 'region' | 'nation'): void => {
    for (const [name, code] of Object.entries(codes)) {
      const within = councils.filter((council) => council[level] === name)
      const [first] = within
      if (first === undefined) continue
      const region = level === 'region' ? name : ''
      const members = within.map((council) => council.code)
      add({ code, name, level, nation: first.nation, region, county: '', combined: '' }, members)
    }
  }
  addAreas(regionCodes, 'region')
  addAreas(nationCodes, 'nation')
  const current = followSuccessors(tables, places, add)
  let districts: ReadonlyMap<string, PostcodeDistrict> | undefined
  let neighbours: ReadonlyMap<PlaceCode, ReadonlySet<PlaceCode>> | undefined
  return {
    places,
    get districts() {
      return (districts ??= readDistricts(tables.districts(), current))
    },
    get neighbours() {
      return (neighbours ??= readNeighbours(tables.neighbours()))
    },
    current,
  }
}

function partsByArea(rows: readonly TableRow[]): ReadonlyMap<PlaceCode, readonly PlaceCode[]> {
  const parts = new Map<PlaceCode, PlaceCode[]>()
  for (const row of rows) {
    for (const area of [cell(row, 'county_gss'), cell(row, 'combined_authority_gss')]) {
      if (area !== '') parts.set(area, [...(parts.get(area) ?? []), cell(row, 'gss')])
    }
  }
  return parts
}

/** A combined authority may hold a county, and the county its districts. */
function councilsOf(code: PlaceCode, parts: ReadonlyMap<PlaceCode, readonly PlaceCode[]>): readonly PlaceCode[] {
  const below = parts.get(code) ?? []
  return [...new Set(below.flatMap((part) => (parts.has(part) ? councilsOf(part, parts) : [part])))]
}

/** The code of a former council: the statistical one, or the register's own where there never was one. */
export function formerCode(row: TableRow): PlaceCode {
  return cell(row, 'gss') === '' ? cell(row, 'code') : cell(row, 'gss')
}

function followSuccessors(
  tables: PlaceTables,
  places: ReadonlyMap<PlaceCode, Place>,
  add: (place: Omit<Place, 'centre' | 'members'>, members: readonly PlaceCode[]) => void,
): (code: PlaceCode) => PlaceCode | undefined {
  const replacedBy = new Map<PlaceCode, readonly PlaceCode[]>()
  for (const row of tables.former) {
    if (cell(row, 'replaced_by_gss') !== '') replacedBy.set(formerCode(row), [cell(row, 'replaced_by_gss')])
  }
  for (const row of tables.successors) replacedBy.set(cell(row, 'code'), cell(row, 'replaced_by').split('|'))
  const current = (code: PlaceCode, depth = 0): PlaceCode | undefined => {
    if (places.has(code)) return code
    const after = replacedBy.get(code)
    return after?.length === 1 && after[0] !== undefined && depth < 5 ? current(after[0], depth + 1) : undefined
  }
  // A council split in two keeps its name as an area made of both.
  for (const row of tables.former) {
    const after = replacedBy.get(formerCode(row)) ?? []
    const members = after.map((code) => current(code)).filter((code) => code !== undefined)
    const first = places.get(members[0] ?? '')
    if (members.length < 2 || first === undefined) continue
    const { nation, region } = first
    const name = cell(row, 'name')
    add({ code: formerCode(row), name, level: 'former', nation, region, county: '', combined: '' }, members)
  }
  return current
}

function readDistricts(
  rows: readonly TableRow[],
  current: (code: PlaceCode) => PlaceCode | undefined,
): ReadonlyMap<string, PostcodeDistrict> {
  const districts = new Map<string, PostcodeDistrict>()
  for (const row of rows) {
    const council = current(cell(row, 'gss'))
    const district = cell(row, 'district').toUpperCase()
    const centre = pointOf(row)
    if (council === undefined || district === '') continue
    districts.set(district, { district, council, ...(centre === undefined ? {} : { centre }) })
  }
  return districts
}

function readNeighbours(rows: readonly TableRow[]): ReadonlyMap<PlaceCode, ReadonlySet<PlaceCode>> {
  const neighbours = new Map<PlaceCode, Set<PlaceCode>>()
  const join = (a: PlaceCode, b: PlaceCode): void => {
    const known = neighbours.get(a) ?? new Set<PlaceCode>()
    neighbours.set(a, known.add(b))
  }
  for (const row of rows) {
    const code = cell(row, 'gss')
    for (const other of cell(row, 'touches').split('|').filter(Boolean)) {
      join(code, other)
      join(other, code)
    }
  }
  return neighbours
}
