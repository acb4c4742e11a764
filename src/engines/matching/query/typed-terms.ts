import type { PlannedTerm } from '../query-plan.ts'
import { stem } from '../text/stem.ts'
import type { StopWords } from '../text/stop-words.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Correction } from '../spelling/correct-words.ts'
import type { Span } from './span.ts'

/**
 * The words of a text as terms, each once, in the order they were typed, at `1 + ln(times)`. Stop words and single
 * letters are left out, as they are in documents.
 */
export function typedTerms(
  text: string,
  stopWords: StopWords,
  corrections: readonly Correction[],
  correctedWeight: number,
): readonly PlannedTerm[] {
  const mended = new Map(corrections.map((correction) => [correction.to, correction.from]))
  return countTerms(
    tokenise(text)
      .filter((token) => isLookedUp(token.text, stopWords))
      .map((token) => {
        const from = mended.get(token.text)
        return {
          key: stem(token.text),
          weight: from === undefined ? 1 : correctedWeight,
          origin: from === undefined ? 'word' : 'spelling',
          shown: text.slice(token.start, token.end),
          ...(from === undefined ? {} : { because: from }),
        }
      }),
  )
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
    else known.times += 1
  }
  return [...counted.values()].map(({ term, times }) => ({ ...term, weight: term.weight * (1 + Math.log(times)) }))
}
