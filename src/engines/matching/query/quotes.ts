import type { Span } from './span.ts'

const quoted = /"([^"\n]{1,200})"|“([^”\n]{1,200})”/g

/** What stands in double quotation marks, marks included. A mark without a partner is an ordinary character. */
export function findQuotes(text: string): readonly Span[] {
  return [...text.matchAll(quoted)].map((found) => ({ start: found.index, end: found.index + found[0].length }))
}
