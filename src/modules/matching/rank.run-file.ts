import { renameSync, writeFileSync } from 'node:fs'
import type { Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { faultAt, linesOf, readBytes } from './json-lines.ts'

/** One query's list as it is written. */
export type RankedQuery = Readonly<{ query: string; hits: readonly Readonly<{ id: string; score: number }>[] }>

/** The lines of a run: `qid Q0 docid rank score tag`, scores with 9 decimals. */
export function runText(ranked: readonly RankedQuery[], tag: string): string {
  return ranked
    .flatMap(({ query, hits }) =>
      hits.map(({ id, score }, at) => `${query} Q0 ${id} ${at + 1} ${score.toFixed(9)} ${tag}\n`),
    )
    .join('')
}

/** Writes a run whole or not at all. */
export function writeRun(path: string, text: string): Result<void, Problem> {
  const temporary = `${path}.${process.pid}.part`
  try {
    writeFileSync(temporary, text)
    renameSync(temporary, path)
    return ok(undefined)
  } catch (error) {
    return refuse(faultAt(path, undefined, `cannot be written (${(error as NodeJS.ErrnoException).code ?? 'error'})`))
  }
}

/** Reads a run: the documents of each query in the order of their ranks. */
export function readRun(path: string): Result<ReadonlyMap<string, readonly string[]>, Problem> {
  const bytes = readBytes(path)
  if (!bytes.ok) return bytes
  const rows = new Map<string, { rank: number; id: string }[]>()
  for (const { line, text } of linesOf(bytes.value)) {
    const [query, , id, rank, , tag] = text.split(/\s+/u)
    if (query === undefined || id === undefined || tag === undefined || !/^\d+$/u.test(rank ?? '')) {
      return refuse(faultAt(path, line, 'this is not "qid Q0 docid rank score tag"'))
    }
    const list = rows.get(query) ?? []
    list.push({ rank: Number(rank), id })
    rows.set(query, list)
  }
  const ordered = [...rows].map(([query, list]) => {
    const ids = list.sort((one, other) => one.rank - other.rank).map(({ id }) => id)
    return [query, ids] as const
  })
  return ok(new Map(ordered))
}

/** Reads judgements: a header line, then query, document and grade between tabs. */
export function readJudgements(path: string): Result<ReadonlyMap<string, ReadonlyMap<string, number>>, Problem> {
  const bytes = readBytes(path)
  if (!bytes.ok) return bytes
  const grades = new Map<string, Map<string, number>>()
  for (const { line, text } of linesOf(bytes.value)) {
    if (line === 1) continue
    const [query, id, grade] = text.split('\t')
    if (query === undefined || id === undefined || grade === undefined || !Number.isFinite(Number(grade))) {
      return refuse(faultAt(path, line, 'this is not query, document and grade between tabs'))
    }
    const known = grades.get(query) ?? new Map<string, number>()
    known.set(id, Number(grade))
    grades.set(query, known)
  }
  return ok(grades)
}
