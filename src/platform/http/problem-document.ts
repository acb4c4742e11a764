import type { FieldError, Problem, ProblemKind } from '../../core/problem.ts'

/** The shape of RFC 9457, the one error shape of the API, of pages' scripts and of `--json`. */
export type ProblemDocument = Readonly<{
  type: string
  title: string
  status: number
  detail?: string
  /** Which request it was, to quote to whoever runs the exchange. */
  instance?: string
  code: string
  errors?: readonly FieldError[]
  suggestions?: readonly string[]
}>

const statuses = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  unavailable: 503,
} as const satisfies Readonly<Record<ProblemKind, number>>

/** The status that a kind of refusal has everywhere. */
export function statusOf(kind: ProblemKind): (typeof statuses)[ProblemKind] {
  return statuses[kind]
}

/** A refusal as a problem document. `status` is given where the kind alone does not say it (405, 500). */
export function problemDocument(
  problem: Problem,
  more: Readonly<{ status?: number; requestId?: string }> = {},
): ProblemDocument {
  return {
    type: `urn:innovation-exchange:problem:${problem.code}`,
    title: problem.title,
    status: more.status ?? statusOf(problem.kind),
    ...(problem.detail !== undefined && { detail: problem.detail }),
    ...(more.requestId !== undefined && { instance: `urn:innovation-exchange:request:${more.requestId}` }),
    code: problem.code,
    ...(problem.fields !== undefined && { errors: problem.fields }),
    ...(problem.suggestions !== undefined && { suggestions: problem.suggestions }),
  }
}
