import type { Problem } from '../../core/problem.ts'
import { ok, type Result } from '../../core/result.ts'
import type { ConceptTag } from '../../engines/matching/concepts/concept.ts'
import type { MatchIndex } from '../../engines/matching/found.ts'
import { openIndex } from '../../engines/matching/matching-index.ts'
import { createUnderstanding } from '../../engines/matching/query/understand.ts'
import { createVocabulary } from '../../engines/matching/query/vocabulary.ts'
import { ranking } from '../../engines/matching/ranking.ts'
import { indexOptions } from './index-options.ts'
import { openMatchFile, type MatchFile } from './match-file.ts'
import type { MatchDocument } from './match-document.ts'
import type { Matcher } from './matcher.ts'
import { reasonSources } from './reason-sources.ts'
import type { BundledLists } from './word-lists.reader.ts'

/** What a matcher is made with beside its file. */
export type MatcherParts = Readonly<{
  lists: BundledLists
  tags: readonly ConceptTag[]
}>

/** A matcher over a saved file and what changed since, and what it can be asked about them. */
export type OpenMatcher = Matcher &
  Readonly<{
    documents: number
    builtAt: Date
    /** How far in the feed of changes the file goes. */
    position: number
    /** What differs from the file, by id: the document as it is now, or `undefined` if it is gone. */
    changed: ReadonlyMap<string, MatchDocument | undefined>
    /** Whether a tenth has changed since the last merge, so that a new file is worth writing. */
    isWorthMerging: boolean
    /**
     * Puts documents into the index (in the place of those with their ids) and takes others out. Answers the matcher to use from
     * now on; this one searches the same index, but what it remembered of the words may be out of date.
     */
    change(documents: readonly MatchDocument[], gone: readonly string[]): OpenMatcher
    close(): void
  }>

/**
 * Opens a saved file for the data that `key` names, and everything that answers needs from it. `damaged` hears when a document of
 * it turns out to be damaged as it is read.
 */
export function openMatcher(
  path: string,
  key: string | undefined,
  parts: MatcherParts,
  damaged: (message: string) => void = () => undefined,
): Result<OpenMatcher, Problem> {
  const file = openMatchFile(path, key)
  if (!file.ok) return file
  const options = indexOptions(parts.lists, parts.tags)
  const opened = openIndex(file.value.indexBytes(), options)
  if (!opened.ok) {
    file.value.close()
    return opened
  }
  const { places } = options
  if (places === undefined) throw new Error('An index of the product knows places.')
  const facts = reasonSources(parts.lists, parts.tags, places)
  return ok(matcherOver(opened.value, file.value, new Map(), { lists: parts.lists, facts, damaged }))
}

/** Fewer changes than this are not worth a new file, and more are not kept in memory beside it. */
const leastMerged = 250
const mostInMemory = 20_000

function matcherOver(
  index: MatchIndex,
  file: MatchFile,
  changed: Map<string, MatchDocument | undefined>,
  shared: Readonly<{ lists: BundledLists; facts: Matcher['facts']; damaged: (message: string) => void }>,
): OpenMatcher {
  const { lists, facts } = shared
  return {
    index,
    stopWords: lists.words.stopWords,
    boosts: ranking.boosts,
    dataDay: file.day,
    understand: createUnderstanding(
      lists,
      createVocabulary({
        documents: index.size,
        documentFrequency: (key) => index.documentFrequency(key),
        words: () => index.words(),
      }),
    ),
    findPlace: (text) => lists.places.findPlace(text),
    document(id) {
      if (changed.has(id)) return changed.get(id)
      try {
        return file.find(id)
      } catch (error) {
        shared.damaged(error instanceof Error ? error.message : String(error))
        throw error
      }
    },
    facts,
    documents: index.size,
    builtAt: file.builtAt,
    position: file.position,
    changed,
    isWorthMerging: changed.size > Math.min(mostInMemory, Math.max(leastMerged, index.size / 10)),
    change(documents, gone) {
      index.remove(gone.map((id) => ({ id })))
      index.add(documents.map(({ posting }) => posting))
      for (const id of gone) changed.set(id, undefined)
      for (const document of documents) changed.set(document.posting.id, document)
      return matcherOver(index, file, changed, shared)
    },
    close: () => file.close(),
  }
}
