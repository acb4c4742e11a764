import type { Database } from '../../platform/database/database.ts'
import { anyOf } from '../../platform/database/any-of.ts'
import type { Role, RoleHolding, RoleScope } from '../../platform/http/policy.ts'
import { listHoldings } from './role-holding.repository.ts'

/** Everybody who holds a role now, for whatever organisation or place; in the order of their ids. */
export async function listHolders(database: Database, role: Role): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('role_holdings')
    .select('person_id')
    .distinct()
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .orderBy('person_id')
    .execute()
  return rows.map((row) => row.person_id)
}

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

/** Somebody who holds a role. */
export type RoleHolder = Readonly<{ personId: string; name: string }>

/** Who holds a role at one of some places now, or everywhere; the one who has held it longest first. */
export async function listHoldersAt(
  database: Database,
  role: Role,
  placeCodes: readonly string[],
): Promise<readonly RoleHolder[]> {
  const rows = await database
    .selectFrom('role_holdings')
    .innerJoin('people', 'people.id', 'role_holdings.person_id')
    .select(['people.id as personId', 'people.name as name', 'role_holdings.id as held'])
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .where('organisation_id', 'is', null)
    .where((where) =>
      placeCodes.length === 0
        ? where('place_code', 'is', null)
        : where.or([where('place_code', 'is', null), where('place_code', 'in', [...placeCodes])]),
    )
    .orderBy('held')
    .execute()
  return rows.map(({ personId, name }) => ({ personId, name }))
}

/** Somebody with an account, by their e-mail address, and the roles they hold; `undefined` if there is nobody. */
export async function findPersonByEmail(
  database: Database,
  email: string,
): Promise<Readonly<{ personId: string; holdings: readonly RoleHolding[] }> | undefined> {
  const person = await database
    .selectFrom('people')
    .select('id')
    .where('email', '=', email.trim().toLowerCase())
    .executeTakeFirst()
  return person && { personId: person.id, holdings: await listHoldings(database, person.id) }
}

/** What people are called; somebody who was erased is left out. */
export async function peopleNames(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await database.selectFrom('people').select(['id', 'name']).where('id', '=', anyOf(ids)).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
