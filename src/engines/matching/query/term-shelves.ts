import { stem } from '../text/stem.ts'
import { tokenise } from '../text/tokenise.ts'
import type { AcronymRow, SynonymRow } from '../word-lists.ts'

/** A term that a row leads to; `capitalsOnly` if the typed term must be in capitals. */
type Lead = Readonly<{ term: string; origin: 'synonym' | 'said' | 'acronym'; capitalsOnly: boolean }>

/** A term as a row of the lists has it, and where the row leads from it. */
export type ShelvedTerm = Readonly<{ term: string; leadsTo: readonly Lead[] }>

/**
 * The terms of the lists by how they begin. Stemming 3,000 terms takes longer than answering a need; with the shelves only
 * the terms are stemmed that begin like a word of the text.
 */
export interface TermShelves {
  startingWith(start: string): readonly ShelvedTerm[]
  /** Whether a form of this word (normal form) stands in any term. */
  hasWord(word: string): boolean
}

/** The start of a word that all forms of it share: two letters, `y` read as `i` (*dying* and *die*). */
export function startOf(word: string): string {
  return word.slice(0, 2).replace('y', 'i')
}

/** Puts the terms of all rows on their shelves. */
export function createTermShelves(synonyms: readonly SynonymRow[], acronyms: readonly AcronymRow[]): TermShelves {
  const shelves = new Map<string, ShelvedTerm[]>()
  const add = (term: string, leadsTo: readonly Lead[]): void => {
    const start = startOf(firstWord(term))
    const shelf = shelves.get(start)
    if (shelf === undefined) shelves.set(start, [{ term, leadsTo }])
    else shelf.push({ term, leadsTo })
  }
  for (const row of synonyms) {
    const origin = row.kind === 'said' ? 'said' : 'synonym'
    const leadsTo = (row.kind === 'said' ? row.means : row.terms).map(
      (term) => ({ term, origin, capitalsOnly: false }) as const,
    )
    for (const term of row.terms) add(term, leadsTo)
    // What a row leads to stands in the lists as well: it is a phrase of the index and a word that needs no mending.
    if (row.kind === 'said') for (const term of row.means) add(term, [])
  }
  for (const { acronym, expansions, capitalsOnly } of acronyms) {
    add(
      acronym,
      expansions.map((term) => ({ term, origin: 'acronym', capitalsOnly })),
    )
    // *Send* for *special educational needs* would find every letter that was sent.
    const back = capitalsOnly ? [] : [{ term: acronym, origin: 'acronym', capitalsOnly } as const]
    for (const term of expansions) add(term, back)
  }
  const words = createWordShelves(shelves)
  return {
    startingWith: (start) => shelves.get(start) ?? [],
    hasWord: (word) => words(startOf(word)).has(stem(word)),
  }
}

const plainStart = /^[a-z]+(?=[ -]|$)/

function firstWord(term: string): string {
  const lower = term.toLowerCase()
  return plainStart.exec(lower)?.[0] ?? tokenise(term)[0]?.text ?? ''
}

/** The stems of all words of all terms, by how the words begin. */
function createWordShelves(
  shelves: ReadonlyMap<string, readonly ShelvedTerm[]>,
): (start: string) => ReadonlySet<string> {
  let raw: Map<string, Set<string>> | undefined
  const stems = new Map<string, ReadonlySet<string>>()
  const read = (): Map<string, Set<string>> => {
    const words = new Map<string, Set<string>>()
    for (const { term } of [...shelves.values()].flat()) {
      for (const { text } of tokenise(term)) {
        const start = startOf(text)
        words.set(start, (words.get(start) ?? new Set()).add(text))
      }
    }
    return words
  }
  return (start) => {
    const known = stems.get(start)
    if (known !== undefined) return known
    raw ??= read()
    const found = new Set([...(raw.get(start) ?? [])].map(stem))
    stems.set(start, found)
    return found
  }
}
