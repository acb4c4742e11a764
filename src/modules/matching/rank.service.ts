import { parseIsoDate } from '../../core/iso-date.ts'
import type { ConceptTag } from '../../engines/matching/concepts/concept.ts'
import { buildIndex } from '../../engines/matching/matching-index.ts'
import type { MatchIndex, SearchOptions } from '../../engines/matching/found.ts'
import type { QueryPlan } from '../../engines/matching/query-plan.ts'
import type { Ranking } from '../../engines/matching/ranking.ts'
import { postingKinds, type Posting } from '../../engines/matching/posting.ts'
import {
  feedbackNumbers,
  takesFeedback,
  withFeedback,
  type FeedbackNumbers,
} from '../../engines/matching/query/feedback.ts'
import {
  createUnderstanding,
  type Understanding,
  type UnderstandingOptions,
} from '../../engines/matching/query/understand.ts'
import { createVocabulary } from '../../engines/matching/query/vocabulary.ts'
import { indexOptions } from './index-options.ts'
import type { Benchmark, BenchmarkQuery } from './rank.benchmark.ts'
import type { RankedQuery } from './rank.run-file.ts'
import type { BundledLists } from './word-lists.reader.ts'

/** A run and how long each query took, in milliseconds. */
export type Ranked = Readonly<{ run: readonly RankedQuery[]; milliseconds: readonly number[] }>

/** What is changed to see what it is worth; the product changes nothing. */
export type RankOptions = UnderstandingOptions &
  Readonly<{
    ranking?: Ranking
    /** No second look at the best documents, or one with other numbers. */
    feedback?: FeedbackNumbers | false
    /** Documents without their concepts. */
    withoutConcepts?: boolean
  }>

/** The day that freshness is counted from: the bundled data's own, so that a run of next year has the same bytes. */
const day = parseIsoDate('2025-11-08')

/** Ranks a benchmark with the product's own index, understanding and order; ties go by the id alone. */
export function rankBenchmark(
  benchmark: Benchmark,
  lists: BundledLists,
  tags: readonly ConceptTag[],
  depth: number,
  progress: (done: number) => void,
  options: RankOptions = {},
): Ranked {
  const documents = [...withConcepts(benchmark.documents, lists, options.withoutConcepts !== true)]
  const { ranking, feedback = feedbackNumbers } = options
  const index = buildIndex(documents, { ...indexOptions(lists, tags), ...(ranking && { ranking }) })
  const byId = new Map(documents.map((document) => [document.id, document]))
  const understand = createUnderstanding(
    lists,
    createVocabulary({
      documents: index.size,
      documentFrequency: (key) => index.documentFrequency(key),
      words: () => index.words(),
    }),
    options,
  )
  const run: RankedQuery[] = []
  const milliseconds: number[] = []
  for (const query of benchmark.queries) {
    const began = performance.now()
    run.push({
      query: query.id,
      hits: rankQuery(query, benchmark.collapse, depth, { index, understand, lists, byId, feedback }),
    })
    milliseconds.push(performance.now() - began)
    progress(run.length / benchmark.queries.length)
  }
  return { run, milliseconds }
}

/** The codes that an import would have stored, and the names of procurement codes as words. */
function* withConcepts(documents: readonly Posting[], lists: BundledLists, find: boolean): Generator<Posting> {
  for (const posting of documents) {
    const texts = Object.values(posting.fields).join('\n')
    const names = (posting.cpv ?? []).map((code) => lists.procurementName(code)).filter((name) => name !== undefined)
    const service = [posting.fields.service, ...new Set(names)].filter(Boolean).join('\n')
    yield {
      ...posting,
      fields: service === '' ? posting.fields : { ...posting.fields, service },
      concepts: find ? lists.concepts.codes(texts) : [],
    }
  }
}

type Parts = Readonly<{
  index: MatchIndex
  understand: Understanding
  lists: BundledLists
  byId: ReadonlyMap<string, Posting>
  feedback: FeedbackNumbers | false
}>

function rankQuery(query: BenchmarkQuery, collapse: boolean, depth: number, parts: Parts): RankedQuery['hits'] {
  const { index, understand, lists, feedback } = parts
  const place = query.place === undefined ? undefined : lists.places.findPlace(query.place)
  const plan = understand(query.text, { cpv: query.cpv, ...(place?.ok && { place: place.value }) })
  if (day === undefined) throw new Error('The day of the bundled data is not a day.')
  const options: SearchOptions = {
    kinds: query.kind === undefined ? postingKinds : [query.kind],
    limit: depth,
    asAt: { day, tieBreak: '' },
    exclude: new Set(query.exclude),
    collapseGroups: collapse,
    scoresOnly: true,
  }
  const second = feedback === false ? plan : secondPlan(plan, options, parts, feedback)
  return index.search(second, options).hits.map(({ id, score }) => ({ id, score }))
}

function secondPlan(
  plan: QueryPlan,
  options: SearchOptions,
  { index, lists, byId }: Parts,
  feedback: FeedbackNumbers,
): QueryPlan {
  const nothingButRecords = index.count(['record']) === index.size
  if (nothingButRecords || !takesFeedback(plan, feedback)) return plan
  const { hits } = index.search(plan, { ...options, limit: feedback.documents })
  const source = {
    documents: index.count(options.kinds),
    documentFrequency: (key: string) => index.documentFrequency(key, options.kinds),
    documentOf: (id: string) => byId.get(id),
    stopWords: lists.words.stopWords,
  }
  return withFeedback(plan, hits, source, feedback)
}
