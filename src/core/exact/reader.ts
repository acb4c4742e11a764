import { ok, refuse, type Result } from '../result.ts'
import { readExact, type Exact } from './exact.ts'

/** An object of a request, as JSON has it. */
export type Given = Readonly<Record<string, unknown>>

/** A refusal: what is wrong, where in the request (RFC 6901), and in words. */
export type RequestProblem = Readonly<{ code: string; pointer: string; detail: string }>

/** Thrown by a reader and caught where a request is answered: a request is read in many small steps, each of which may refuse. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly problem: RequestProblem

  constructor(problem: RequestProblem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** Stops reading with a refusal. */
export function stop(code: string, pointer: string, detail: string): never {
  throw new Refusal({ code, pointer, detail })
}

/** Runs a reader; what it refuses becomes a value. */
export function reading<Value>(read: () => Value): Result<Value, RequestProblem> {
  try {
    return ok(read())
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem)
    throw error
  }
}

/** An object, or nothing where there is none. */
export function objectAt(value: unknown): Given {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Given) : {}
}

/** A list; nothing else is one. */
export function listAt(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** An exact number at a place of the request. */
export function exactAt(value: unknown, pointer: string): Exact {
  const read = readExact(value)
  return read ?? stop('bad-number', pointer, `${shown(value)} is not a number. Write 7.5 or "1/3".`)
}

/** The same, or a default where nothing is given. */
export function exactOr(value: unknown, pointer: string, otherwise: Exact): Exact {
  return value === undefined || value === null ? otherwise : exactAt(value, pointer)
}

/** Whole pence of a price, not below nought. */
export function penceAt(value: unknown, pointer: string, whose: string): Exact {
  const read = exactAt(value, pointer)
  if (!read.isWhole) stop('not-pence', pointer, `${whose}: a price is whole pence, and ${shown(value)} is not.`)
  if (read.sign < 0) stop('negative-price', pointer, `${whose}: the price ${shown(value)} is below nought.`)
  return read
}

/** A whole number within bounds. */
export function countAt(value: unknown, pointer: string, least: number, most: number, otherwise?: number): number {
  if (value === undefined && otherwise !== undefined) return otherwise
  const read = exactAt(value, pointer)
  const number = read.toNumber()
  if (!read.isWhole || number < least || number > most) {
    stop(
      'bad-range',
      pointer,
      `${shown(value)} is not a whole number from ${least} to ${most.toLocaleString('en-GB')}.`,
    )
  }
  return number
}

/** Text at a place. */
export function textAt(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function shown(value: unknown): string {
  return value === undefined ? 'Nothing' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}
