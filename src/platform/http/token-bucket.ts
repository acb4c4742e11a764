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

  /** Takes `cost` tokens at `now` (milliseconds on any steady clock). Nothing is taken from a refused request. */
  take(key: string, cost: number, now: number): Allowance {
    const bucket = this.#refilled(key, now)
    const allowed = bucket.tokens >= cost
    if (allowed) bucket.tokens -= cost
    const perSecond = this.#limit / 60
    const missing = allowed ? this.#limit - bucket.tokens : cost - bucket.tokens
    return {
      allowed,
      limit: this.#limit,
      remaining: Math.max(0, Math.floor(bucket.tokens)),
      waitSeconds: Math.max(allowed ? 0 : 1, Math.ceil(missing / perSecond)),
    }
  }

  #refilled(key: string, now: number): Bucket {
    const held = this.#buckets.get(key)
    // A map keeps the order of insertion: taking out and putting back moves a key to the young end.
    this.#buckets.delete(key)
    const bucket =
      held === undefined
        ? { tokens: this.#limit, countedAt: now }
        : { tokens: this.#after(held, now), countedAt: Math.max(now, held.countedAt) }
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > this.#capacity) {
      const oldest = this.#buckets.keys().next().value
      if (oldest !== undefined) this.#buckets.delete(oldest)
    }
    return bucket
  }

  #after(bucket: Bucket, now: number): number {
    const seconds = Math.max(0, now - bucket.countedAt) / 1000
    return Math.min(this.#limit, bucket.tokens + (seconds * this.#limit) / 60)
  }
}
