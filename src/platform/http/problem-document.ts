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

/** The status that a kind of refusal has everywhere. */
export function statusOf(kind: ProblemKind): 400 | 403 | 404 | 409 | 413 | 429 | 503 {
  switch (kind) {
    case 'invalid':
      return 400
    case 'forbidden':
      return 403
    case 'not-found':
      return 404
    case 'conflict':
      return 409
    case 'too-large':
      return 413
    case 'too-many':
      return 429
    case 'unavailable':
      return 503
  }
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
