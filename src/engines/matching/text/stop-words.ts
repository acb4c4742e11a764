import { normalForm } from './normal-form.ts'

/** Words that are not looked up: a list given as data, each in its normal form. */
export type StopWords = ReadonlySet<string>

/** Reads a list of stop words: one or more a line, `#` begins a remark. */
export function parseStopWords(text: string): StopWords {
  const words = new Set<string>()
  for (const line of text.split(/\r?\n/)) {
    for (const word of (line.split('#')[0] ?? '').split(/\s+/)) {
      const normal = normalForm(word)
      if (normal !== '') words.add(normal)
    }
  }
  return words
}
