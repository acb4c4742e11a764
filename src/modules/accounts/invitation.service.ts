import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Database } from '../../platform/database/database.ts'
import type { Role } from '../../platform/http/policy.ts'
import { writeMail } from '../../platform/mail/mail.repository.ts'
import { invitationPath } from './account.paths.ts'
import {
  acceptInvitation,
  addInvitation,
  approveInvitation,
  type Invitation,
  type NewInvitation,
} from './invitation.repository.ts'
import { hashPassword } from './password.ts'
import { addHolding } from './role-holding.repository.ts'
import { roleWords, scopeInWords } from './role-words.ts'

/** Roles that one person alone may not give. */
const byTwo: readonly Role[] = ['administrator']

/** Invites somebody to a role. The message goes out at once, or when a second administrator has agreed. */
export async function invite(database: Database, publicUrl: string, invitation: NewInvitation): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const { token } = await addInvitation(transaction, invitation)
    if (byTwo.includes(invitation.holding.role)) return
    await sendInvitation(transaction, publicUrl, { ...invitation, token })
  })
}

/** Agrees to an invitation as the second person, and sends it. */
export async function approve(
  database: Database,
  publicUrl: string,
  { id, by, at }: Readonly<{ id: string; by: string; at: Date }>,
): Promise<Result<undefined, Problem>> {
  return await database.transaction().execute(async (transaction) => {
    const approved = await approveInvitation(transaction, { id, by, at })
    if (approved === undefined) return refuse(needsAnother)
    const holding = { role: 'administrator', scope: { kind: 'everywhere' } } as const
    await sendInvitation(transaction, publicUrl, { ...approved, holding, at })
    return ok(undefined)
  })
}

const needsAnother = problem('forbidden', 'needs-another-person', 'Another administrator has to agree to this', {
  detail: 'Whoever asks for a new administrator cannot be the one who agrees. Ask one of the others.',
})

async function sendInvitation(
  transaction: Database,
  publicUrl: string,
  { email, holding, token, at }: Pick<NewInvitation, 'email' | 'holding' | 'at'> & Readonly<{ token: string }>,
): Promise<void> {
  const role = `${roleWords[holding.role]} ${scopeInWords(holding.scope)}`
  await writeMail(transaction, {
    email,
    subject: 'You are invited to the Innovation Exchange',
    words: [
      `You are invited to be: ${role}.`,
      `Open this link within a week to accept:\n${invitationLink(publicUrl, token)}`,
      'If you do not want this, do nothing.',
    ].join('\n\n'),
    at,
  })
}

/** The link by which an invitation is accepted. */
export function invitationLink(publicUrl: string, token: string): string {
  const url = new URL(invitationPath, publicUrl)
  url.searchParams.set('token', token)
  return url.href
}

/** Accepts an invitation for somebody with an account. */
export async function accept(
  database: Database,
  { invitation, personId, at }: Readonly<{ invitation: Invitation; personId: string; at: Date }>,
): Promise<boolean> {
  return await database.transaction().execute((transaction) => acceptWithin(transaction, { invitation, personId, at }))
}

/** Makes an account for who holds the link, whose address the link has proved, and accepts with it. */
export async function acceptWithNewAccount(
  database: Database,
  { invitation, name, password, at }: Readonly<{ invitation: Invitation; name: string; password: string; at: Date }>,
): Promise<boolean> {
  const id = crypto.randomUUID()
  const hash = await hashPassword(password)
  const times = { created_at: at, updated_at: at }
  return await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('people')
      .values({ id, name, email: invitation.email, email_verified: true, ...times })
      .execute()
    const method = { id: crypto.randomUUID(), person_id: id, provider_id: 'credential', account_id: id, password: hash }
    await transaction
      .insertInto('sign_in_methods')
      .values({ ...method, ...times })
      .execute()
    return await acceptWithin(transaction, { invitation, personId: id, at })
  })
}

async function acceptWithin(
  transaction: Database,
  { invitation, personId, at }: Readonly<{ invitation: Invitation; personId: string; at: Date }>,
): Promise<boolean> {
  const { id, holding, reason, invitedBy } = invitation
  if (!(await acceptInvitation(transaction, { id, personId, at }))) return false
  await addHolding(transaction, { personId, holding, by: invitedBy ?? undefined, at, reason })
  return true
}
