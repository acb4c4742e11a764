import { serialize, parse } from 'hono/utils/cookie'
import type { HttpContext } from '../../platform/http/environment.ts'

const name = 'exchange.kept_form'

/** The cookie that ties a kept form to the browser it was sent from. */
export function keptFormCookie(id: string, https: boolean): string {
  return serialize(name, id, { path: '/', httpOnly: true, sameSite: 'Lax', secure: https, maxAge: 60 * 60 })
}

/** The id of the form that this browser sent, if any. */
export function keptFormId(context: HttpContext): string | undefined {
  return parse(context.req.header('cookie') ?? '', name)[name]
}
