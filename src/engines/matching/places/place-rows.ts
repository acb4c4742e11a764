import type { PlaceCode } from '../posting.ts'

/** One row of a table that was read with its header line: text by column name. */
export type TableRow = Readonly<Record<string, string>>

/** What sort of area a place is. Only a council has neighbours of its own; the others are sets of councils. */
export type PlaceLevel = 'council' | 'county' | 'combined' | 'former' | 'region' | 'nation'

/** A point in degrees. */
export type Point = Readonly<{ latitude: number; longitude: number }>

/** A council, county, combined authority, region or nation. */
export type Place = Readonly<{
  code: PlaceCode
  name: string
  level: PlaceLevel
  nation: string
  region: string
  /** The county and the combined authority that a council lies in; empty where there is none. */
  county: PlaceCode
  combined: PlaceCode
  centre?: Point
  /** Councils it is made of, without any council above them; a council is made of itself. */
  members: readonly PlaceCode[]
}>

/** A postcode district such as `BL1`, and the council most of it lies in. */
export type PostcodeDistrict = Readonly<{ district: string; council: PlaceCode; centre?: Point }>

/** The tables of places, parsed from CSV and nothing more. `neighbours`: code, and the touching councils' codes with `|`. */
export type PlaceTables = Readonly<{
  places: readonly TableRow[]
  names: readonly TableRow[]
  former: readonly TableRow[]
  /** Councils that were split or joined where the register of former councils names no successor. */
  successors: readonly TableRow[]
  /** These two are read when they are first needed: most needs name no postcode, and nearness comes after the words. */
  districts: () => readonly TableRow[]
  neighbours: () => readonly TableRow[]
}>

/** A cell of a row; empty if the column is missing. */
export function cell(row: TableRow, column: string): string {
  return (row[column] ?? '').trim()
}

/** The point in the columns `latitude` and `longitude`, if both are numbers. */
export function pointOf(row: TableRow): Point | undefined {
  const latitude = Number.parseFloat(cell(row, 'latitude'))
  const longitude = Number.parseFloat(cell(row, 'longitude'))
  return Number.isFinite(latitude) && Number.isFinite(longitude) ? { latitude, longitude } : undefined
}

/** The middle of several points; fine over the size of a county. */
export function middle(points: readonly Point[]): Point | undefined {
  if (points.length === 0) return undefined
  const sum = points.reduce((a, b) => ({ latitude: a.latitude + b.latitude, longitude: a.longitude + b.longitude }))
  return { latitude: sum.latitude / points.length, longitude: sum.longitude / points.length }
}

const earthRadius = 6371

/** Kilometres between two points on a sphere (haversine). */
export function kilometresBetween(a: Point, b: Point): number {
  const radians = Math.PI / 180
  const north = Math.sin(((b.latitude - a.latitude) * radians) / 2)
  const east = Math.sin(((b.longitude - a.longitude) * radians) / 2)
  const chord = north * north + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * east * east
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)))
}
