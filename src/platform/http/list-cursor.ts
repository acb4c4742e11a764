import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'

/** The end of a page of a list, as it stands in an address: opaque, and of use to that list alone. */
export function writeListCursor(list: string, after: string): string {
  return Buffer.from(JSON.stringify([list, after])).toString('base64url')
}

/** The id that a page ended with. A cursor that was not made for this list is refused. */
export function readListCursor(list: string, cursor: string): Result<string, Problem> {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(value) && value.length === 2) {
      const [of, after] = value as readonly unknown[]
      if (of === list && typeof after === 'string') return ok(after)
    }
  } catch {
    // Falls through to the refusal: a cursor is opaque, so how it is broken helps nobody.
  }
  return refuse(
    problem('invalid', 'unknown-cursor', 'This page of the list is not known', {
      detail: 'Start again from its first page.',
      fields: [{ field: 'cursor', message: 'was not made for this list' }],
    }),
  )
}
