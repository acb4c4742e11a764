import { sql, type RawBuilder } from 'kysely'

/**
 * One of some values, for `where('place_code', '=', anyOf(codes))`: one parameter however many there are, and none of them
 * matches nothing, where an empty `in ()` would be an error.
 */
export function anyOf(values: readonly string[]): RawBuilder<string> {
  return sql<string>`any(${[...values]}::text[])`
}
