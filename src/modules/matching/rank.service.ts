import { parseIsoDate } from '../../core/iso-date.ts'
import type { ConceptTag } from '../../engines/matching/concepts/concept.ts'
import { buildIndex } from '../../engines/matching/matching-index.ts'
import type { MatchIndex } from '../../engines/matching/found.ts'
import { postingKinds, type Posting } from '../../engines/matching/posting.ts'
import { createUnderstanding, type Understanding } from '../../engines/matching/query/understand.ts'
import { createVocabulary } from '../../engines/matching/query/vocabulary.ts'
import { indexOptions } from './index-options.ts'
import type { Benchmark, BenchmarkQuery } from './rank.benchmark.ts'
import type { RankedQuery } from './rank.run-file.ts'
import type { BundledLists } from './word-lists.reader.ts'

/** A run and how long each query took, in milliseconds. */
export type Ranked = Readonly<{ run: readonly RankedQuery[]; milliseconds: readonly number[] }>

/** The day that freshness is counted from: the bundled data's own, so that a run of next year has the same bytes. */
const day = parseIsoDate('2025-11-08')

/** Ranks a benchmark with the product's own index, understanding and order; ties go by the id alone. */
export function rankBenchmark(
  benchmark: Benchmark,
  lists: BundledLists,
  tags: readonly ConceptTag[],
  depth: number,
  progress: (done: number) => void,
): Ranked {
  const index = buildIndex(withConcepts(benchmark.documents, lists), indexOptions(lists, tags))
  const understand = createUnderstanding(
    lists,
    createVocabulary({
      documents: index.size,
      documentFrequency: (key) => index.documentFrequency(key),
      words: () => index.words(),
    }),
  )
  const run: RankedQuery[] = []
  const milliseconds: number[] = []
  for (const query of benchmark.queries) {
    const began = performance.now()
    run.push({ query: query.id, hits: rankQuery(query, benchmark.collapse, depth, index, understand, lists) })
    milliseconds.push(performance.now() - began)
    progress(run.length / benchmark.queries.length)
  }
  return { run, milliseconds }
}

/** The codes that an import would have stored, and the names of procurement codes as words. */
function* withConcepts(documents: readonly Posting[], lists: BundledLists): Generator<Posting> {
  for (const posting of documents) {
    const texts = Object.values(posting.fields).join('\n')
    const names = (posting.cpv ?? []).map((code) => lists.procurementName(code)).filter((name) => name !== undefined)
    const service = [posting.fields.service, ...new Set(names)].filter(Boolean).join('\n')
    yield {
      ...posting,
      fields: service === '' ? posting.fields : { ...posting.fields, service },
      concepts: lists.concepts.codes(texts),
    }
  }
}

function rankQuery(
  query: BenchmarkQuery,
  collapse: boolean,
  depth: number,
  index: MatchIndex,
  understand: Understanding,
  lists: BundledLists,
): RankedQuery['hits'] {
  const place = query.place === undefined ? undefined : lists.places.findPlace(query.place)
  const plan = understand(query.text, { cpv: query.cpv, ...(place?.ok && { place: place.value }) })
  if (day === undefined) throw new Error('The day of the bundled data is not a day.')
  const found = index.search(plan, {
    kinds: query.kind === undefined ? postingKinds : [query.kind],
    limit: depth,
    asAt: { day, tieBreak: '' },
    exclude: new Set(query.exclude),
    collapseGroups: collapse,
  })
  return found.hits.map(({ id, score }) => ({ id, score }))
}
