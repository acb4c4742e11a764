import type { Database } from '../../platform/database/database.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { visitor } from '../../platform/http/policy.ts'
import type { FindWho } from '../../platform/http/who.ts'
import type { OpenAuthentication } from './lazy-authentication.ts'
import { demonstrationPrefix, type IsDemonstration } from './demonstration.ts'
import { listHoldings } from './role-holding.repository.ts'

const sessionCookie = /(?:^|;\s*)(?:__Secure-)?exchange\.session_token=([^;.]+)/

/** Whether a request carries a session's cookie at all, valid or not. */
export function carriesSession(context: HttpContext): boolean {
  return sessionCookie.test(context.req.header('cookie') ?? '')
}

/** The token in a session's cookie, unchecked: good for finding whose it was, never for letting somebody in. */
function uncheckedToken(context: HttpContext): string | undefined {
  const token = sessionCookie.exec(context.req.header('cookie') ?? '')?.[1]
  return token === undefined ? undefined : decodeURIComponent(token)
}

/** Finds who is signed in, with the roles held now, and lengthens the session where it is time. */
export function findWho(database: Database, open: OpenAuthentication, isDemonstration: IsDemonstration): FindWho {
  return async (context) => {
    if (!carriesSession(context)) return { who: visitor, cookies: [] }
    const authentication = await open()
    // The library forgets a session that has ended when it is asked for it.
    const formerly = context.req.method === 'POST' ? await ownerOf(database, uncheckedToken(context)) : undefined
    const { response, headers } = await authentication.api.getSession({
      headers: context.req.raw.headers,
      returnHeaders: true,
    })
    const cookies = headers.getSetCookie()
    if (response === null) return { who: { ...visitor, ...(formerly !== undefined && { formerly }) }, cookies }
    const { session, user } = response
    // An account for trying out ends with the demonstration, whatever sessions it has.
    if (user.id.startsWith(demonstrationPrefix) && !(await isDemonstration())) return { who: visitor, cookies: [] }
    const holdings = await listHoldings(database, user.id)
    return {
      who: { kind: 'signed-in', personId: user.id, name: user.name, holdings, sessionId: session.id },
      cookies,
    }
  }
}

async function ownerOf(database: Database, token: string | undefined): Promise<string | undefined> {
  if (token === undefined) return undefined
  const row = await database.selectFrom('sessions').select('person_id').where('token', '=', token).executeTakeFirst()
  return row?.person_id
}
