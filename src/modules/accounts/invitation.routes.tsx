import { z } from 'zod'
import { answerPage } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readForm, textOf } from '../../platform/http/form.ts'
import { anyone } from '../../platform/http/policy.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { accountPath, invitationPath, signInPath } from './account.paths.ts'
import { newPassword, personName } from './account.schema.ts'
import { InvitationPage, type InvitationView } from './invitation.page.tsx'
import { findInvitation } from './invitation.repository.ts'
import { accept, acceptWithNewAccount } from './invitation.service.ts'
import type { SignInPageParts } from './sign-in.routes.tsx'

const newAccountSchema = z.object({ name: personName, password: newPassword })

/** The page of an invitation. Its link's token is what opens it. */
export function invitationRoutes(parts: SignInPageParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'show invitation',
      method: 'GET',
      path: invitationPath,
      policy: anyone,
      handler: async (context) => (
        <InvitationPage site={parts.site} view={await viewOf(context, parts, context.req.query('token') ?? '')} />
      ),
    },
    {
      kind: 'page',
      name: 'accept invitation',
      method: 'POST',
      path: invitationPath,
      policy: anyone,
      cost: 'expensive',
      handler: (context) => takeInvitation(context, parts),
    },
  ]
}

async function viewOf(
  context: HttpContext,
  { database, now }: SignInPageParts,
  token: string,
): Promise<InvitationView> {
  const invitation = await findInvitation(database, token, now())
  if (invitation === undefined) return { invitation, token, who: 'new' }
  const person = await database
    .selectFrom('people')
    .select('id')
    .where('email', '=', invitation.email)
    .executeTakeFirst()
  const who = context.get('who')
  if (person === undefined) return { invitation, token, who: 'new' }
  const isHere = who.kind === 'signed-in' && who.personId === person.id
  return { invitation, token, who: isHere ? 'here' : 'known' }
}

async function takeInvitation(context: HttpContext, parts: SignInPageParts): Promise<PageAnswer> {
  const { site, database } = parts
  const form = await readForm(context, newAccountSchema)
  const view = await viewOf(context, parts, textOf(form.raw, 'invitation'))
  const { invitation } = view
  const at = parts.now()
  const again = (more: Partial<InvitationView>) =>
    answerPage(context, <InvitationPage site={site} view={{ ...view, ...more }} />, { status: 400 })
  if (invitation === undefined || view.who === 'known') return await again({})
  const who = context.get('who')
  if (view.who === 'here' && who.kind === 'signed-in') {
    await accept(database, { invitation, personId: who.personId, at })
    return redirectTo(accountPath)
  }
  if (!form.ok) return await again({ errors: form.errors, name: textOf(form.raw, 'name') })
  const accepted = await acceptWithNewAccount(database, { invitation, ...form.value, at })
  return accepted ? redirectTo(`${signInPath}?done=accepted`) : await again({ invitation: undefined })
}
