import { stem } from '../text/stem.ts'

/**
 * Words of a text by one plain expression: the second path of `verify-reason.ts`, so that a fault in the tokeniser of the ranking
 * cannot hide behind itself. Only the stemmer is the same.
 */
const word = /[\p{L}\p{M}\p{N}]+(?:['’‘][\p{L}\p{M}]+)*(?:[-‐‑][\p{L}\p{M}\p{N}]+(?:['’‘][\p{L}\p{M}]+)*)*/gu

/** Soft hyphens and joiners of no width stand inside words and are not seen. */
const invisible = /[\u{AD}\u{200B}-\u{200D}\u{2060}\u{FEFF}]/gu

/** Small words that carry no claim of their own. */
const small = new Set(
  (
    'a an and are as at be been but by can do for from had has have he her his how i if in into is it its me my no not of on or ' +
    'our she so than that the their them then there they this to us was we were what when where which who will with you your'
  ).split(' '),
)

/** A word as it is compared: without accents and apostrophes, small, and its stem beside it. */
export type PlainWord = Readonly<{ forms: readonly string[]; parts: readonly (readonly string[])[] }>

/** True for a word that says nothing by itself. */
export function isSmall(form: string): boolean {
  return small.has(form)
}

/** Every word of a text; one with hyphens counts joined (`forms`) and part by part (`parts`). */
export function plainWords(text: string): readonly PlainWord[] {
  return (text.normalize('NFKC').replace(invisible, '').match(word) ?? []).map((found) => {
    const parts = found.split(/[-‐‑]/u).map(closed)
    return { forms: formsOf(parts.join('')), parts: parts.map(formsOf) }
  })
}

/** All forms of all words of some texts. */
export function formsIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => plainWords(text).flatMap(({ forms, parts }) => [...forms, ...parts.flat()])))
}

/** True if every word of `text` that says something has a form in `known`, and there is at least one such word. */
export function saysOnly(text: string, known: ReadonlySet<string>): boolean {
  const isKnown = (forms: readonly string[]): boolean => forms.some((form) => known.has(form))
  const words = plainWords(text)
  // An abbreviation with stops in it (N.H.S.) is one word to a reader.
  if (!/\s/u.test(text) && isKnown(formsOf(closed(text)))) return true
  const every = words.every(
    ({ forms, parts }) => isKnown(forms) || parts.every((part) => isKnown(part) || part.some(isSmall)),
  )
  return every && words.some(({ forms, parts }) => isKnown(forms) || parts.some(isKnown))
}

const letters: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', œ: 'oe', ı: 'i' }

function closed(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[ßøłđæœı]/gu, (letter) => letters[letter] ?? letter)
    .normalize('NFC')
}

/** The plural of a short word such as GPs or CV’s, which the stemmer leaves alone, is the word too. */
function formsOf(form: string): readonly string[] {
  const single = form.length <= 6 && form.endsWith('s') ? [form.slice(0, -1)] : []
  return [form, stem(form), ...single]
}
