import { acronyms, acronymsInContext } from './known-words.ts'
import { nameBook, wordsOf, type NameBook } from './name-book.ts'

/** Whether a text shouts: at least eight letters, nearly all of them capitals. */
export function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  if (letters.length < 8) return false
  const capitals = letters.filter((letter) => letter !== letter.toLowerCase()).length
  return capitals / letters.length > 0.9
}

function isAcronym(word: string, text: string): boolean {
  if (acronyms.has(word) || acronymsInContext.get(word)?.test(text) === true) return true
  return /^[B-DF-HJ-NP-TV-XZ]{2,5}$/.test(word)
}

function quiet(word: string, text: string, isCapital: boolean): string {
  if (word === 'I' || isAcronym(word, text)) return word
  // More than one of an acronym, or something of it: GPs, the NHS's.
  const [, stem, ending] = /^(.{2,}?)('?S'?)$/.exec(word) ?? []
  if (stem !== undefined && ending !== undefined && acronyms.has(stem)) return stem + ending.toLowerCase()
  const lower = word.toLowerCase()
  // A few letters of other alphabets have no small form of one character; marks on the text must still fit.
  if (lower.length !== word.length) return word
  return isCapital ? lower.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : lower
}

/** The name that the words from `index` on are, if any: the spelling of each of its words. */
function nameAt(words: readonly string[], index: number, book: NameBook): readonly string[] | undefined {
  const found = book.get(words[index] ?? '')?.find((one) => one.words.every((word, at) => words[index + at] === word))
  return found?.name.match(/[\p{L}\p{N}'’]+/gu) ?? undefined
}

const generalNames = nameBook()

/**
 * A text written in capitals, as registers hold them, in sentence case: the first letter of each sentence a capital;
 * acronyms (UK, NHS, HIV), days, months, countries, faiths, counties, cities and the names of the book kept. A text
 * that does not shout comes back as it is. Unknown names lose their capital: a register in capitals cannot tell.
 */
export function sentenceCase(text: string, book: NameBook = generalNames): string {
  if (!isShouted(text)) return text
  const words = wordsOf(text)
  const spellings: (string | undefined)[] = []
  let isFirst = true
  let at = 0
  return text.replaceAll(/[\p{L}\p{N}'’]+|[.!?]+(?=\s|$)|\n+/gu, (part) => {
    if (/^[.!?\n]/.test(part)) {
      isFirst = true
      return part
    }
    const index = at++
    if (spellings[index] === undefined) {
      for (const [offset, spelling] of (nameAt(words, index, book) ?? []).entries())
        spellings[index + offset] = spelling
    }
    const isCapital = isFirst || words[index - 1] === 'ST'
    isFirst = false
    return spellings[index] ?? quiet(words[index] ?? part, text, isCapital)
  })
}

/** Words inside a name that stay small: Friends of the Earth. */
const linkingWords: ReadonlySet<string> = new Set([
  'a',
  'an',
  'and',
  'at',
  'by',
  'for',
  'from',
  'in',
  'of',
  'on',
  'or',
  'the',
  'to',
  'upon',
  'with',
])

/**
 * The name of a body written in capitals, as a name is written: each word with a capital but for linking words inside
 * it, acronyms kept. A name that does not shout comes back as it is. As long as the original, letter for letter.
 */
export function nameCase(name: string, book: NameBook = generalNames): string {
  if (!isShouted(name)) return name
  let isFirst = true
  return sentenceCase(name, book).replaceAll(/[\p{L}\p{N}'’]+/gu, (word) => {
    const isLinking = !isFirst && linkingWords.has(word)
    isFirst = false
    const capital = word.replace(/^\p{L}/u, (letter) => letter.toUpperCase())
    return isLinking || capital.length !== word.length ? word : capital
  })
}
