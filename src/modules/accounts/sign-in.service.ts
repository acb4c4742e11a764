import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Database } from '../../platform/database/database.ts'
import { failureKey, forgetFailures, minutesToWait, noteFailure } from './failed-sign-in.repository.ts'
import type { OpenAuthentication } from './lazy-authentication.ts'
import { readSecret } from '../../platform/database/secret.repository.ts'

/** What signing in and out is done with. */
export type SignInParts = Readonly<{
  database: Database
  open: OpenAuthentication
  secret: string | undefined
  now: () => Date
}>

/** What was typed, where from, and the headers of the request: a session that they carry ends. */
export type SignInAttempt = Readonly<{ email: string; password: string; address: string; headers: Headers }>

const wrong = problem('invalid', 'wrong-sign-in', 'We could not sign you in', {
  // One message for a wrong address and a wrong password: nobody learns here who has an account.
  fields: [{ field: 'email', message: 'The e-mail address or the password is not right' }],
})

const unconfirmed = problem('invalid', 'email-not-confirmed', 'Confirm your e-mail address first', {
  fields: [{ field: 'email', message: 'Open the link that we sent to this e-mail address, then sign in' }],
})

const tooOften = (minutes: number) =>
  problem('invalid', 'too-many-sign-ins', 'Too many tries', {
    fields: [
      {
        field: 'password',
        message: `There were too many tries. Wait ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}, or ask for a new password`,
      },
    ],
  })

/** Signs somebody in with a new session and answers its cookies, or says why not without saying whether there is such an account. */
export async function signIn(parts: SignInParts, attempt: SignInAttempt): Promise<Result<readonly string[], Problem>> {
  const { database, open, now } = parts
  const secret = await readSecret(database, parts.secret)
  const account = failureKey(secret, 'account', attempt.email)
  const keys = [account, failureKey(secret, 'address', attempt.address)]
  const minutes = await minutesToWait(database, { keys, now: now() })
  if (minutes > 0) return refuse(tooOften(minutes))
  const { api } = await open()
  const { email, password, headers } = attempt
  const response = await api.signInEmail({ body: { email, password }, headers, asResponse: true })
  if (!response.ok) {
    if (response.status === 403) return refuse(unconfirmed)
    await noteFailure(database, { keys, now: now() })
    return refuse(wrong)
  }
  await forgetFailures(database, account)
  await endSession(parts, headers)
  return ok(response.headers.getSetCookie())
}

/** Ends the session that a request carries, if any, and answers the cookies that clear it. */
export async function endSession({ open }: Pick<SignInParts, 'open'>, headers: Headers): Promise<readonly string[]> {
  const { api } = await open()
  const response = await api.signOut({ headers, asResponse: true })
  return response.headers.getSetCookie()
}
