import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { problem } from '../../core/problem.ts'
import { databaseProblem } from '../database/database-problem.ts'
import { answerProblem, answerRefusal } from './answer.ts'
import type { HttpContext, HttpEnvironment } from './environment.ts'
import { malformedAddress, sentFromElsewhere, timedOut, unexpected } from './frame-problems.ts'
import { TimeLimitError } from './time-limit.ts'

/**
 * The one place where an exception becomes an answer. An outage of the database is told from a bug; a bug is logged whole
 * and answered with its request id and nothing else.
 */
export function answerFailures(): ErrorHandler<HttpEnvironment> {
  return async (error, context) => {
    const answer = await answerFor(error, context)
    // Steps that a throw left unfinished would have set this; every answer carries it.
    answer.headers.set('x-request-id', context.get('requestId'))
    return answer
  }
}

async function answerFor(error: Error, context: HttpContext): Promise<Response> {
  const log = context.get('log')
  if (error instanceof TimeLimitError) {
    log.warn('a request ran out of time')
    return await answerRefusal(context, timedOut())
  }
  if (error instanceof HTTPException && error.status < 500) return await answerHttpException(error, context)
  const outage = databaseProblem(error)
  if (outage !== undefined) {
    log.error({ reason: error.message }, 'the database is away')
    return await answerProblem(context, outage)
  }
  log.error({ error: described(error) }, 'a request failed')
  return await answerRefusal(context, unexpected())
}

async function answerHttpException(error: HTTPException, context: HttpContext): Promise<Response> {
  if (error.status === 403) return await answerRefusal(context, sentFromElsewhere())
  if (error.status === 404)
    return await answerProblem(context, problem('not-found', 'page-not-found', 'Page not found'))
  return await answerRefusal(context, malformedAddress('What was sent with it could not be read.'))
}

function described(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) }
  return {
    name: error.name,
    message: error.message,
    stack: error.stack,
    ...(error.cause !== undefined && { cause: described(error.cause) }),
  }
}
