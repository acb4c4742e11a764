import { findPhrases, phraseDictionary, phraseKey } from '../text/phrases.ts'
import type { PhraseDictionary } from '../text/phrases.ts'
import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokenise.ts'
import type { WordLists } from '../word-lists.ts'
import { createTermShelves, startOf } from './term-shelves.ts'
import type { ShelvedTerm, TermShelves } from './term-shelves.ts'

/** A term that a row of the lists adds to what was typed. */
type AddedTerm = Readonly<{ key: string; term: string; because: string; origin: 'synonym' | 'said' | 'acronym' }>

/** A term of the lists that stands in a text. */
type TermInText = Readonly<{ key: string; start: number; end: number; isPhrase: boolean }>

/** What the lists know of a text. */
export type EqualTerms = Readonly<{ found: readonly TermInText[]; added: readonly AddedTerm[] }>

/** The word lists, ready to be looked up. */
export interface EqualTermFinder {
  /** `capitalsTell` is false where the whole text is in capitals. */
  find(text: string, capitalsTell: boolean): EqualTerms
  /** Whether a word (normal form) stands in the lists, alone or within a term. */
  isListed(word: string): boolean
}

const remembered = new Map<string, string>()
const mostRemembered = 20_000

/** The index's key of a term: a stem for one word, `_` and the stems for more; empty if it holds no word. */
export function termKey(term: string): string {
  const known = remembered.get(term)
  if (known !== undefined) return known
  const key = phraseKey(term) ?? stem(tokenise(term).find((token) => !token.joined)?.text ?? '')
  // The terms of the lists come again and again, in finding, adding and giving reasons; what people type does not.
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(term, key)
  return key
}

/** A finder over the lists; each part of them is read when a text has a word that begins like it. */
export function createEqualTermFinder(
  lists: Pick<WordLists, 'synonyms' | 'acronyms'>,
  use: Readonly<{ synonyms: boolean; acronyms: boolean }>,
): EqualTermFinder {
  let shelves: TermShelves | undefined
  const opened: Opened = { read: new Set(), terms: new Map(), dictionary: phraseDictionary([]) }
  const shelved = (): TermShelves =>
    (shelves ??= createTermShelves(use.synonyms ? lists.synonyms : [], use.acronyms ? lists.acronyms : []))
  return {
    find: (text, capitalsTell) => findEqualTerms(shelved(), opened, text, capitalsTell),
    isListed: (word) => shelved().hasWord(word),
  }
}

/** What was read from the shelves so far: terms by key, and the phrases among them as one dictionary. */
type Opened = Readonly<{
  read: Set<string>
  terms: Map<string, ShelvedTerm[]>
  dictionary: PhraseDictionary
}>

function open(shelves: TermShelves, opened: Opened, start: string): void {
  if (opened.read.has(start)) return
  opened.read.add(start)
  const shelf = shelves.startingWith(start)
  for (const term of shelf) {
    const key = termKey(term.term)
    const known = opened.terms.get(key)
    if (known === undefined) opened.terms.set(key, [term])
    else known.push(term)
  }
  // Terms that begin with one stem stand on one shelf, so no two shelves meet in a step.
  for (const [first, step] of phraseDictionary(shelf.map((term) => term.term)).next) {
    opened.dictionary.next.set(first, step)
  }
}

function findEqualTerms(shelves: TermShelves, opened: Opened, text: string, capitalsTell: boolean): EqualTerms {
  const tokens = tokenise(text)
  for (const token of tokens) open(shelves, opened, startOf(token.text))
  const words = tokens.map(({ text: word, start, end, capitals }) => {
    return { key: stem(word), start, end, isPhrase: false, capitals: capitals && capitalsTell }
  })
  const phrases = findPhrases(text, opened.dictionary).map((one) => ({ ...one, isPhrase: true, capitals: false }))
  const found: TermInText[] = []
  const added: AddedTerm[] = []
  for (const { key, start, end, isPhrase, capitals } of [...phrases, ...words]) {
    const terms = opened.terms.get(key)
    if (terms === undefined) continue
    found.push({ key, start, end, isPhrase })
    const because = text.slice(start, end)
    for (const { term, origin, capitalsOnly } of terms.flatMap((one) => one.leadsTo)) {
      const to = termKey(term)
      if (to !== '' && to !== key && (!capitalsOnly || capitals)) added.push({ key: to, term, because, origin })
    }
  }
  return { found, added }
}
