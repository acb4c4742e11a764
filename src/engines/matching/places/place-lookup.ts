import { problem } from '../../../core/problem.ts'
import type { Problem } from '../../../core/problem.ts'
import { ok, refuse } from '../../../core/result.ts'
import type { Result } from '../../../core/result.ts'
import type { PlaceTable } from '../found.ts'
import type { PlaceCode } from '../posting.ts'
import { commonPrefix, editDistance } from '../spelling/edit-distance.ts'
import { bareKey, placeKey, readPlaceNames } from './place-names.ts'
import type { PlaceName, PlaceNames } from './place-names.ts'
import { readPlaces } from './place-register.ts'
import type { PlaceRegister } from './place-register.ts'
import type { PlaceLevel, PlaceTables } from './place-rows.ts'
import { createPlaceTable } from './place-table.ts'
import { districtOf } from './postcode.ts'

/** A place that somebody named; `district` if they did so by a postcode, which is cut to it. */
export type FoundPlace = Readonly<{ code: PlaceCode; name: string; level: PlaceLevel; district?: string }>

/** One line of the list under the place field; `said` is the name that matched, where it is not the place's own. */
type PlaceSuggestion = Readonly<{ code: PlaceCode; name: string; said?: string }>

/** Everything the engine knows about places. */
export type Places = Readonly<{
  register: PlaceRegister
  names: PlaceNames
  table: PlaceTable
  /** Reads what somebody gave as a place: postcode, district, name in any spelling, or code. */
  findPlace(text: string): Result<FoundPlace, Problem>
  /** Places whose name has a word that begins so, best first; districts for the start of a postcode. */
  suggestPlaces(prefix: string, limit: number): readonly PlaceSuggestion[]
}>

/** Reads the tables of places; some milliseconds for the United Kingdom. */
export function createPlaces(tables: PlaceTables): Places {
  const register = readPlaces(tables)
  const names = readPlaceNames(tables, register)
  return {
    register,
    names,
    table: createPlaceTable(register),
    findPlace: (text) => findPlace(text, register, names),
    suggestPlaces: (prefix, limit) => suggestPlaces(prefix, limit, register, names),
  }
}

function findPlace(text: string, register: PlaceRegister, names: PlaceNames): Result<FoundPlace, Problem> {
  const code = register.current(text.trim().toUpperCase())
  const byCode = code === undefined ? undefined : found(code, register)
  if (byCode !== undefined) return ok(byCode)
  const postcode = districtOf(text)
  const district = postcode === undefined ? undefined : register.districts.get(postcode)
  const byDistrict = district === undefined ? undefined : found(district.council, register)
  if (byDistrict !== undefined && district !== undefined) return ok({ ...byDistrict, district: district.district })
  const key = placeKey(text)
  const name = names.byKey.get(key) ?? names.byKey.get(bareKey(key))
  const byName = name === undefined ? undefined : found(name.code, register)
  return byName === undefined ? refuse(unknownPlace(postcode ?? text.trim(), register, names)) : ok(byName)
}

function found(code: PlaceCode, register: PlaceRegister): FoundPlace | undefined {
  const place = register.places.get(code)
  return place === undefined ? undefined : { code, name: place.name, level: place.level }
}

const shownLength = 60
const detail = 'Give the name of a council, county or combined authority, or the first part of a postcode.'

function unknownPlace(text: string, register: PlaceRegister, names: PlaceNames): Problem {
  const shown = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
  if (placeKey(text) === '') return problem('invalid', 'unknown-place', 'No place was given.', { detail })
  const suggestions = nearestNames(text, register, names)
  return problem('invalid', 'unknown-place', `We do not know ${shown}. Did you mean ${suggestions.join(', ')}?`, {
    detail,
    suggestions,
  })
}

/**
 * Three names for one that nobody knows: first those that a slip of the finger would explain, nearest first, then those
 * that begin alike.
 */
function nearestNames(text: string, register: PlaceRegister, names: PlaceNames): readonly string[] {
  const key = placeKey(text).slice(0, shownLength)
  const slip = key.length > 7 ? 2 : 1
  const rated = [...ownNames(register, names)].map((name) => {
    const distance = editDistance(key, name.key, Math.max(key.length, name.key.length))
    return { name, distance, close: distance <= slip, prefix: commonPrefix(key, name.key) }
  })
  rated.sort(
    (a, b) =>
      Number(b.close) - Number(a.close) ||
      (a.close ? a.distance - b.distance : 0) ||
      b.prefix - a.prefix ||
      a.distance - b.distance ||
      (a.name.key < b.name.key ? -1 : 1),
  )
  return [...new Set(rated.map((row) => row.name.shown))].slice(0, 3)
}

function* ownNames(register: PlaceRegister, names: PlaceNames): Generator<PlaceName> {
  for (const place of register.places.values()) {
    const key = placeKey(place.name)
    yield { key, shown: place.name, code: place.code }
    // People type *Bristol*, the register says *City of Bristol*.
    const bare = bareKey(key)
    if (bare !== key && names.byKey.get(bare)?.code === place.code)
      yield { key: bare, shown: place.name, code: place.code }
  }
}

function suggestPlaces(
  prefix: string,
  limit: number,
  register: PlaceRegister,
  names: PlaceNames,
): readonly PlaceSuggestion[] {
  const key = placeKey(prefix)
  if (key === '' || limit < 1) return []
  const rated: { rank: number; suggestion: PlaceSuggestion; key: string }[] = []
  for (const name of names.byKey.values()) {
    const at = ` ${name.key}`.indexOf(` ${key}`)
    const place = at < 0 ? undefined : register.places.get(name.code)
    if (place === undefined || isFormal(name, names)) continue
    const own = placeKey(place.name)
    const isOwn = name.key === own || name.key === bareKey(own)
    const suggestion = { code: place.code, name: place.name, ...(isOwn ? {} : { said: name.shown }) }
    rated.push({ rank: (at === 0 ? 0 : 2) + (isOwn ? 0 : 1), suggestion, key: name.key })
  }
  rated.sort((a, b) => a.rank - b.rank || a.key.length - b.key.length || (a.key < b.key ? -1 : 1))
  const districts = districtSuggestions(prefix, register)
  const seen = new Set<PlaceCode>()
  const places = rated.map((row) => row.suggestion).filter((one) => !seen.has(one.code) && seen.add(one.code))
  return [...districts, ...places].slice(0, limit)
}

/** A name that only says what sort of body it is beside another name of the same place: *Borough of Broxbourne*. */
function isFormal(name: PlaceName, names: PlaceNames): boolean {
  const bare = bareKey(name.key)
  return bare !== name.key && names.byKey.get(bare)?.code === name.code
}

function districtSuggestions(prefix: string, register: PlaceRegister): readonly PlaceSuggestion[] {
  const start = districtOf(prefix) ?? prefix.trim().toUpperCase().split(' ')[0] ?? ''
  if (!/^[A-Z]{1,2}[0-9]/.test(start)) return []
  const districts = [...register.districts.values()].filter((row) => row.district.startsWith(start))
  return districts.flatMap((row) => {
    const place = register.places.get(row.council)
    return place === undefined ? [] : [{ code: place.code, name: place.name, said: row.district }]
  })
}
