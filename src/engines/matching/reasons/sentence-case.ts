const capitals = /\p{Lu}/gu
const smalls = /\p{Ll}/gu

/** How a text is filed shows in its beginning. */
const sampleLength = 600

/** True of register text filed in capitals: some letters, and nine of ten of them large. */
export function isAllCapitals(whole: string): boolean {
  const text = whole.slice(0, sampleLength)
  const large = text.match(capitals)?.length ?? 0
  const small = text.match(smalls)?.length ?? 0
  return large >= 4 && large >= 9 * small
}

/**
 * Text filed in capitals as a person would write it: small letters, a capital after the start and after each full stop. Other
 * text comes back as it is. The length never changes, so marks made on the original still fit.
 */
export function sentenceCase(text: string): string {
  if (!isAllCapitals(text)) return text
  let opening = true
  let result = ''
  for (const letter of text) {
    const small = letter.toLowerCase()
    const shown = opening || small.length !== letter.length ? letter : small
    result += shown
    if (/[\p{L}\p{N}]/u.test(letter)) opening = false
    else if (/[.!?\n]/u.test(letter)) opening = true
  }
  return result
}

/** Words from the middle of a document, small where the whole text shouts. */
export function quoted(words: string, whole: string): string {
  const once = words.replace(/\s+/gu, ' ').trim()
  return isAllCapitals(whole) ? once.toLowerCase() : once
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
