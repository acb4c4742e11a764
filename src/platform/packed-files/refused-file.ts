import { problem, type Problem, type ProblemKind } from '../../core/problem.ts'

/**
 * Thrown from inside a stream by whoever reads a file that cannot be taken at all; whoever began the reading turns it into
 * the refusal it carries. A stream has no other way to end early with a reason.
 */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile'
  readonly problem: Problem

  constructor(code: string, title: string, detail: string, kind: ProblemKind = 'invalid') {
    super(title)
    this.problem = problem(kind, code, title, { detail })
  }
}
