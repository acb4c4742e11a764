import type { Problem } from '../../core/problem.ts'
import { ok, type Result } from '../../core/result.ts'
import {
  distinctGroups,
  gradesOfGroups,
  mean,
  measure,
  measureNames,
  pairedInterval,
  type GroupOf,
  type Interval,
  type MeasureName,
  type Measures,
} from './rank.measures.ts'
import { readJudgements, readRun, type RankedQuery } from './rank.run-file.ts'

/** Two rankings beside each other, one line a measure. */
export type Comparison = Readonly<{
  queries: number
  measures: readonly Readonly<{ measure: MeasureName; base: number; mine: number; difference: Interval }>[]
}>

/** Measures a run against another by the judgements of the benchmark, over the queries that are judged. */
export function compareRuns(
  ranked: readonly RankedQuery[],
  paths: Readonly<{ base: string; judgements: string }>,
  groupOf: GroupOf | undefined,
): Result<Comparison, Problem> {
  const base = readRun(paths.base)
  if (!base.ok) return base
  const judged = readJudgements(paths.judgements)
  if (!judged.ok) return judged
  const group = groupOf ?? ((document: string) => document)
  const rows = ranked.flatMap(({ query, hits }) => {
    const grades = judged.value.get(query)
    if (grades === undefined) return []
    const of = (ids: readonly string[]): Measures => measure(distinctGroups(ids, group), gradesOfGroups(grades, group))
    return [{ base: of(base.value.get(query) ?? []), mine: of(hits.map(({ id }) => id)) }]
  })
  const measures = measureNames.map((name) => {
    const theirs = rows.map((row) => row.base[name])
    const ours = rows.map((row) => row.mine[name])
    return { measure: name, base: mean(theirs), mine: mean(ours), difference: pairedInterval(theirs, ours) }
  })
  return ok({ queries: rows.length, measures })
}

const shownNames: Readonly<Record<MeasureName, string>> = {
  mrr: 'MRR',
  ndcg10: 'nDCG@10',
  recall10: 'Recall@10',
  recall100: 'Recall@100',
}

/** The comparison as a table in plain text. */
export function comparisonText({ queries, measures }: Comparison): string {
  const rows = measures.map(({ measure: name, base, mine, difference }) => {
    const gain = base === 0 ? '' : ` (${difference.mean < 0 ? '' : '+'}${((100 * difference.mean) / base).toFixed(1)}%)`
    const interval = `${signed(difference.mean)} [${signed(difference.low)}, ${signed(difference.high)}]${gain}`
    return `${shownNames[name].padEnd(12)}${base.toFixed(4).padStart(8)}${mine.toFixed(4).padStart(10)}   ${interval}`
  })
  const head = `${'measure'.padEnd(12)}${'base'.padStart(8)}${'exchange'.padStart(10)}   difference [95% paired bootstrap]`
  return `${head}\n${rows.join('\n')}\n${queries} judged queries\n`
}

function signed(value: number): string {
  return `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(4)}`
}
