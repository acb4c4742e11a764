import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readConceptTags } from '../../src/modules/matching/concept-tags.ts'
import { readBenchmark, type Benchmark } from '../../src/modules/matching/rank.benchmark.ts'
import {
  distinctGroups,
  gradesOfGroups,
  mean,
  measure,
  pairedInterval,
} from '../../src/modules/matching/rank.measures.ts'
import type { Grades, Interval } from '../../src/modules/matching/rank.measures.ts'
import { rankBenchmark, type RankOptions } from '../../src/modules/matching/rank.service.ts'
import { readBundledLists, type BundledLists } from '../../src/modules/matching/word-lists.reader.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'benchmarks')

/** What one query scored. `success3` is 1 if a document of grade 2 or 3 is among the first three. */
export type QueryFigures = Readonly<{ ndcg10: number; mrr: number; recall100: number; success3: number }>

/** An open benchmark with its judgements and what the baseline scores, query by query. */
export type OpenBenchmark = Readonly<{
  benchmark: Benchmark
  /** `metadata` of each document and each query as filed: what the ranking may not see. */
  filed: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  grades: ReadonlyMap<string, Grades>
  baseline: readonly number[]
  figuresOf: (query: string, ids: readonly string[]) => QueryFigures
}>

/** The lists and tags of the product, read once. */
export const productLists: BundledLists = readBundledLists()
const tags = readConceptTags()

type Metadata = Readonly<Record<string, unknown>>

/** Unpacks a benchmark and reads it with the product's own reader; `change` may put other metadata into the documents first. */
export function openBenchmark(name: string, change?: (metadata: Metadata) => Metadata): OpenBenchmark {
  const packed = (file: string): string => gunzipSync(readFileSync(join(fixtures, name, file))).toString('utf8')
  const folder = mkdtempSync(join(tmpdir(), 'exchange-benchmark-'))
  const [corpus, queries] = [changed(packed('corpus.jsonl.gz'), change), packed('queries.jsonl.gz')]
  writeFileSync(join(folder, 'corpus.jsonl'), corpus)
  writeFileSync(join(folder, 'queries.jsonl'), queries)
  copyFileSync(join(fixtures, name, 'benchmark.json'), join(folder, 'benchmark.json'))
  const read = readBenchmark(folder)
  rmSync(folder, { recursive: true })
  if (!read.ok) throw new Error(read.problem.title)
  const benchmark = read.value

  const rows = [...corpus.split('\n'), ...queries.split('\n')].filter((line) => line !== '')
  const filed = new Map(
    rows.map((line) => {
      const { _id: id, metadata } = JSON.parse(line) as { _id: string; metadata: Record<string, unknown> }
      return [id, metadata]
    }),
  )
  const groups = new Map(benchmark.documents.map(({ id, group }) => [id, group ?? id]))
  const groupOf = (id: string): string => groups.get(id) ?? id
  const grades = readGrades(packed('grades.tsv.gz'))
  const figuresOf = (query: string, ids: readonly string[]): QueryFigures => {
    const own = grades.get(query) ?? new Map<string, number>()
    const measures = measure(distinctGroups(ids, groupOf), gradesOfGroups(own, groupOf))
    return { ...measures, success3: ids.slice(0, 3).some((id) => (own.get(id) ?? 0) >= 2) ? 1 : 0 }
  }
  const base = new Map(lines(packed('baseline.tsv.gz')).map(([query = '', ids = '']) => [query, ids.split(' ')]))
  const baseline = benchmark.queries.map(({ id }) => figuresOf(id, base.get(id) ?? []).ndcg10)
  return { benchmark, filed, grades, baseline, figuresOf }
}

function changed(corpus: string, change: ((metadata: Metadata) => Metadata) | undefined): string {
  if (change === undefined) return corpus
  const rows = corpus.split('\n').filter((line) => line !== '')
  return rows.map((line) => withMetadata(JSON.parse(line) as { metadata: Metadata }, change)).join('\n')
}

function withMetadata(row: Readonly<{ metadata: Metadata }>, change: (metadata: Metadata) => Metadata): string {
  return JSON.stringify({ ...row, metadata: change(row.metadata) })
}

function lines(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
}

function readGrades(text: string): ReadonlyMap<string, Grades> {
  const grades = new Map<string, Map<string, number>>()
  for (const [query = '', document = '', grade = ''] of lines(text).slice(1)) {
    const own = grades.get(query) ?? new Map<string, number>()
    grades.set(query, own.set(document, Number(grade)))
  }
  return grades
}

/** What is changed to see what it is worth: numbers and steps, and the word lists. */
export type Change = RankOptions & Readonly<{ lists?: BundledLists }>

/** The figures of every query, in the order of the benchmark, and what was listed. */
export function rankOpen(
  open: OpenBenchmark,
  { lists = productLists, ...options }: Change = {},
): Readonly<{ figures: readonly QueryFigures[]; listed: readonly (readonly string[])[] }> {
  const { run } = rankBenchmark(open.benchmark, lists, tags, 100, () => undefined, options)
  const listed = run.map(({ hits }) => hits.map(({ id }) => id))
  return { figures: run.map(({ query }, at) => open.figuresOf(query, listed[at] ?? [])), listed }
}

/** The lists of the product with other synonyms or stop words. */
export function listsWith(words: Partial<BundledLists['words']>): BundledLists {
  const all = Object.getOwnPropertyDescriptors(productLists)
  const changed = { ...productLists.words, ...words }
  return Object.defineProperties({}, { ...all, words: { value: changed, enumerable: true } }) as BundledLists
}

/** The mean of one figure. */
export function meanOf(figures: readonly QueryFigures[], name: keyof QueryFigures): number {
  return mean(figures.map((one) => one[name]))
}

/** nDCG@10 against that of others, with the 95% interval of a paired bootstrap over the queries. */
export function gainOver(base: readonly number[], figures: readonly QueryFigures[]): Interval {
  return pairedInterval(
    base,
    figures.map(({ ndcg10 }) => ndcg10),
  )
}

/** A difference as it is printed. */
export function gainText({ mean: middle, low, high }: Interval, base: number): string {
  const signed = (value: number): string => `${value < 0 ? '' : '+'}${value.toFixed(3)}`
  const share = base === 0 ? '' : ` (${middle < 0 ? '' : '+'}${((100 * middle) / base).toFixed(1)}%)`
  return `${signed(middle)} [${signed(low)}, ${signed(high)}]${share}`
}
