import type { Logger } from '../logging/logger.ts'
import type { HttpMiddleware } from './environment.ts'

/**
 * One line a request: the route's pattern and never the address, since a need stands in the query and names in the path.
 */
export function logRequests(log: Logger): HttpMiddleware {
  return async (context, next) => {
    context.set('log', log)
    const startedAt = performance.now()
    await next()
    const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10
    const route = context.get('route')
    log.info(
      {
        method: context.req.method,
        route: route?.path ?? 'unknown',
        status: context.res.status,
        milliseconds,
        ...(context.env.outgoing?.destroyed === true && { aborted: true }),
      },
      'request',
    )
  }
}
