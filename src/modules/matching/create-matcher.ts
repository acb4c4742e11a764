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
import type { Matcher } from './matcher.ts'
import { reasonSources } from './reason-sources.ts'
import type { BundledLists } from './word-lists.reader.ts'

/** What a matcher is made with beside its file. */
export type MatcherParts = Readonly<{
  lists: BundledLists
  tags: readonly ConceptTag[]
}>

/** A matcher over a saved file, and what it can be asked about the file. */
export type OpenMatcher = Matcher & Readonly<{ documents: number; builtAt: Date; close(): void }>

/** Opens a saved file for the data that `key` names, and everything that answers needs from it. */
export function openMatcher(path: string, key: string | undefined, parts: MatcherParts): Result<OpenMatcher, Problem> {
  const file = openMatchFile(path, key)
  if (!file.ok) return file
  const opened = openIndex(file.value.indexBytes(), indexOptions(parts.lists, parts.tags))
  if (!opened.ok) {
    file.value.close()
    return opened
  }
  return ok(matcherOver(opened.value, file.value, parts))
}

function matcherOver(index: MatchIndex, file: MatchFile, { lists, tags }: MatcherParts): OpenMatcher {
  const { places } = indexOptions(lists, tags)
  if (places === undefined) throw new Error('An index of the product knows places.')
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
    document: (id) => file.find(id),
    facts: reasonSources(lists, tags, places),
    documents: file.documents,
    builtAt: file.builtAt,
    close: () => file.close(),
  }
}
