import { z } from 'zod'
import { problem, type FieldError } from '../../core/problem.ts'
import { refuse } from '../../core/result.ts'
import { answerPage } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readForm, textOf, type RawForm } from '../../platform/http/form.ts'
import { holding, roles, type RoleScope } from '../../platform/http/policy.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import type { PageAnswer, PageRoute, RouteTable } from '../../platform/http/route.ts'
import { signedInOf } from '../../platform/http/who.ts'
import { rolesPath } from './account.paths.ts'
import { emailAddress } from './account.schema.ts'
import { listInvitations, revokeInvitation } from './invitation.repository.ts'
import { approve, invite } from './invitation.service.ts'
import { endHolding, listHeldRoles } from './role-holding.repository.ts'
import { RolesPage } from './roles.page.tsx'
import type { SignInPageParts } from './sign-in.routes.tsx'

const inviteSchema = z.object({
  email: emailAddress,
  role: z.enum(roles, 'Choose a role'),
  scope: z.enum(['place', 'organisation', 'everywhere'], 'Choose where the role is held'),
  code: z.string().trim().max(100, 'That is too long for a code').default(''),
  reason: z.string().trim().min(1, 'Say why: it is kept with the role').max(500, 'Use 500 characters or fewer'),
})

/** The pages by which administrators give and end roles. */
export function rolesRoutes(parts: SignInPageParts): RouteTable {
  return [
    route('show roles', 'GET', rolesPath, (context) => showRoles(context, parts)),
    route('invite to role', 'POST', rolesPath, (context) => takeInvite(context, parts)),
    route('approve invitation', 'POST', `${rolesPath}/approve`, async (context) => {
      const result = await approve(parts.database, parts.publicUrl, await decisionOf(context, parts))
      return result.ok ? redirectTo(`${rolesPath}?done=approved`) : result
    }),
    route('revoke invitation', 'POST', `${rolesPath}/revoke`, async (context) => {
      await revokeInvitation(parts.database, await decisionOf(context, parts))
      return redirectTo(`${rolesPath}?done=revoked`)
    }),
    route('end role', 'POST', `${rolesPath}/end`, async (context) => {
      const { id: text, by, at } = await decisionOf(context, parts)
      const id = /^\d{1,15}$/.test(text) ? Number(text) : 0
      const ended = await parts.database.transaction().execute((transaction) => endHolding(transaction, { id, by, at }))
      return ended ? redirectTo(`${rolesPath}?done=ended`) : refuse(lastOne)
    }),
  ]
}

function route(name: string, method: PageRoute['method'], path: string, handler: PageRoute['handler']): PageRoute {
  return { kind: 'page', name, method, path, policy: holding('administrator'), handler }
}

const lastOne = problem('conflict', 'last-administrator', 'This is the last administrator', {
  detail: 'Nobody could give the role back. Make another administrator first.',
})

async function decisionOf(context: HttpContext, { now }: SignInPageParts) {
  const form = await readForm(context, z.object({ id: z.string().default('') }))
  return { id: textOf(form.raw, 'id'), by: signedInOf(context).personId, at: now() }
}

async function showRoles(
  context: HttpContext,
  { site, database, now }: SignInPageParts,
  again?: Readonly<{ raw: RawForm; errors: readonly FieldError[] }>,
): Promise<PageAnswer> {
  const typed = (name: string) => textOf(again?.raw ?? {}, name)
  const view = {
    held: await listHeldRoles(database),
    invitations: await listInvitations(database, now()),
    personId: signedInOf(context).personId,
    typed: {
      email: typed('email'),
      role: typed('role'),
      scope: typed('scope'),
      code: typed('code'),
      reason: typed('reason'),
    },
    done: context.req.query('done'),
    ...(again !== undefined && { errors: again.errors }),
  }
  const page = <RolesPage site={site} view={view} />
  return again === undefined ? page : await answerPage(context, page, { status: 400 })
}

async function takeInvite(context: HttpContext, parts: SignInPageParts): Promise<PageAnswer> {
  const form = await readForm(context, inviteSchema)
  if (!form.ok) return await showRoles(context, parts, form)
  const { email, role, scope, code, reason } = form.value
  const wrong = await whatIsWrong(parts, form.value)
  if (wrong !== undefined) return await showRoles(context, parts, { raw: form.raw, errors: [wrong] })
  const where: RoleScope = scope === 'everywhere' ? { kind: 'everywhere' } : { kind: scope, id: code }
  const by = signedInOf(context).personId
  await invite(parts.database, parts.publicUrl, { email, holding: { role, scope: where }, reason, by, at: parts.now() })
  return redirectTo(`${rolesPath}?done=invited`)
}

async function whatIsWrong(
  { database, isPlace }: SignInPageParts,
  { role, scope, code }: z.output<typeof inviteSchema>,
): Promise<FieldError | undefined> {
  if (role === 'administrator' && scope !== 'everywhere') {
    return { field: 'scope', message: 'An administrator looks after everything: choose everywhere' }
  }
  if (scope === 'everywhere') return code === '' ? undefined : { field: 'code', message: 'Leave the code empty' }
  if (scope === 'place') return isPlace(code) ? undefined : { field: 'code', message: `We know no place ${code}` }
  const found = await database.selectFrom('organisations').select('id').where('id', '=', code).executeTakeFirst()
  return found === undefined ? { field: 'code', message: `We know no organisation ${code}` } : undefined
}
