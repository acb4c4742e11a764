import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokenise.ts'
import { keyOfStems, phraseStems } from './phrase-key.ts'

/** Where a phrase stands in a sequence of stems. */
export type PhraseMatch = Readonly<{ key: string; start: number; length: number }>

/** Finds the phrases of the word lists in documents and queries alike. */
export interface PhraseFinder {
  /**
   * Every phrase that stands in the sequence, in order, overlapping ones too. The sequence is what `phraseStems` gives:
   * each word's stem, without the closed forms of hyphenated words.
   */
  find(stems: readonly string[]): readonly PhraseMatch[]
  /** Whether any phrase begins with this stem; spares a builder the rest for most words. */
  begins(stem: string): boolean
}

type Pattern = Readonly<{ key: string; stems: readonly string[] }>

/** A finder for terms of two words or more; `co-production` is also found where it is written closed. */
export function createPhraseFinder(terms: Iterable<string>): PhraseFinder {
  const byFirst = new Map<string, Pattern[]>()
  const seen = new Set<string>()
  const add = (key: string, stems: readonly string[]): void => {
    const id = `${key}=${stems.join(' ')}`
    const [first] = stems
    if (first === undefined || seen.has(id)) return
    seen.add(id)
    const patterns = byFirst.get(first)
    if (patterns === undefined) byFirst.set(first, [{ key, stems }])
    else patterns.push({ key, stems })
  }
  for (const term of terms) {
    const stems = phraseStems(term)
    if (stems.length < 2) continue
    add(keyOfStems(stems), stems)
    const closed = closedForm(term)
    if (closed.length !== stems.length) add(keyOfStems(stems), closed)
  }
  return { find: (stems) => findPhrases(byFirst, stems), begins: (one) => byFirst.has(one) }
}

/** The stems of a term with its hyphenated words closed: *re-offending rates* gives `reoffend rate`. */
export function closedForm(term: string): readonly string[] {
  const tokens = tokenise(term)
  const joined = tokens.filter((token) => token.joined)
  return tokens
    .filter((one) => one.joined || !joined.some((whole) => one.start >= whole.start && one.end <= whole.end))
    .map((token) => stem(token.text))
}

function findPhrases(byFirst: ReadonlyMap<string, readonly Pattern[]>, stems: readonly string[]): PhraseMatch[] {
  const found: PhraseMatch[] = []
  stems.forEach((first, start) => {
    for (const pattern of byFirst.get(first) ?? []) {
      if (pattern.stems.every((one, at) => stems[start + at] === one)) {
        found.push({ key: pattern.key, start, length: pattern.stems.length })
      }
    }
  })
  return found
}
