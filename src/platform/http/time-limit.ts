import type { HttpMiddleware } from './environment.ts'

/** Thrown into a request whose answer was not there in time. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError'
}

/** Stops waiting for a handler after `milliseconds`. What it was doing goes on, but nobody waits for it. */
export function limitTime(milliseconds: number): HttpMiddleware {
  return async (_context, next) => {
    const { promise, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(() => reject(new TimeLimitError(`No answer within ${milliseconds} ms`)), milliseconds)
    try {
      await Promise.race([next(), promise])
    } finally {
      clearTimeout(timer)
    }
  }
}
