import { answerRefusal } from './answer.ts'
import type { HttpMiddleware } from './environment.ts'
import { malformedAddress } from './frame-problems.ts'

/** The longest address that is read. A need of 10,000 words must get as far as its page, which says what is too long. */
export const addressLimit = 200_000

/** Refuses an address that no handler could use: bad percent-encoding, a NUL character, or longer than `addressLimit`. */
export function refuseMalformedAddresses(): HttpMiddleware {
  return async (context, next) => {
    const why = whatIsWrong(context.req.url)
    if (why === undefined) return await next()
    return answerRefusal(context, malformedAddress(why))
  }
}

function whatIsWrong(address: string): string | undefined {
  if (address.length > addressLimit) return 'It is too long.'
  if (!address.includes('%')) return undefined
  if (/%00/.test(address)) return 'It holds a character that no text has.'
  try {
    decodeURIComponent(address)
    return undefined
  } catch {
    return 'A per cent sign in it is not followed by the code of a character.'
  }
}
