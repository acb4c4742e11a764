import { isShouted } from '../../../core/sentence-case/sentence-case.ts'

/** Words from the middle of a document, small where the whole text shouts. */
export function quoted(words: string, whole: string): string {
  const once = words.replace(/\s+/gu, ' ').trim()
  return isShouted(whole) ? once.toLowerCase() : once
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
