import { z } from 'zod'
import type { FieldError } from '../../core/problem.ts'
import { answerPage } from '../../platform/http/answer.ts'
import { clientAddress } from '../../platform/http/client-address.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { readForm, textOf, type RawForm } from '../../platform/http/form.ts'
import { anyone } from '../../platform/http/policy.ts'
import { readSecret } from '../../platform/database/secret.repository.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import type { PageAnswer, PageRoute, RouteTable } from '../../platform/http/route.ts'
import { confirmEmailPath, forgottenPasswordPath, newPasswordPath, signInPath, signUpPath } from './account.paths.ts'
import { emailAddress, newPassword, personName } from './account.schema.ts'
import { failureKey, minutesToWait, noteFailure } from './failed-sign-in.repository.ts'
import {
  ConfirmEmailPage,
  ForgottenPasswordPage,
  LookInYourMailPage,
  NewPasswordPage,
  SignUpPage,
  type AccountFormView,
} from './recovery.pages.tsx'
import type { SignInPageParts } from './sign-in.routes.tsx'

const signUpSchema = z.object({ name: personName, email: emailAddress, password: newPassword })
const newPasswordSchema = z.object({ token: z.string().default(''), password: newPassword })

const tokenOf = (context: HttpContext) => context.req.query('token') ?? ''

/** The pages of making an account, of proving an address and of a forgotten password. */
export function recoveryRoutes(parts: SignInPageParts): RouteTable {
  const { site } = parts
  return [
    page('sign up', 'GET', signUpPath, () => <SignUpPage site={site} />),
    page('send sign up', 'POST', signUpPath, (context) => signUp(context, parts)),
    page('forgotten password', 'GET', forgottenPasswordPath, () => <ForgottenPasswordPage site={site} />),
    page('send forgotten password', 'POST', forgottenPasswordPath, (context) => sendReset(context, parts)),
    page('new password', 'GET', newPasswordPath, (context) => <NewPasswordPage site={site} token={tokenOf(context)} />),
    page('set new password', 'POST', newPasswordPath, (context) => setPassword(context, parts)),
    page('confirm email', 'GET', confirmEmailPath, (context) => (
      <ConfirmEmailPage site={site} token={tokenOf(context)} />
    )),
    page('send confirm email', 'POST', confirmEmailPath, (context) => confirmEmail(context, parts)),
  ]
}

function page(name: string, method: PageRoute['method'], path: string, handler: PageRoute['handler']): PageRoute {
  return { kind: 'page', name, method, path, policy: anyone, cost: method === 'POST' ? 'expensive' : 'cheap', handler }
}

function again(
  context: HttpContext,
  Form: (view: AccountFormView) => ReturnType<typeof SignUpPage>,
  view: AccountFormView,
): Promise<Response> {
  return answerPage(context, <Form {...view} />, { status: 400 })
}

const typed = (raw: RawForm) => ({ name: textOf(raw, 'name'), email: textOf(raw, 'email') })

async function signUp(context: HttpContext, parts: SignInPageParts): Promise<PageAnswer> {
  const { site, hasMailServer } = parts
  const form = await readForm(context, signUpSchema)
  if (!form.ok) return await again(context, SignUpPage, { site, values: typed(form.raw), errors: form.errors })
  const errors = await tooManyMails(context, parts, form.value.email)
  if (errors !== undefined) return await again(context, SignUpPage, { site, values: typed(form.raw), errors })
  const { api } = await parts.open()
  const response = await api.signUpEmail({ body: form.value, asResponse: true })
  if (!response.ok) throw new Error('An account could not be made')
  return <LookInYourMailPage site={site} path={signUpPath} hasServer={hasMailServer} />
}

async function sendReset(context: HttpContext, parts: SignInPageParts): Promise<PageAnswer> {
  const { site, hasMailServer } = parts
  const form = await readForm(context, z.object({ email: emailAddress }))
  if (!form.ok)
    return await again(context, ForgottenPasswordPage, { site, values: typed(form.raw), errors: form.errors })
  const errors = await tooManyMails(context, parts, form.value.email)
  if (errors !== undefined)
    return await again(context, ForgottenPasswordPage, { site, values: typed(form.raw), errors })
  const { api } = await parts.open()
  await api.requestPasswordReset({ body: form.value, asResponse: true })
  return <LookInYourMailPage site={site} path={forgottenPasswordPath} hasServer={hasMailServer} />
}

async function setPassword(context: HttpContext, parts: SignInPageParts): Promise<PageAnswer> {
  const { site } = parts
  const form = await readForm(context, newPasswordSchema)
  const token = textOf(form.raw, 'token')
  if (!form.ok) return await again(context, NewPasswordPage, { site, token, errors: form.errors })
  const { api } = await parts.open()
  const body = { newPassword: form.value.password, token }
  const response = await api.resetPassword({ body, asResponse: true })
  if (response.ok) return redirectTo(`${signInPath}?done=password`)
  const errors = [{ field: 'password', message: 'This link does not work any more. Ask for a new one.' }]
  return await again(context, NewPasswordPage, { site, token, errors })
}

async function confirmEmail(context: HttpContext, parts: SignInPageParts): Promise<PageAnswer> {
  const form = await readForm(context, z.object({ token: z.string().default('') }))
  const { api } = await parts.open()
  const response = await api.verifyEmail({ query: { token: textOf(form.raw, 'token') }, asResponse: true })
  return redirectTo(`${signInPath}?done=${response.ok ? 'confirmed' : 'link-old'}`)
}

/** Refuses more than a few messages an hour to one address or from one place, alike for addresses that are unknown. */
async function tooManyMails(
  context: HttpContext,
  { database, secret, trustedProxies, now }: SignInPageParts,
  email: string,
): Promise<readonly FieldError[] | undefined> {
  const known = await readSecret(database, secret)
  const keys = [
    failureKey(known, 'mail', email),
    failureKey(known, 'mailsFrom', clientAddress(context, trustedProxies)),
  ]
  const minutes = await minutesToWait(database, { keys, now: now() })
  if (minutes > 0) {
    return [
      { field: 'email', message: `We have written to this address several times. Try again in ${minutes} minutes` },
    ]
  }
  await noteFailure(database, { keys, now: now() })
  return undefined
}
