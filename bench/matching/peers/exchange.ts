import { isoWeek, parseIsoDate } from '../../../src/core/iso-date.ts'
import { buildIndex, openIndex, type Posting } from '../../../src/engines/matching/index.ts'
import { allSteps } from '../../../src/engines/matching/query/expansion.ts'
import { createUnderstanding } from '../../../src/engines/matching/query/understand.ts'
import { createVocabulary } from '../../../src/engines/matching/query/vocabulary.ts'
import { readBundledLists } from '../../../src/modules/matching/word-lists.reader.ts'
import { indexOptions } from '../../../src/modules/matching/index-options.ts'
import { readConceptTags } from '../../../src/modules/matching/concept-tags.ts'
import type { Peer } from '../peer.ts'

/**
 * The product's own engine, with its word lists and phrases. What is timed begins with the words as typed and ends with
 * the ten best; adding concepts, which reads 241 expressions over the query, is a step before ranking and is left out.
 */
export const peer: Peer = {
  title: 'Innovation Exchange',
  open: async (texts) => {
    const lists = readBundledLists()
    const options = indexOptions(lists, readConceptTags())
    const documents = texts
      .keys()
      .map((id): Posting => ({ id: String(id), kind: 'record', fields: { done: texts[id] ?? '' } }))
    let index = buildIndex(documents, options)
    const saved = index.save()
    const day = parseIsoDate('2025-11-08')
    if (day === undefined) throw new Error('A day of the calendar')
    const asAt = { day, tieBreak: isoWeek(day) }
    const vocabulary = createVocabulary({
      documents: index.size,
      documentFrequency: (key) => index.documentFrequency(key),
      words: () => index.words(),
    })
    const steps = { ...allSteps, concepts: false, spelling: false }
    const understand = createUnderstanding(lists, vocabulary, { steps })
    return {
      search: (query) =>
        index.search(understand(query), { kinds: ['record'], limit: 10, asAt }).hits.map((hit) => Number(hit.id)),
      bytes: () => saved.byteLength,
      reopen: () => {
        const from = performance.now()
        const opened = openIndex(saved, options)
        if (!opened.ok) throw new Error(opened.problem.title)
        index = opened.value
        return performance.now() - from
      },
      close: () => undefined,
    }
  },
}
