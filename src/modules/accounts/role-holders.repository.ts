import type { Database } from '../../platform/database/database.ts'
import type { Role, RoleHolding } from '../../platform/http/policy.ts'
import { listHoldings } from './role-holding.repository.ts'

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
