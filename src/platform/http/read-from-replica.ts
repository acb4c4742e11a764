import { setCookie } from 'hono/cookie'
import { readingFromReplica } from '../database/read-replica.ts'
import type { HttpMiddleware } from './environment.ts'

/** Carried for as long as a replica may be behind, by a browser that has just written something. */
const wroteCookie = 'wrote'
const rememberedSeconds = 10

/**
 * Lets a replica answer those who only look: a request without any cookie that reads. Somebody who is signed in, or has just sent a
 * form, is answered from the primary, so that they see what they did.
 */
export function readFromReplica(): HttpMiddleware {
  return async (context, next) => {
    const isReading = context.req.method === 'GET' || context.req.method === 'HEAD'
    if (isReading && context.req.header('cookie') === undefined) {
      await readingFromReplica(() => next())
      return
    }
    await next()
    if (!isReading) {
      setCookie(context, wroteCookie, '1', { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: rememberedSeconds })
    }
  }
}
