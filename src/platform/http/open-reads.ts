import type { HttpMiddleware } from './environment.ts'

const readable = ['ETag', 'Link', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'X-Request-Id'].join(', ')
const open = /^\/(?:api|data)(?:\/|$)/

/**
 * Lets pages of other sites read what is open to everybody: the API and the downloads. Without credentials, so nothing that
 * a signed-in person sees can be read so, and nothing can be written.
 */
export function openReads(): HttpMiddleware {
  return async (context, next) => {
    await next()
    if (!open.test(context.req.path)) return
    context.header('access-control-allow-origin', '*')
    context.header('access-control-expose-headers', readable)
    if (context.req.method !== 'OPTIONS') return
    context.header('access-control-allow-methods', 'GET, HEAD')
    context.header('access-control-allow-headers', 'Accept, If-None-Match')
    context.header('access-control-max-age', '86400')
  }
}
