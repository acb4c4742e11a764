import { roles, type Role, type RoleScope } from '../../platform/http/policy.ts'

/** The columns that say where a role is held. */
export function columnsOf(scope: RoleScope) {
  return {
    organisation_id: scope.kind === 'organisation' ? scope.id : null,
    place_code: scope.kind === 'place' ? scope.id : null,
  }
}

/** Where a role is held, from its columns. */
export function scopeOf(row: Readonly<{ organisation_id: string | null; place_code: string | null }>): RoleScope {
  if (row.organisation_id !== null) return { kind: 'organisation', id: row.organisation_id }
  if (row.place_code !== null) return { kind: 'place', id: row.place_code }
  return { kind: 'everywhere' }
}

/** Whether two scopes are one. */
export function isSameScope(left: RoleScope, right: RoleScope): boolean {
  if (left.kind === 'everywhere' || right.kind === 'everywhere') return left.kind === right.kind
  return left.kind === right.kind && left.id === right.id
}

/** A role from the database; anything else there is a bug. */
export function roleOf(text: string): Role {
  const role = roles.find((one) => one === text)
  if (role === undefined) throw new Error(`The database holds an unknown role ${text}`)
  return role
}
