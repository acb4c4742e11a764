import { randomUUID } from 'node:crypto'
import { withinRequest } from '../logging/request-context.ts'
import type { HttpMiddleware } from './environment.ts'

// Only what a log can show safely and a person can read out; anything else is replaced, never cleaned up.
const acceptable = /^[A-Za-z0-9-]{8,64}$/

/** Gives each request an id, or takes the one that a proxy in front gave; it is answered in `x-request-id`. */
export function nameRequests(): HttpMiddleware {
  return async (context, next) => {
    const given = context.req.header('x-request-id')
    const requestId = given !== undefined && acceptable.test(given) ? given : randomUUID()
    context.set('requestId', requestId)
    await withinRequest(requestId, next)
    context.header('x-request-id', requestId)
  }
}
