import type { FieldName, Posting } from '../posting.ts'
import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokenise.ts'
import { isSmall } from './plain-words.ts'

/** A word of a text with its offsets and the two ways in which the index may hold it. */
export type TextWord = Readonly<{ start: number; end: number; exact: string; stem: string; small: boolean }>

const remembered = new WeakMap<Posting, Partial<Record<FieldName, readonly TextWord[]>>>()

/** The words of one field; read once a document, since every kind of reason asks for them. */
export function wordsOfField(posting: Posting, field: FieldName): readonly TextWord[] {
  const fields = remembered.get(posting) ?? {}
  remembered.set(posting, fields)
  return (fields[field] ??= wordsOf(posting.fields[field] ?? ''))
}

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
