import { sql } from 'kysely'
import { z } from 'zod'
import type { Problem } from '../../core/problem.ts'
import { ok, type Result } from '../../core/result.ts'
import type { OpenCondition } from './open-rows.ts'

/** The codes of a place that somebody names: its own, and those of the councils in it. Refuses one that nobody knows. */
export type CodesOfPlace = (this: void, place: string) => Result<readonly string[], Problem>

/** Filters that several lists have, described once. */
export const placeFilter = z
  .string()
  .max(100)
  .optional()
  .meta({ description: 'A council, county, region or nation by code or name, or the first part of a postcode' })
export const serviceAreaFilter = z
  .string()
  .max(100)
  .optional()
  .meta({ description: 'An area of public service, such as social-care' })

/** The column is one of the codes of a place; nothing where no place is named. */
export function atPlace(
  column: string,
  place: string | undefined,
  codesOfPlace: CodesOfPlace,
): Result<readonly OpenCondition[], Problem> {
  if (place === undefined) return ok([])
  const codes = codesOfPlace(place)
  return codes.ok ? ok([sql<boolean>`${sql.ref(column)} = any(${[...codes.value]}::text[])`]) : codes
}

/** The column is a value, if one is asked for. */
export function isValue(column: string, value: string | undefined): readonly OpenCondition[] {
  return value === undefined ? [] : [sql<boolean>`${sql.ref(column)} = ${value}`]
}

/** The column's list holds a value, if one is asked for. */
export function holdsValue(column: string, value: string | undefined): readonly OpenCondition[] {
  return value === undefined ? [] : [sql<boolean>`${sql.ref(column)} @> array[${value}]::text[]`]
}
