import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokenise.ts'

/** Stems of a text's words in order, stop words kept, hyphenated words as their parts: what phrases are compared on. */
export function phraseStems(text: string): string[] {
  return tokenise(text)
    .filter((token) => !token.joined)
    .map((token) => stem(token.text))
}

/**
 * The index's key of a term of the word lists: its stem if it is one word, else `_` and all its stems. Stop words stay,
 * since *care at home* is not *care home*. Empty if the text holds no word.
 */
export function termKey(text: string): string {
  return keyOfStems(phraseStems(text))
}

/** As {@link termKey}, for stems that are known already. */
export function keyOfStems(stems: readonly string[]): string {
  return stems.length > 1 ? `_${stems.join(' ')}` : (stems[0] ?? '')
}
