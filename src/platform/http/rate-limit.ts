import { answerRefusal } from './answer.ts'
import { clientAddress } from './client-address.ts'
import type { HttpMiddleware, MatchedRoute } from './environment.ts'
import { tooManyRequests } from './frame-problems.ts'
import { TokenBuckets } from './token-bucket.ts'

// An expensive request takes three: a search then still has 200 a minute for an office behind one address.
const tokens: Readonly<Record<MatchedRoute['cost'], number>> = { free: 0, cheap: 1, expensive: 3 }

/** How the limit is set. */
export type RateLimitSettings = Readonly<{ perMinute: number; trustedProxies: number; now: () => Date }>

/** Takes from the visitor's allowance and says what is left; refuses with 429 when nothing is. */
export function limitRate({ perMinute, trustedProxies, now }: RateLimitSettings): HttpMiddleware {
  const buckets = new TokenBuckets(perMinute)
  return async (context, next) => {
    const cost = tokens[context.get('route')?.cost ?? 'cheap']
    if (cost === 0) return await next()
    const allowance = buckets.take(clientAddress(context, trustedProxies), cost, now().getTime())
    const headers = {
      'ratelimit-limit': String(allowance.limit),
      'ratelimit-remaining': String(allowance.remaining),
      'ratelimit-reset': String(allowance.waitSeconds),
    }
    if (allowance.allowed) await next()
    else context.res = await answerRefusal(context, tooManyRequests(allowance.waitSeconds))
    for (const [name, value] of Object.entries(headers)) context.header(name, value)
    return undefined
  }
}
