import type { Database } from '../../platform/database/database.ts'
import { scheduleJob } from '../../platform/jobs/job.repository.ts'
import { roles, type Role, type RoleHolding, type RoleScope } from '../../platform/http/policy.ts'

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

/** The people who hold a role, all or those who hold it for one organisation; in the order of their ids. */
export async function listHolders(
  database: Database,
  { role, organisationId }: Readonly<{ role: Role; organisationId?: string }>,
): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('role_holdings')
    .select('person_id')
    .distinct()
    .where('role', '=', role)
    .where('ended_at', 'is', null)
    .$if(organisationId !== undefined, (query) => query.where('organisation_id', '=', organisationId ?? ''))
    .orderBy('person_id')
    .execute()
  return rows.map((row) => row.person_id)
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

function columnsOf(scope: RoleScope) {
  return {
    organisation_id: scope.kind === 'organisation' ? scope.id : null,
    place_code: scope.kind === 'place' ? scope.id : null,
  }
}

function scopeOf(row: Readonly<{ organisation_id: string | null; place_code: string | null }>): RoleScope {
  if (row.organisation_id !== null) return { kind: 'organisation', id: row.organisation_id }
  if (row.place_code !== null) return { kind: 'place', id: row.place_code }
  return { kind: 'everywhere' }
}

function isSameScope(left: RoleScope, right: RoleScope): boolean {
  if (left.kind === 'everywhere' || right.kind === 'everywhere') return left.kind === right.kind
  return left.kind === right.kind && left.id === right.id
}

function roleOf(text: string): Role {
  const role = roles.find((one) => one === text)
  if (role === undefined) throw new Error(`The database holds an unknown role ${text}`)
  return role
}
