import type { PlannedTerm } from '../query-plan.ts'
import { stem } from '../text/stem.ts'
import type { StopWords } from '../text/stop-words.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Token } from '../text/tokenise.ts'
import type { Correction } from '../spelling/correct-words.ts'
import type { Expansion } from './expansion.ts'
import type { Span } from './span.ts'

/**
 * The words of a text as terms, each once, in the order they were typed, at `1 + ln(times)`; less if they stand only after
 * the heading. Stop words and single letters are left out, as they are in documents.
 */
export function typedTerms(
  text: string,
  stopWords: StopWords,
  corrections: readonly Correction[],
  { weights, heading }: Pick<Expansion, 'weights' | 'heading'>,
): readonly PlannedTerm[] {
  const mended = new Map(corrections.map((correction) => [correction.to, correction.from]))
  const tokens = tokenise(text)
  const headed = endOfHeading(text, tokens, stopWords, heading)
  return countTerms(
    tokens
      .filter((token) => isLookedUp(token.text, stopWords))
      .map((token) => {
        const from = mended.get(token.text)
        return {
          key: stem(token.text),
          weight: (from === undefined ? 1 : weights.spelling) * (token.start < headed ? 1 : weights.afterHeading),
          origin: from === undefined ? 'word' : 'spelling',
          shown: text.slice(token.start, token.end),
          ...(from === undefined ? {} : { because: from }),
        }
      }),
  )
}

/**
 * Where the heading of a text ends: its first sentence, if it is short and another follows. A notice has a heading, and what
 * stands under it is mostly about how to bid. A text without a heading is all of one weight.
 */
function endOfHeading(
  text: string,
  tokens: readonly Token[],
  stopWords: StopWords,
  { least, most }: Expansion['heading'],
): number {
  const end = text.search(/[.?!]\s/)
  if (end < 0) return Infinity
  const words = tokens.filter((token) => token.start < end && !token.joined)
  const isHeading = words.length <= most && words.filter((token) => isLookedUp(token.text, stopWords)).length >= least
  return isHeading ? end : Infinity
}

/** The words in quotation marks, as they stand: neither stemmed nor expanded. */
export function quotedTerms(text: string, quotes: readonly Span[], stopWords: StopWords): readonly PlannedTerm[] {
  const tokens = quotes.flatMap(({ start, end }) => tokenise(text.slice(start, end)))
  return countTerms(
    tokens
      .filter((token) => isLookedUp(token.text, stopWords) && !token.joined)
      .map((token) => ({ key: `=${token.text}`, weight: 1, origin: 'word', shown: `“${token.text}”` })),
  )
}

function isLookedUp(word: string, stopWords: StopWords): boolean {
  return !stopWords.has(word) && (word.length > 1 || /\p{N}/u.test(word))
}

/** Each key once; the more often it was typed the more it weighs, but ever less so. */
function countTerms(terms: readonly PlannedTerm[]): readonly PlannedTerm[] {
  const counted = new Map<string, { term: PlannedTerm; times: number }>()
  for (const term of terms) {
    const known = counted.get(term.key)
    if (known === undefined) counted.set(term.key, { term, times: 1 })
    else {
      known.times += 1
      if (term.weight > known.term.weight) known.term = term
    }
  }
  return [...counted.values()].map(({ term, times }) => ({ ...term, weight: term.weight * (1 + Math.log(times)) }))
}
