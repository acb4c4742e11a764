import { answerRefusal } from './answer.ts'
import { clientAddress } from './client-address.ts'
import type { HttpContext, HttpMiddleware, MatchedRoute } from './environment.ts'
import { tooManyRequests } from './frame-problems.ts'
import { TokenBuckets, type Allowance } from './token-bucket.ts'

// An expensive request takes three: a search then still has 200 a minute for an office behind one address.
const tokens: Readonly<Record<MatchedRoute['cost'], number>> = { free: 0, cheap: 1, expensive: 3 }

/** Whose allowance a request takes from, where it is not that of the address. */
export type AllowanceHolder = Readonly<{ key: string; perMinute: number }>

/** How the limit is set. `holderOf` answers for requests that bring a key of their own. */
export type RateLimitSettings = Readonly<{
  perMinute: number
  trustedProxies: number
  now: () => Date
  holderOf?: (context: HttpContext) => Promise<AllowanceHolder | undefined>
}>

/** Takes from the visitor's allowance and says what is left; refuses with 429 when nothing is. */
export function limitRate({ perMinute, trustedProxies, now, holderOf }: RateLimitSettings): HttpMiddleware {
  const buckets = new TokenBuckets(perMinute)
  return async (context, next) => {
    const cost = tokens[context.get('route')?.cost ?? 'cheap']
    if (cost === 0) return await next()
    const holder = (await holderOf?.(context)) ?? { key: clientAddress(context, trustedProxies), perMinute }
    const allowance = buckets.take(holder.key, cost, now().getTime(), holder.perMinute)
    if (allowance.allowed) await next()
    else context.res = await answerRefusal(context, tooManyRequests(allowance.waitSeconds))
    for (const [name, value] of Object.entries(headersOf(allowance))) context.header(name, value)
    return undefined
  }
}

/**
 * The fields of the IETF draft "RateLimit header fields for HTTP", and beside them the three of its earlier versions, which
 * more programs read so far. Seconds until the bucket is full again, or, of a refusal, until it would pass.
 */
function headersOf({ limit, remaining, waitSeconds }: Allowance): Readonly<Record<string, string>> {
  return {
    ratelimit: `"minute";r=${remaining};t=${waitSeconds}`,
    'ratelimit-policy': `"minute";q=${limit};w=60`,
    'ratelimit-limit': String(limit),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(waitSeconds),
  }
}
