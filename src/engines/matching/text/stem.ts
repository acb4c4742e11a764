import { stem as porter2 } from 'porter2'

const stemmable = /^[a-z]{3,}$/
const remembered = new Map<string, string>()
const mostRemembered = 200_000

/**
 * The stem of a word in normal form, by Porter's second English stemmer (Snowball's `english`). Words with digits,
 * ampersands or letters outside the English alphabet are their own stems.
 */
export function stem(word: string): string {
  const known = remembered.get(word)
  if (known !== undefined) return known
  const found = stemmable.test(word) ? porter2(word) : word
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(word, found)
  return found
}
