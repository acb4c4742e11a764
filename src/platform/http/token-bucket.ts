/** What is left to one visitor after taking from their allowance. */
export type Allowance = Readonly<{
  allowed: boolean
  limit: number
  /** Whole tokens left. */
  remaining: number
  /** Seconds until the bucket is full again, or until the refused request would pass. */
  waitSeconds: number
}>

type Bucket = { tokens: number; countedAt: number }

/**
 * A token bucket for each key: `limit` tokens, filled again evenly within a minute. At most `capacity` keys are held: the
 * one unused for longest is forgotten first, so memory is bounded however many addresses come.
 */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>()
  readonly #limit: number
  readonly #capacity: number

  constructor(limit: number, capacity = 20_000) {
    this.#limit = limit
    this.#capacity = capacity
  }

  /** How many keys are held. */
  get size(): number {
    return this.#buckets.size
  }

  /**
   * Takes `cost` tokens at `now` (milliseconds on any steady clock) from a bucket that holds `limit`, the common one unless
   * said. Nothing is taken from a refused request.
   */
  take(key: string, cost: number, now: number, limit = this.#limit): Allowance {
    const bucket = this.#refilled(key, now, limit)
    const allowed = bucket.tokens >= cost
    if (allowed) bucket.tokens -= cost
    const perSecond = limit / 60
    const missing = allowed ? limit - bucket.tokens : cost - bucket.tokens
    return {
      allowed,
      limit,
      remaining: Math.max(0, Math.floor(bucket.tokens)),
      waitSeconds: Math.max(allowed ? 0 : 1, Math.ceil(missing / perSecond)),
    }
  }

  #refilled(key: string, now: number, limit: number): Bucket {
    const held = this.#buckets.get(key)
    // A map keeps the order of insertion: taking out and putting back moves a key to the young end.
    this.#buckets.delete(key)
    const bucket =
      held === undefined
        ? { tokens: limit, countedAt: now }
        : { tokens: tokensAfter(held, now, limit), countedAt: Math.max(now, held.countedAt) }
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > this.#capacity) {
      const oldest = this.#buckets.keys().next().value
      if (oldest !== undefined) this.#buckets.delete(oldest)
    }
    return bucket
  }
}

function tokensAfter(bucket: Bucket, now: number, limit: number): number {
  const seconds = Math.max(0, now - bucket.countedAt) / 1000
  return Math.min(limit, bucket.tokens + (seconds * limit) / 60)
}
