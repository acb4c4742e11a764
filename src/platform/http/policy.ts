/** What somebody may be asked to do for an organisation, for a place or everywhere. */
export const roles = [
  'organisation-editor',
  'adopter',
  'commissioner',
  'broker',
  'moderator',
  'reviewer',
  'administrator',
] as const

/** One of {@link roles}. */
export type Role = (typeof roles)[number]

/** Where a role is held. `everywhere` covers every organisation and every place. */
export type RoleScope =
  | Readonly<{ kind: 'organisation'; id: string }>
  | Readonly<{ kind: 'place'; id: string }>
  | Readonly<{ kind: 'everywhere' }>

/** A role and where it is held. */
export type RoleHolding = Readonly<{ role: Role; scope: RoleScope }>

/** Somebody who is not signed in. `formerly` is whose session it was that this browser still names, for a form that came too late. */
export type Visitor = Readonly<{ kind: 'visitor'; formerly?: string }>

/** Somebody who is signed in, with the roles held now. */
export type SignedIn = Readonly<{
  kind: 'signed-in'
  personId: string
  name: string
  holdings: readonly RoleHolding[]
  sessionId: string
}>

/** Who is asking. */
export type Who = Visitor | SignedIn

/** A named rule about who may use a route. The name is what tests, the log and documents show. */
export type Policy = Readonly<{ name: string; allows: (who: Who) => boolean }>

/** Nobody in particular. */
export const visitor: Visitor = { kind: 'visitor' }

/** Open to everybody, signed in or not. */
export const anyone: Policy = { name: 'anyone', allows: () => true }

/** Open to everybody who is signed in. */
export const signedIn: Policy = { name: 'signed in', allows: (who) => who.kind === 'signed-in' }

/** Open to who holds one of the roles anywhere; the handler then asks {@link holds} about the thing itself. */
export function holding(...wanted: readonly Role[]): Policy {
  return {
    name: `holding ${wanted.join(' or ')}`,
    allows: (who) => who.kind === 'signed-in' && who.holdings.some(({ role }) => wanted.includes(role)),
  }
}

/** Whether somebody holds a role for this organisation or place; a role held everywhere is held there too. */
export function holds(who: Who, role: Role, scope: RoleScope): boolean {
  if (who.kind === 'visitor') return false
  return who.holdings.some((held) => held.role === role && covers(held.scope, scope))
}

function covers(held: RoleScope, asked: RoleScope): boolean {
  if (held.kind === 'everywhere') return true
  return asked.kind === held.kind && asked.id === held.id
}
