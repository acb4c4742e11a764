import { join } from 'node:path'
import { done, defineVerb, refused, wrongUsage } from '../../platform/command-line/verb.ts'
import { readBenchmark, type Benchmark } from './rank.benchmark.ts'
import { compareRuns, comparisonText } from './rank.comparison.ts'
import { runText, writeRun } from './rank.run-file.ts'
import { rankBenchmark } from './rank.service.ts'
import { readConceptTags } from './concept-tags.ts'
import { readBundledLists } from './word-lists.reader.ts'

const deepest = 500

/** `exchange rank DIR --run FILE`: the ranking of the exchange on a benchmark, as a run that other tools can measure. */
export const verb = defineVerb({
  options: {
    run: { type: 'string' },
    depth: { type: 'string', default: '100' },
    tag: { type: 'string', default: 'exchange' },
    compare: { type: 'string' },
  },
  async run({ values, positionals, progress, say, json }) {
    const began = performance.now()
    const [folder, ...rest] = positionals
    const depth = Number(values.depth)
    if (folder === undefined || rest.length > 0) return wrongUsage('Give one folder with a benchmark.')
    if (values.run === undefined) return wrongUsage('Say with --run FILE where the run is to be written.')
    if (!Number.isInteger(depth) || depth < 1 || depth > deepest)
      return wrongUsage(`--depth is a whole number from 1 to ${deepest}.`)
    if (!/^\S+$/u.test(values.tag)) return wrongUsage('--tag is one word.')

    const benchmark = readBenchmark(folder)
    if (!benchmark.ok) return refused(benchmark.problem)
    for (const warning of benchmark.value.warnings) say(`Warning: ${warning}`)
    const lists = readBundledLists()
    const ranked = rankBenchmark(benchmark.value, lists, readConceptTags(), depth, (share) =>
      progress('Ranking', share),
    )
    const written = writeRun(values.run, runText(ranked.run, values.tag))
    if (!written.ok) return refused(written.problem)

    const { queries, documents } = benchmark.value
    const answer = {
      queries: queries.length,
      documents: documents.length,
      seconds: rounded((performance.now() - began) / 1_000),
      milliseconds: {
        median: rounded(quantile(ranked.milliseconds, 0.5)),
        p95: rounded(quantile(ranked.milliseconds, 0.95)),
      },
    }
    const text = `${answer.queries} queries over ${answer.documents} documents in ${answer.seconds} s (median ${answer.milliseconds.median} ms, 95% within ${answer.milliseconds.p95} ms)\n`
    if (values.compare === undefined) return done({ json: answer, text: () => text })
    const paths = { base: values.compare, judgements: join(folder, 'qrels', 'test.tsv') }
    const comparison = compareRuns(ranked.run, paths, groupsOf(benchmark.value))
    if (!comparison.ok) return refused(comparison.problem)
    if (!json) progress('Ranking', 1)
    return done({
      json: { ...answer, comparison: comparison.value },
      text: () => text + comparisonText(comparison.value),
    })
  },
})

function groupsOf({ collapse, documents }: Benchmark): ((document: string) => string) | undefined {
  if (!collapse) return undefined
  const groups = new Map(documents.map(({ id, group }) => [id, group ?? id]))
  return (document) => groups.get(document) ?? document
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
