import type { Database } from '../../platform/database/database.ts'
import { anyOf } from '../../platform/database/any-of.ts'
import type { Role, RoleScope } from '../../platform/http/policy.ts'

/** Who holds one of some roles exactly there now: those of everywhere are not those of a place. The longest holder first. */
export async function peopleHolding(
  database: Database,
  roles: readonly Role[],
  scope: RoleScope,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('role_holdings')
    .select(['person_id'])
    .where('role', 'in', [...roles])
    .where('ended_at', 'is', null)
    .where('organisation_id', 'is not distinct from', scope.kind === 'organisation' ? scope.id : null)
    .where('place_code', 'is not distinct from', scope.kind === 'place' ? scope.id : null)
    .orderBy('id')
    .execute()
  return [...new Set(rows.map(({ person_id }) => person_id))]
}

/** What people are called; somebody who was erased is left out. */
export async function peopleNames(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await database.selectFrom('people').select(['id', 'name']).where('id', '=', anyOf(ids)).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
