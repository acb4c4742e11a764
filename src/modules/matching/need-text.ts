import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'

/** Longer needs are refused with the place where they would have been cut; nothing is cut in silence. */
export const longestNeed = 5_000

/** A need as it may be looked up, or why not. */
export function readNeed(text: string): Result<string, Problem> {
  if (text.trim() === '') {
    return refuse(
      problem('invalid', 'empty-need', 'Say what you are trying to change', {
        detail: 'A few words are enough, such as “falls among older people”.',
        fields: [{ field: 'need', message: 'Enter what you are trying to change' }],
      }),
    )
  }
  if (text.length <= longestNeed) return ok(text)
  const kept = text.slice(0, longestNeed)
  const last = kept.slice(-60).replace(/\s+/gu, ' ').toWellFormed()
  const length = text.length.toLocaleString('en-GB')
  const limit = longestNeed.toLocaleString('en-GB')
  return refuse(
    problem('invalid', 'need-too-long', `The need is ${length} characters long, and we can read ${limit}`, {
      detail: `Shorten it. It would be cut after “…${last}”.`,
      fields: [{ field: 'need', message: `Enter ${limit} characters or fewer` }],
    }),
  )
}
