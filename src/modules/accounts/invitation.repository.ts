import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../../platform/database/database.ts'
import type { RoleHolding } from '../../platform/http/policy.ts'
import { columnsOf, roleOf, scopeOf } from './role-holding.columns.ts'

const weekMs = 7 * 24 * 60 * 60 * 1_000

/** A role that was offered to an e-mail address. */
export type Invitation = Readonly<{
  id: string
  email: string
  holding: RoleHolding
  reason: string
  invitedBy: string | null
  expiresAt: Date
  /** Whether a second person still has to agree before it can be accepted. */
  waitsForApproval: boolean
}>

/** What is offered, to whom, why and by whom; `by` is missing for the command line. */
export type NewInvitation = Readonly<{
  email: string
  holding: RoleHolding
  reason: string
  by: string | undefined
  at: Date
}>

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/** Writes an invitation that lasts a week and answers its link's token, which is nowhere kept. */
export async function addInvitation(
  transaction: Database,
  { email, holding, reason, by, at }: NewInvitation,
): Promise<Readonly<{ id: string; token: string }>> {
  const token = randomBytes(24).toString('base64url')
  const id = crypto.randomUUID()
  await transaction
    .insertInto('invitations')
    .values({
      id,
      token_hash: hashOf(token),
      email,
      role: holding.role,
      ...columnsOf(holding.scope),
      reason,
      invited_by: by ?? null,
      invited_at: at,
      expires_at: new Date(at.getTime() + weekMs),
    })
    .execute()
  return { id, token }
}

/** Gives an invitation a new link, for when a second person has agreed; the one before stops working. */
export async function approveInvitation(
  transaction: Database,
  { id, by, at }: Readonly<{ id: string; by: string; at: Date }>,
): Promise<Readonly<{ token: string; email: string }> | undefined> {
  const token = randomBytes(24).toString('base64url')
  const row = await transaction
    .updateTable('invitations')
    .set({ approved_by: by, approved_at: at, token_hash: hashOf(token) })
    .where('id', '=', id)
    .where('approved_at', 'is', null)
    .where('revoked_at', 'is', null)
    // Two people: whoever asked cannot be the one who agrees.
    .where('invited_by', 'is not', null)
    .where('invited_by', '!=', by)
    .returning('email')
    .executeTakeFirst()
  return row === undefined ? undefined : { token, email: row.email }
}

/** Takes an invitation back; one that was accepted stays accepted. */
export async function revokeInvitation(
  transaction: Database,
  { id, by, at }: Readonly<{ id: string; by: string; at: Date }>,
): Promise<void> {
  await transaction
    .updateTable('invitations')
    .set({ revoked_by: by, revoked_at: at })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .execute()
}

/** The invitation behind a link, if it can still be accepted. */
export async function findInvitation(database: Database, token: string, now: Date): Promise<Invitation | undefined> {
  const row = await openInvitations(database, now).where('token_hash', '=', hashOf(token)).executeTakeFirst()
  const invitation = row === undefined ? undefined : toInvitation(row)
  return invitation?.waitsForApproval === true ? undefined : invitation
}

/** The invitations that can still be accepted or approved, newest first. */
export async function listInvitations(database: Database, now: Date): Promise<readonly Invitation[]> {
  return (await openInvitations(database, now).orderBy('invited_at', 'desc').orderBy('id').execute()).map(toInvitation)
}

/** Notes who accepted, once: answers false where somebody has already. */
export async function acceptInvitation(
  transaction: Database,
  { id, personId, at }: Readonly<{ id: string; personId: string; at: Date }>,
): Promise<boolean> {
  const row = await transaction
    .updateTable('invitations')
    .set({ accepted_by: personId, accepted_at: at })
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

function openInvitations(database: Database, now: Date) {
  return database
    .selectFrom('invitations')
    .selectAll()
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
}

type Row = Awaited<ReturnType<ReturnType<typeof openInvitations>['executeTakeFirstOrThrow']>>

function toInvitation(row: Row): Invitation {
  const byTwo = row.role === 'administrator' && row.invited_by !== null
  return {
    id: row.id,
    email: row.email,
    holding: { role: roleOf(row.role), scope: scopeOf(row) },
    reason: row.reason,
    invitedBy: row.invited_by,
    expiresAt: row.expires_at,
    waitsForApproval: byTwo && row.approved_at === null,
  }
}
