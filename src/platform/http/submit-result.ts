import type { Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Database } from '../database/database.ts'
import { submitOnce } from './submitted-form.repository.ts'

/**
 * Does the work of a form once, in a transaction of its own: `work` answers the address to go to, or a refusal, which undoes
 * everything and may be sent again with the same token.
 */
export async function submitResult(
  database: Database,
  form: Readonly<{ token: string; route: string }>,
  work: (transaction: Database) => Promise<Result<string, Problem>>,
): Promise<Result<string, Problem>> {
  try {
    const address = await database.transaction().execute(async (transaction) =>
      submitOnce(transaction, form, async () => {
        const done = await work(transaction)
        if (done.ok) return done.value
        throw new Undo(done.problem)
      }),
    )
    return ok(address)
  } catch (error) {
    if (error instanceof Undo) return refuse(error.problem)
    throw error
  }
}

class Undo extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}
