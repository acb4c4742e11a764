import { readFileSync, statSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Columns } from '../../engines/synthesis/index.ts'

/** A file of findings larger than this is no file of findings. */
const mostBytes = 32 * 1024 * 1024

/** Reads a CSV file as columns of text, by the names of its header. Refused with where it is wrong. */
export function readCsvColumns(path: string): Result<Columns, Problem> {
  const size = statSync(path, { throwIfNoEntry: false })
  if (size === undefined || !size.isFile())
    return refuse(problem('not-found', 'missing-file', `There is no file ${path}.`))
  if (size.size > mostBytes) return refuse(tooLarge(path, size.size))
  return parseCsvColumns(readFileSync(path, 'utf8'), path)
}

/** The same from text; `name` is what people know the file by. */
export function parseCsvColumns(text: string, name: string): Result<Columns, Problem> {
  try {
    const [header, ...rows] = parse(text, { bom: true, skip_empty_lines: true }) as readonly string[][]
    if (header === undefined) return refuse(problem('invalid', 'nothing-to-analyse', `${name} is empty.`))
    const twice = header.find((column, at) => header.indexOf(column) !== at)
    if (twice !== undefined)
      return refuse(problem('invalid', 'unreadable-request', `${name} has two columns called ${twice}.`))
    return ok(Object.fromEntries(header.map((column, at) => [column, rows.map((row) => row[at] ?? null)])))
  } catch (error) {
    if (error instanceof CsvError)
      return refuse(problem('invalid', 'unreadable-request', `${name} is not a table: ${error.message}.`))
    throw error
  }
}

function tooLarge(path: string, bytes: number): Problem {
  const megabytes = Math.round(bytes / 1024 / 1024)
  return problem(
    'too-large',
    'too-large',
    `${path} has ${megabytes} MB; at most ${mostBytes / 1024 / 1024} MB are read.`,
  )
}
