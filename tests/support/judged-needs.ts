import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Posting } from '../../src/engines/matching/posting.ts'
import { bundledSource } from '../../src/modules/matching/bundled-source.ts'
import { readConceptTags } from '../../src/modules/matching/concept-tags.ts'
import { measure } from '../../src/modules/matching/rank.measures.ts'
import { rankBenchmark } from '../../src/modules/matching/rank.service.ts'
import { productLists } from './benchmarks.ts'
import type { Change, QueryFigures } from './benchmarks.ts'

const folder = join(import.meta.dirname, '..', 'relevance')
const tags = readConceptTags()

/** A need with graded practices; what is not named has grade 0. */
export type JudgedNeed = Readonly<{
  id: string
  class: string
  text: string
  place: string | null
  grades: Readonly<Record<string, number>>
}>

/** A need of the relevance tests that has no answer in such a library. */
export type OffTopicNeed = Readonly<{ id: string; text: string; why: string }>

/** What a fair answer to a plain need looks like, and what would be absurd. */
export type PlainNeed = Readonly<{
  id: string
  area: string
  text: string
  place: string | null
  accept: Readonly<{
    practices: Readonly<{ ids: readonly string[]; any_concept_or_word: readonly string[] }>
    organisations: Readonly<{ words: readonly string[] }>
    records: Readonly<{ words: readonly string[] }>
  }>
  refuse: readonly string[]
}>

/** The needs with graded practices, and those of the class `nothing-fits`, which have none. */
export const readJudgedNeeds = (): readonly JudgedNeed[] => readRows('judged-needs.jsonl') as readonly JudgedNeed[]

/** Needs that no such library should answer. */
export const readOffTopicNeeds = (): readonly OffTopicNeed[] => readRows('off-topic.jsonl') as readonly OffTopicNeed[]

/** Two needs for each service area, in plain words. */
export const readPlainNeeds = (): readonly PlainNeed[] => readRows('plain-needs.jsonl') as readonly PlainNeed[]

function readRows(file: string): readonly unknown[] {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line))
}

/** The bundled practices as the index takes them in. */
export async function bundledPractices(): Promise<readonly Posting[]> {
  const practices: Posting[] = []
  for await (const { posting } of bundledSource().each()) if (posting.kind === 'practice') practices.push(posting)
  return practices
}

/** The figures of each judged need that has an answer, when all practices are ranked for it. */
export function rankJudged(
  needs: readonly JudgedNeed[],
  documents: readonly Posting[],
  { lists = productLists, ...options }: Change = {},
): ReadonlyMap<string, QueryFigures> {
  const queries = needs.map(({ id, text, place }) => ({
    id,
    text,
    exclude: [],
    cpv: [],
    ...(place !== null && { place }),
  }))
  const benchmark = { documents, queries, collapse: false, warnings: [] }
  const { run } = rankBenchmark(benchmark, lists, tags, 100, () => undefined, options)
  const ranked = new Map(run.map(({ query, hits }) => [query, hits.map(({ id }) => id)]))
  return new Map(
    needs.map(({ id, grades }) => {
      const ids = ranked.get(id) ?? []
      const own = new Map(Object.entries(grades))
      return [id, { ...measure(ids, own), success3: ids.slice(0, 3).some((one) => (own.get(one) ?? 0) >= 2) ? 1 : 0 }]
    }),
  )
}
