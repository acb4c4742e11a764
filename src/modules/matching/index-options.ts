import type { ConceptTag } from '../../engines/matching/concepts/concept.ts'
import { conceptParents } from '../../engines/matching/concepts/concept.ts'
import { createConceptStrength } from '../../engines/matching/concepts/concept-strength.ts'
import type { IndexOptions } from '../../engines/matching/matching-index.ts'
import type { UnderstandingLists } from '../../engines/matching/query/understand.ts'
import { listedTerms } from '../../engines/matching/word-lists.ts'

/** What every index of the product is built and searched with. */
export function indexOptions(
  lists: Pick<UnderstandingLists, 'words' | 'places'>,
  tags: readonly ConceptTag[],
): IndexOptions {
  return {
    stopWords: lists.words.stopWords,
    phrases: [...listedTerms(lists.words)],
    conceptParents: allParents(tags),
    conceptStrength: createConceptStrength(tags),
    // The tables of places cost some milliseconds, and many needs name none.
    places: {
      nearness: (here, there) => lists.places.table.nearness(here, there),
      kilometres: (here, there) => lists.places.table.kilometres(here, there),
      name: (code) => lists.places.table.name(code),
    },
  }
}

/** Every tag above each tag, the nearest first. */
export function allParents(tags: readonly ConceptTag[]): ReadonlyMap<string, readonly string[]> {
  const above = conceptParents(tags)
  return new Map(
    tags.map(({ code }) => {
      const chain: string[] = []
      for (let at = above.get(code); at !== undefined && !chain.includes(at); at = above.get(at)) chain.push(at)
      return [code, chain]
    }),
  )
}
