import { normalWord } from './normal-form.ts'

/** One word of a text. `start` and `end` are offsets into the original text, so that it can be marked there. */
export type Token = Readonly<{
  /** The word in its normal form. */
  text: string
  start: number
  end: number
  /** Two letters or more, all capitals: an acronym, if the text around it is not all capitals too. */
  capitals: boolean
  /** The closed form of a hyphenated word, that comes after its parts and spans them all. */
  joined: boolean
}>

const separator = 0
const letter = 1
const apostrophe = 2
const hyphen = 3
const unknown = 255

/** Class of each UTF-16 code unit; filled in when a character is first met. */
const classes = new Uint8Array(65_536).fill(unknown)
for (const character of "'‘’ʼ′＇") classes[character.charCodeAt(0)] = apostrophe
for (const character of '-‐‑﹣－') classes[character.charCodeAt(0)] = hyphen
// Invisible characters that may stand inside a word (soft hyphen, zero-width space and joiners) break nothing.
for (const code of [0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff]) classes[code] = apostrophe

const wordCharacter = /[\p{L}\p{N}\p{M}]/u

function classify(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0
  if (code > 0xffff) return wordCharacter.test(String.fromCodePoint(code)) ? letter : separator
  // The second half of a pair: the word goes on if the pair is a letter.
  if (code >= 0xdc00 && code <= 0xdfff) return at > 0 ? classify(text, at - 1) : separator
  return (classes[code] = wordCharacter.test(String.fromCharCode(code)) ? letter : separator)
}

function classAt(text: string, at: number): number {
  if (at >= text.length) return separator
  const known = classes[text.charCodeAt(at)] as number
  return known === unknown ? classify(text, at) : known
}

function endOfWord(text: string, start: number): number {
  const { length } = text
  let at = start + 1
  for (;;) {
    while (at < length && classes[text.charCodeAt(at)] === letter) at += 1
    const found = classAt(text, at)
    if (found === letter) at += 1
    else if (found === apostrophe && classAt(text, at + 1) === letter) at += 2
    else return at
  }
}

const withAmpersand = /[A-Z] ?& ?[A-Z](?![\p{L}\p{N}])|[A-Za-z]&[A-Za-z](?![\p{L}\p{N}])/uy
const withStops = /\p{L}(?:\.\p{L})+(?![\p{L}\p{N}])\.?/uy

/** End of `A&E` or `N.H.S.` if one begins here, else `start`. Asked only where a single letter stands. */
function endOfAbbreviation(text: string, start: number): number {
  for (const form of [withAmpersand, withStops]) {
    form.lastIndex = start
    const found = form.exec(text)
    if (found) return start + found[0].length
  }
  return start
}

/**
 * Calls `visit` with each word of a text as it is written there. A hyphenated word gives its parts and then the whole,
 * unless it is only numbers (`2019-20`). This is the quick way for building an index; {@link tokenise} gives objects.
 */
export function scanWords(
  text: string,
  visit: (raw: string, start: number, end: number, joined: boolean) => void,
): void {
  const length = text.length
  let at = 0
  while (at < length) {
    if (classes[text.charCodeAt(at)] !== letter && classAt(text, at) !== letter) {
      at += 1
      continue
    }
    const start = at
    at = endOfWord(text, start)
    if (at === start + 1) {
      const end = endOfAbbreviation(text, start)
      if (end > at) {
        visit(text.slice(start, end), start, end, false)
        at = end
        continue
      }
    }
    visit(text.slice(start, at), start, at, false)
    if (classAt(text, at) !== hyphen || classAt(text, at + 1) !== letter) continue
    while (classAt(text, at) === hyphen && classAt(text, at + 1) === letter) {
      const part = at + 1
      at = endOfWord(text, part)
      visit(text.slice(part, at), part, at, false)
    }
    const whole = text.slice(start, at)
    if (/\p{L}/u.test(whole)) visit(whole, start, at, true)
  }
}

const allCapitals = /^[\p{Lu}\p{N}&.' ’]*\p{Lu}[\p{N}&.' ’]*\p{Lu}[\p{Lu}\p{N}&.' ’]*$/u

/** The words of a text, in the order they stand there. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  scanWords(text, (raw, start, end, joined) => {
    const word = normalWord(raw)
    if (word !== '') tokens.push({ text: word, start, end, capitals: allCapitals.test(raw), joined })
  })
  return tokens
}
