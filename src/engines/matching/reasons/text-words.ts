import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokenise.ts'
import { isSmall } from './plain-words.ts'

/** A word of a text with its offsets and the two ways in which the index may hold it. */
export type TextWord = Readonly<{ start: number; end: number; exact: string; stem: string; small: boolean }>

/** The words of a text as the index reads them, hyphenated ones part by part and then joined. */
export function wordsOf(text: string): readonly TextWord[] {
  return tokenise(text).map(({ start, end, text: exact }) => ({
    start,
    end,
    exact,
    stem: stem(exact),
    small: isSmall(exact),
  }))
}
