import type { Database } from '../../platform/database/database.ts'
import { readRawForm } from '../../platform/http/form.ts'
import { redirectTo } from '../../platform/http/redirect.ts'
import type { AskToSignIn } from '../../platform/http/routes.ts'
import { keptFormPath, signInTo } from './account.paths.ts'
import { keptFormCookie } from './kept-form.cookie.ts'
import { keepForm } from './kept-form.repository.ts'

/** Sends a visitor to the sign-in page and back afterwards; a form that was sent is kept and comes back too. */
export function askToSignIn(database: Database, settings: Readonly<{ https: boolean; now: () => Date }>): AskToSignIn {
  return async (context) => {
    const { pathname, search } = new URL(context.req.url)
    if (context.req.method !== 'POST') return redirectTo(signInTo(`${pathname}${search}`))
    const form = { path: `${pathname}${search}`, fields: await readRawForm(context) }
    const who = context.get('who')
    const formerly = who.kind === 'visitor' ? who.formerly : who.personId
    const id = await keepForm(database, { form, formerly, now: settings.now() })
    return redirectTo(signInTo(keptFormPath), [keptFormCookie(id, settings.https)])
  }
}
