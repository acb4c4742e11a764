import { pino, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from 'pino'
import { currentRequestId } from './request-context.ts'

/** Writes one JSON line an event. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error'>

/** The levels a log can be kept at. */
export type LogLevel = 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug'

/**
 * What never reaches a log, wherever it stands in the first three levels of a logged object: what people typed (a need is
 * private words), what identifies them and what opens doors.
 */
export const redactedKeys = [
  'authorization',
  'body',
  'cookie',
  'databaseUrl',
  'email',
  'form',
  'need',
  'parameters',
  'password',
  'postcode',
  'query',
  'telephone',
  'text',
  'token',
  'url',
] as const

/** Makes the log. `destination` is standard output unless given. */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    messageKey: 'message',
    redact: {
      paths: redactedKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      censor: '[left out]',
    },
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const requestId = currentRequestId()
      return requestId === undefined ? {} : { requestId }
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
