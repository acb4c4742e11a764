import { z } from 'zod'
import { problem, type FieldError } from '../../core/problem.ts'
import { refuse } from '../../core/result.ts'
import type { Site } from '../../design-system/page/site.ts'
import { answerPage } from '../../platform/http/answer.ts'
import { clientAddress } from '../../platform/http/client-address.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readForm, textOf } from '../../platform/http/form.ts'
import { anyone, signedIn } from '../../platform/http/policy.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { signedInOf } from '../../platform/http/who.ts'
import type { AccountMail } from './account-mail.ts'
import { demonstrationPath, keptFormPath, safeNext, signInPath, signOutPath } from './account.paths.ts'
import { demonstrationAccounts, openDemonstrationAccount, type IsDemonstration } from './demonstration.ts'
import { keptFormId } from './kept-form.cookie.ts'
import { KeptFormPage } from './kept-form.page.tsx'
import { findKeptForm } from './kept-form.repository.ts'
import { SignInPage } from './sign-in.page.tsx'
import { endSession, signIn, type SignInParts } from './sign-in.service.ts'

/** What the pages of signing in are made with. */
export type SignInPageParts = SignInParts &
  Readonly<{
    site: Site
    trustedProxies: number
    hasMailServer: boolean
    publicUrl: string
    /** Whether there is a place of this code. */
    isPlace: (code: string) => boolean
    mail: AccountMail
    isDemonstration: IsDemonstration
  }>

const signInSchema = z.object({
  next: z.string().default(''),
  email: z.string().trim().min(1, 'Type your e-mail address').max(254, 'That is too long for an e-mail address'),
  password: z.string().min(1, 'Type your password').max(1_000, 'That is too long for a password'),
})

/** The pages of signing in and out. */
export function signInRoutes(parts: SignInPageParts): RouteTable {
  const { site } = parts
  return [
    {
      kind: 'page',
      name: 'sign in',
      method: 'GET',
      path: signInPath,
      policy: anyone,
      handler: async (context) => (
        <SignInPage
          site={site}
          view={{
            next: safeNext(context.req.query('next')),
            done: context.req.query('done'),
            isDemonstration: await parts.isDemonstration(),
          }}
        />
      ),
    },
    {
      kind: 'page',
      name: 'send sign in',
      method: 'POST',
      path: signInPath,
      policy: anyone,
      cost: 'expensive',
      handler: (context) => takeSignIn(context, parts),
    },
    {
      kind: 'page',
      name: 'sign in as demonstration',
      method: 'POST',
      path: demonstrationPath,
      policy: anyone,
      cost: 'expensive',
      handler: (context) => signInAsDemonstration(context, parts),
    },
    {
      kind: 'page',
      name: 'sign out',
      method: 'POST',
      path: signOutPath,
      policy: anyone,
      handler: async (context) => redirectTo('/', await endSession(parts, context.req.raw.headers)),
    },
    {
      kind: 'page',
      name: 'show kept form',
      method: 'GET',
      path: keptFormPath,
      policy: signedIn,
      handler: (context) => showKeptForm(context, parts),
    },
  ]
}

async function takeSignIn(context: HttpContext, parts: SignInPageParts): Promise<PageAnswer> {
  const { site } = parts
  const form = await readForm(context, signInSchema)
  const next = safeNext(textOf(form.raw, 'next'))
  const email = textOf(form.raw, 'email')
  const isDemonstration = await parts.isDemonstration()
  const again = (errors: readonly FieldError[]) =>
    answerPage(context, <SignInPage site={site} view={{ next, email, errors, isDemonstration }} />, { status: 400 })
  if (!form.ok) return await again(form.errors)
  const { password } = form.value
  const address = clientAddress(context, parts.trustedProxies)
  const result = await signIn(parts, { email: form.value.email, password, address, headers: context.req.raw.headers })
  return result.ok ? redirectTo(next, result.value) : await again(result.problem.fields ?? [])
}

async function signInAsDemonstration(context: HttpContext, parts: SignInPageParts): Promise<PageAnswer> {
  const form = await readForm(context, z.object({ account: z.string().default('') }))
  const account = demonstrationAccounts.find(({ id }) => id === textOf(form.raw, 'account'))
  if (account === undefined || !(await parts.isDemonstration())) return refuse(noDemonstration)
  const opened = await openDemonstrationAccount(parts.database, account, parts.now())
  const address = clientAddress(context, parts.trustedProxies)
  const result = await signIn(parts, { ...opened, address, headers: context.req.raw.headers })
  return result.ok ? redirectTo(safeNext(textOf(form.raw, 'next')), result.value) : result
}

const noDemonstration = problem('forbidden', 'no-demonstration', 'There are no demonstration accounts here', {
  detail: 'They are offered only while an exchange shows the bundled data and nobody has an account.',
})

async function showKeptForm(context: HttpContext, { site, database, now }: SignInPageParts): Promise<PageAnswer> {
  const id = keptFormId(context)
  const { personId } = signedInOf(context)
  const form = id === undefined ? undefined : await findKeptForm(database, { id, personId, now: now() })
  return <KeptFormPage site={site} form={form} />
}
