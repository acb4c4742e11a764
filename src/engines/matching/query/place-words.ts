import type { FoundPlace, Places } from '../places/place-lookup.ts'
import type { PlaceLevel } from '../places/place-rows.ts'
import type { Token } from '../text/tokenise.ts'
import { tokenise } from '../text/tokenise.ts'
import type { OrdinaryPlaceWord } from '../word-lists.ts'
import { isShouting } from './shouting.ts'
import { overlaps } from './span.ts'
import type { Span } from './span.ts'

/** A place that stands in a text, and where. */
export type PlaceInText = Readonly<{ place: FoundPlace; span: Span; words: string }>

/** Words that a place follows. */
const placeComesNext = new Set('in near at around across from outside within of yn yng ger'.split(' '))
/** A name that is a word too needs one of these before it. */
const certainPlaceComesNext = new Set('in near at around yn yng ger'.split(' '))
/** What decides whether a word that may be a place is one. */
type PlaceClues = Readonly<{
  /** Names that are words too, with the words that show the other sense. */
  senses: ReadonlyMap<string, ReadonlySet<string>>
  shouting: boolean
  districts: ReadonlySet<string>
}>

const surePlaceComesNext = new Set(['near', 'around'])

/**
 * The narrowest place that a text names, the first of several and the longest name where they begin at one word: a postcode district, or a council,
 * county or combined authority in any spelling. A name that is an ordinary word (*Reading*, *Bath*) counts only after
 * *in*, *near* or *at*, with a capital, and with no word beside it that shows the
 * other sense. Places in quotation marks are words. `postcodes` are districts that were cut from full postcodes of the text.
 */
export function findPlaceWords(
  text: string,
  places: Places,
  ordinary: readonly OrdinaryPlaceWord[],
  quotes: readonly Span[],
  postcodes: ReadonlySet<string> = new Set(),
): PlaceInText | undefined {
  const tokens = tokenise(text).filter((token) => !token.joined && !overlaps(token, quotes))
  const senses = new Map(ordinary.map((row) => [row.word.toLowerCase(), new Set(row.senses)]))
  const clues = { senses, shouting: isShouting(text), districts: postcodes }
  let best: PlaceInText | undefined
  for (let at = 0; at < tokens.length; at++) {
    const found = districtAt(text, tokens, at, places, clues) ?? nameAt(text, tokens, at, places, clues)
    if (found === undefined) continue
    const led = tokens[at - 1]
    // *Greater Manchester* is not looked into for *Manchester*.
    while ((tokens[at + 1]?.start ?? Infinity) < found.span.end) at += 1
    if (best !== undefined && narrowness(found) <= narrowness(best)) continue
    // *Near* goes with the place: what is left would be a word that nobody meant to look for.
    const isLed = led !== undefined && placeComesNext.has(led.text) && !overlaps(found.span, [led])
    best = isLed ? { ...found, span: { start: led.start, end: found.span.end } } : found
  }
  return best
}

const levels: readonly PlaceLevel[] = ['nation', 'region', 'former', 'combined', 'county', 'council']

/** *In Leeds, England* means Leeds. */
function narrowness({ place }: PlaceInText): number {
  return levels.indexOf(place.level) + (place.district === undefined ? 0 : 1)
}

function districtAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  places: Places,
  { senses, districts }: PlaceClues,
): PlaceInText | undefined {
  const token = tokens[at]
  if (token === undefined || !/^[a-z]{1,2}\d[a-z0-9]?$/.test(token.text)) return undefined
  const words = text.slice(token.start, token.end)
  const led = certainPlaceComesNext.has(tokens[at - 1]?.text ?? '') || tokens.length === 1
  const isPostcode = districts.has(token.text.toUpperCase())
  // *Vitamin B12*, *M6* and *HS2* are no places: they need a capital and *in* or *near*, or to have been a full postcode.
  const doubtful = !/^[a-z]{2}/.test(token.text) || senses.has(token.text)
  if (doubtful && !isPostcode && (!led || words !== words.toUpperCase())) return undefined
  const found = places.register.districts.has(token.text.toUpperCase()) ? places.findPlace(token.text) : undefined
  return found?.ok ? { place: found.value, span: { start: token.start, end: token.end }, words } : undefined
}

function nameAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  places: Places,
  { senses, shouting }: PlaceClues,
): PlaceInText | undefined {
  const most = places.names.mostWords.get(tokens[at]?.text ?? '') ?? 0
  for (let length = Math.min(most, tokens.length - at); length > 0; length--) {
    const part = tokens.slice(at, at + length)
    const key = part.map((token) => (token.text === '&' ? 'and' : token.text)).join(' ')
    const name = places.names.byKey.get(key)
    const [first, last] = [part[0], part.at(-1)]
    if (name === undefined || first === undefined || last === undefined) continue
    const span = { start: first.start, end: last.end }
    const words = text.slice(span.start, span.end)
    // A name does not run on over the end of a sentence.
    if (/[.;:!?]\s|\n/.test(words) && !/^st\. /i.test(words)) continue
    const other = senses.get(key)
    if (other !== undefined && !isMeantAsPlace(text, tokens, at, length, other, shouting)) continue
    const found = places.findPlace(name.code)
    if (found.ok) return { place: found.value, span, words }
  }
  return undefined
}

function isMeantAsPlace(
  text: string,
  tokens: readonly Token[],
  at: number,
  length: number,
  senses: ReadonlySet<string>,
  shouting: boolean,
): boolean {
  const first = tokens[at]
  const before = tokens[at - 1]
  if (first === undefined) return false
  // A text that is the name and nothing else can mean nothing but the place or the word: the word is what was typed.
  if (before === undefined || !certainPlaceComesNext.has(before.text)) return false
  const capital = /^\p{Lu}/u.test(text.slice(first.start)) && !shouting
  // Where nobody typed a capital, *near reading* can only be the place, and *in reading* is more often the word.
  const noCapitals = shouting || !/\p{Lu}/u.test(text.slice(1))
  if (!capital && !(noCapitals && surePlaceComesNext.has(before.text))) return false
  const beside = [...tokens.slice(Math.max(0, at - 3), at), ...tokens.slice(at + length, at + length + 2)]
  return !beside.some((token) => senses.has(token.text))
}
