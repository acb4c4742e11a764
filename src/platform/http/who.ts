import type { HttpContext, HttpMiddleware } from './environment.ts'
import { visitor, type SignedIn, type Who } from './policy.ts'

/** Finds who holds the session that a request carries, and the cookies that lengthen or clear it. */
export type FindWho = (context: HttpContext) => Promise<Readonly<{ who: Who; cookies: readonly string[] }>>

/** Puts who is asking beside the request, for pages and operations; files and health checks ask for nobody. */
export function recogniseWho(find: FindWho): HttpMiddleware {
  return async (context, next) => {
    const kind = context.get('route')?.kind
    if (kind !== 'page' && kind !== 'api') return await next()
    const { who, cookies } = await find(context)
    context.set('who', who)
    await next()
    // What the answer itself says of the session, at sign-in and sign-out, is newer.
    if (context.res.headers.getSetCookie().length > 0) return undefined
    for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
    return undefined
  }
}

/** The person behind a request whose route's policy lets nobody else in. */
export function signedInOf(context: HttpContext): SignedIn {
  const who: Who = context.get('who') ?? visitor
  if (who.kind === 'visitor') throw new Error('This route is open to visitors, so there may be nobody signed in')
  return who
}
