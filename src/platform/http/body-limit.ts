import { bodyLimit } from 'hono/body-limit'
import { answerRefusal } from './answer.ts'
import type { HttpContext, HttpMiddleware } from './environment.ts'
import { bodyTooLarge } from './frame-problems.ts'

/** The most a form may hold, in bytes. */
export const formLimitBytes = 100 * 1024

/** Refuses a body over the limit before it is read into memory, whether or not its length was announced. */
export function limitBodies(): HttpMiddleware {
  return bodyLimit({
    maxSize: formLimitBytes,
    onError: (context) => answerRefusal(context as HttpContext, bodyTooLarge(formLimitBytes)),
  })
}
