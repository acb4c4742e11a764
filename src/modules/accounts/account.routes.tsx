import { z } from 'zod'
import type { FieldError } from '../../core/problem.ts'
import { answerPage } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readForm, textOf } from '../../platform/http/form.ts'
import { signedIn } from '../../platform/http/policy.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { signedInOf } from '../../platform/http/who.ts'
import { AccountPage } from './account.page.tsx'
import { accountPath, changeEmailPath, changePasswordPath, endSessionPath } from './account.paths.ts'
import { emailAddress, newPassword } from './account.schema.ts'
import { endOtherSessions, endSessionOf, listSessions } from './session.repository.ts'
import type { SignInPageParts } from './sign-in.routes.tsx'

const passwordSchema = z.object({ current: z.string().min(1, 'Type the password you have now'), password: newPassword })

const emailSchema = z.object({ email: emailAddress, proof: z.string().min(1, 'Type the password you have now') })

/** The pages of one's own account. */
export function accountRoutes(parts: SignInPageParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'show account',
      method: 'GET',
      path: accountPath,
      policy: signedIn,
      handler: (context) => showAccount(context, parts),
    },
    {
      kind: 'page',
      name: 'change password',
      method: 'POST',
      path: changePasswordPath,
      policy: signedIn,
      cost: 'expensive',
      handler: (context) => changePassword(context, parts),
    },
    {
      kind: 'page',
      name: 'change email',
      method: 'POST',
      path: changeEmailPath,
      policy: signedIn,
      cost: 'expensive',
      handler: (context) => changeEmail(context, parts),
    },
    {
      kind: 'page',
      name: 'end session',
      method: 'POST',
      path: endSessionPath,
      policy: signedIn,
      handler: async (context) => {
        const form = await readForm(context, z.object({ session: z.string().default('') }))
        const { personId } = signedInOf(context)
        await endSessionOf(parts.database, { personId, id: textOf(form.raw, 'session') })
        return redirectTo(`${accountPath}?done=session`)
      },
    },
  ]
}

async function showAccount(
  context: HttpContext,
  { site, database }: SignInPageParts,
  errors?: readonly FieldError[],
  newEmail?: string,
): Promise<PageAnswer> {
  const who = signedInOf(context)
  const person = await database
    .selectFrom('people')
    .select(['name', 'email'])
    .where('id', '=', who.personId)
    .executeTakeFirstOrThrow()
  const view = {
    ...person,
    holdings: who.holdings,
    sessions: await listSessions(database, who.personId, new Date()),
    currentSession: who.sessionId,
    done: context.req.query('done'),
    ...(errors !== undefined && { errors }),
    ...(newEmail !== undefined && { newEmail }),
  }
  const page = <AccountPage site={site} view={view} />
  return errors === undefined ? page : await answerPage(context, page, { status: 400 })
}

async function changeEmail(context: HttpContext, parts: SignInPageParts): Promise<PageAnswer> {
  const form = await readForm(context, emailSchema)
  const typed = textOf(form.raw, 'email')
  if (!form.ok) return await showAccount(context, parts, form.errors, typed)
  const { personId } = signedInOf(context)
  const { api } = await parts.open()
  const { headers } = context.req.raw
  const proved = await api.verifyPassword({ body: { password: form.value.proof }, headers, asResponse: true })
  if (!proved.ok) {
    const errors = [{ field: 'proof', message: 'That is not the password you have now' }]
    return await showAccount(context, parts, errors, typed)
  }
  const { email } = form.value
  const person = await parts.database
    .selectFrom('people')
    .select(['id', 'email'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await api.changeEmail({ body: { newEmail: email }, headers, asResponse: true })
  await parts.mail.changed(person, email)
  return redirectTo(`${accountPath}?done=email`)
}

async function changePassword(context: HttpContext, parts: SignInPageParts): Promise<PageAnswer> {
  const form = await readForm(context, passwordSchema)
  if (!form.ok) return await showAccount(context, parts, form.errors)
  const { personId, sessionId } = signedInOf(context)
  const { api } = await parts.open()
  const { current, password } = form.value
  const response = await api.changePassword({
    body: { currentPassword: current, newPassword: password },
    headers: context.req.raw.headers,
    asResponse: true,
  })
  if (!response.ok) {
    return await showAccount(context, parts, [{ field: 'current', message: 'That is not the password you have now' }])
  }
  await endOtherSessions(parts.database, { personId, except: sessionId })
  return redirectTo(`${accountPath}?done=password`)
}
