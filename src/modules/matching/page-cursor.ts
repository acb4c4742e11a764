import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'

/** The last row of a page: the next one begins after it. */
export type PageCursor = Readonly<{ rank: number; score: number; id: string }>

/** A cursor as it stands in an address: opaque, and the same for the same row. */
export function writeCursor({ rank, score, id }: PageCursor): string {
  return Buffer.from(JSON.stringify([rank, score, id])).toString('base64url')
}

/** Reads a cursor back; one that was not made here is refused. */
export function readCursor(text: string): Result<PageCursor, Problem> {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(value) && value.length === 3) {
      const [rank, score, id] = value as readonly unknown[]
      if (Number.isSafeInteger(rank) && typeof score === 'number' && typeof id === 'string') {
        return ok({ rank: rank as number, score, id })
      }
    }
  } catch {
    // Falls through to the refusal: a cursor is opaque, so how it is broken helps nobody.
  }
  return refuse(
    problem('invalid', 'unknown-cursor', 'This page of the list is not known', {
      detail: 'Start again from its first page.',
    }),
  )
}
