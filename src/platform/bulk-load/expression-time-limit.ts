import { Script } from 'node:vm'

const script = new Script('run()')

/**
 * Stops work after so many milliseconds, also in the middle of a regular expression, which nothing else in the language
 * can interrupt. Starting it takes a fraction of a millisecond: run many texts under one limit.
 */
export function expressionTimeLimit(milliseconds: number): (run: () => void) => boolean {
  return (run) => {
    try {
      script.runInNewContext({ run }, { timeout: milliseconds })
      return true
    } catch (error) {
      if (isTimeout(error)) return false
      throw error
    }
  }
}

/** The error may come from the script's own realm, where `Error` is another class. */
function isTimeout(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
