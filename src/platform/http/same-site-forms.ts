import { csrf } from 'hono/csrf'
import type { HttpMiddleware } from './environment.ts'

/**
 * Takes forms only from our own pages, by `Origin` and `Sec-Fetch-Site`. Behind a proxy that ends HTTPS the browser's
 * origin is the public address, which the request itself does not show: hence `baseUrl`. A refusal is an `HTTPException`
 * with status 403, which `failures.ts` turns into the page.
 */
export function takeFormsOnlyFromOurPages(baseUrl: string | undefined): HttpMiddleware {
  const publicOrigin = baseUrl === undefined ? undefined : new URL(baseUrl).origin
  const check = csrf({
    origin: (origin, context) => origin === new URL(context.req.url).origin || origin === publicOrigin,
  })
  return (context, next) => (context.get('route')?.fromAnywhere === true ? next() : check(context, next))
}
