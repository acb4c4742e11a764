import { stem } from '../text/stem.ts'
import type { Token } from '../text/tokenise.ts'
import type { NearWord } from './word-neighbours.ts'
import { unexplainedSlips } from './keyboard.ts'

/** What mending needs to know of the documents and the lists. */
export type KnownWords = Readonly<{
  documentFrequency(key: string): number
  wordsNear(word: string, distance: number): readonly NearWord[]
  /** Words that need no document to be known: stop words and those of the word lists, in normal form. */
  isListed(word: string): boolean
}>

/** When a word is mended; the values in use stand in `query/expansion.ts`. */
export type SpellingRules = Readonly<{
  shortest: number
  rareFrom: number
  twoEditsFrom: number
  secondEdit: number
  commonness: number
  twoEditSlips: number
  rareSlips: number
  foreignShare: number
}>

/** A word that was mended, where it stood, and the word that is looked up instead. */
export type Correction = Readonly<{ start: number; end: number; from: string; to: string }>

/**
 * The words of a text that look like slips. Only words that no document has, or long ones that one document alone has;
 * never words of the lists, with digits, names, or all in capitals. Where most unknown words are like no known one the text is
 * in another language, and nothing is touched.
 */
export function correctWords(
  text: string,
  tokens: readonly Token[],
  known: KnownWords,
  rules: SpellingRules,
  shouting: boolean,
): readonly Correction[] {
  const isName = nameCheck(text, tokens)
  const doubtful = tokens
    .filter((token) => !token.joined && /^\p{L}+$/u.test(token.text))
    .map((token) => ({ token, count: known.documentFrequency(stem(token.text)) }))
    .filter(({ token, count }) => count <= 1 && !known.isListed(token.text))
  const unknown = doubtful.filter(({ count }) => count === 0)
  const found: Correction[] = []
  for (const { token, count } of doubtful) {
    if (
      (!shouting && (token.capitals || isName(token))) ||
      token.text.length < (count === 1 ? rules.rareFrom : rules.shortest)
    )
      continue
    const to = bestCorrection(token.text, known, rules, count === 1)
    if (to !== undefined)
      found.push({ start: token.start, end: token.end, from: text.slice(token.start, token.end), to })
  }
  const mendable = found.length / Math.max(1, unknown.length)
  return unknown.length >= 3 && mendable < 1 - rules.foreignShare ? [] : found
}

/** The word that was most likely meant. A word that one document has must look like a slip of a much commoner one. */
function bestCorrection(word: string, known: KnownWords, rules: SpellingRules, isRare: boolean): string | undefined {
  const mostSlips = (distance: number): number =>
    Math.min(distance > 1 ? rules.twoEditSlips : Infinity, isRare ? rules.rareSlips : Infinity)
  const near = known
    .wordsNear(word, word.length >= rules.twoEditsFrom ? 2 : 1)
    // A form of the same word, such as its plural, is no correction: both have one stem.
    .filter((one) => one.frequency >= (isRare ? rules.commonness : 1) && stem(one.word) !== stem(word))
    .map((one) => ({
      word: one.word,
      distance: one.distance,
      weight: one.distance === 1 ? one.frequency * rules.secondEdit : one.frequency,
      slips: unexplainedSlips(word, one.word),
    }))
    .filter((one) => one.slips <= mostSlips(one.distance))
  near.sort((a, b) => b.weight - a.weight || a.slips - b.slips || (a.word < b.word ? -1 : 1))
  return near[0]?.word
}

/**
 * A capital within a sentence makes a name (*Worden*), and a capital within a word a brand, unless capitals are all over
 * the text, as in a title.
 */
function nameCheck(text: string, tokens: readonly Token[]): (token: Token) => boolean {
  const isCapital = (token: Token): boolean => /^\p{Lu}/u.test(text.slice(token.start, token.start + 2))
  const long = tokens.filter((token) => token.text.length >= 4)
  const isTitle = long.filter(isCapital).length > long.length / 2
  return (token) => {
    const word = text.slice(token.start, token.end)
    if (/\p{Ll}\p{Lu}/u.test(word)) return true
    return !isTitle && isCapital(token) && /[\p{L}\p{N},]['’")\]]*[ \t]+["'“‘(]*$/u.test(text.slice(0, token.start))
  }
}

/** The text with its corrections put in. */
export function applyCorrections(text: string, corrections: readonly Correction[]): string {
  let mended = text
  for (const { start, end, to } of [...corrections].sort((a, b) => b.start - a.start)) {
    mended = mended.slice(0, start) + to + mended.slice(end)
  }
  return mended
}
