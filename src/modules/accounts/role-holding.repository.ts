import type { Database } from '../../platform/database/database.ts'
import type { RoleHolding } from '../../platform/http/policy.ts'
import { scheduleJob } from '../../platform/jobs/job.repository.ts'
import { columnsOf, isSameScope, roleOf, scopeOf } from './role-holding.columns.ts'

/** The roles that a person holds now. */
export async function listHoldings(database: Database, personId: string): Promise<readonly RoleHolding[]> {
  const rows = await database
    .selectFrom('role_holdings')
    .select(['role', 'organisation_id', 'place_code'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ role: roleOf(row.role), scope: scopeOf(row) }))
}

/** The kind of job that says that somebody speaks for a body now: what waited for it can go on. */
export const bodyJoined = 'body-joined'

/** Gives a person a role, with who gave it and why. Giving what is held already changes nothing. */
export async function addHolding(
  database: Database,
  given: Readonly<{ personId: string; holding: RoleHolding; by: string | undefined; at: Date; reason: string }>,
): Promise<void> {
  const { personId, holding, by, at, reason } = given
  const held = await listHoldings(database, personId)
  if (held.some(({ role, scope }) => role === holding.role && isSameScope(scope, holding.scope))) return
  await database
    .insertInto('role_holdings')
    .values({
      person_id: personId,
      role: holding.role,
      ...columnsOf(holding.scope),
      granted_by: by ?? null,
      granted_at: at,
      reason,
    })
    .execute()
  if (holding.scope.kind === 'everywhere') return
  const { kind, id } = holding.scope
  const key = `${kind} ${id} ${personId} ${holding.role} ${at.toISOString()}`
  await scheduleJob(database, { kind: bodyJoined, key, runAt: at, data: { kind, id } })
}

/** A role that somebody holds, as administrators see it. */
export type HeldRole = Readonly<{ id: number; personId: string; name: string; holding: RoleHolding; reason: string }>

/** Every role that is held now, by name. */
export async function listHeldRoles(database: Database): Promise<readonly HeldRole[]> {
  const rows = await database
    .selectFrom('role_holdings')
    .innerJoin('people', 'people.id', 'role_holdings.person_id')
    .select([
      'role_holdings.id',
      'person_id',
      'people.name',
      'role',
      'organisation_id',
      'place_code',
      'role_holdings.reason',
    ])
    .where('ended_at', 'is', null)
    .orderBy('people.name')
    .orderBy('role_holdings.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    holding: { role: roleOf(row.role), scope: scopeOf(row) },
    reason: row.reason,
  }))
}

/** Ends a role; the last administrator keeps theirs, since nobody could give it back: answers false then. */
export async function endHolding(
  transaction: Database,
  { id, by, at }: Readonly<{ id: number; by: string; at: Date }>,
): Promise<boolean> {
  // All administrators' rows are locked, so that two ends at once cannot leave none.
  const administrators = await transaction
    .selectFrom('role_holdings')
    .select('id')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  if (administrators.length === 1 && administrators[0]?.id === id) return false
  await transaction
    .updateTable('role_holdings')
    .set({ ended_by: by, ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
  return true
}
