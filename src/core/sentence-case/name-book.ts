import { ambiguousNames, properNames } from './known-words.ts'

/** Names by the first word, in capitals: each name with its words in capitals, longest first. */
export type NameBook = ReadonlyMap<string, ReadonlyArray<Readonly<{ name: string; words: readonly string[] }>>>

/** The words of a text in capitals, with plain apostrophes. */
export function wordsOf(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}'’]+/gu) ?? []).map((word) => word.toUpperCase().replaceAll('’', "'"))
}

/**
 * A book of names for {@link sentenceCase}: the general ones, and any others, such as the places an installation knows.
 * Build it once. A single name that is an ordinary word too (Reading, Bath) is left out.
 */
export function nameBook(names: readonly string[] = []): NameBook {
  const book = new Map<string, { name: string; words: readonly string[] }[]>()
  for (const name of [...properNames, ...names]) {
    const words = wordsOf(name)
    const [first] = words
    if (first === undefined || (words.length === 1 && ambiguousNames.has(first.toLowerCase()))) continue
    const known = book.get(first) ?? []
    known.push({ name, words })
    book.set(first, known)
  }
  for (const known of book.values()) known.sort((one, other) => other.words.length - one.words.length)
  return book
}
