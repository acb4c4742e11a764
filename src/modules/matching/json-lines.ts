import { readFileSync } from 'node:fs'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'

/** One JSON object of a file, and the number of its line. */
export type JsonLine = Readonly<{ line: number; value: Readonly<Record<string, unknown>> }>

/** A fault in a file that somebody gave: the file, the line if there is one, and what is wrong there. */
export function faultAt(path: string, line: number | undefined, what: string): Problem {
  const where = line === undefined ? path : `${path}, line ${line}`
  return problem('invalid', 'bad-input-file', `${where}: ${what}`)
}

/** Reads a whole file, or says why it cannot be read. */
export function readBytes(path: string): Result<Buffer, Problem> {
  try {
    return ok(readFileSync(path))
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return refuse(faultAt(path, undefined, missing ? 'there is no such file' : (error as Error).message))
  }
}

/** Lines of a file as text, numbered from 1; a byte order mark and empty lines are passed over. */
export function* linesOf(bytes: Buffer): Generator<Readonly<{ line: number; text: string }>> {
  let start = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  for (let line = 1; start < bytes.length; line += 1) {
    const found = bytes.indexOf(10, start)
    const end = found < 0 ? bytes.length : found
    const text = bytes.toString('utf8', start, end).trim()
    if (text !== '') yield { line, text }
    start = end + 1
  }
}

/** Reads a file with one JSON object a line; the first line that is none refuses the file. */
export function readJsonLines(path: string): Result<readonly JsonLine[], Problem> {
  const bytes = readBytes(path)
  if (!bytes.ok) return bytes
  const rows: JsonLine[] = []
  for (const { line, text } of linesOf(bytes.value)) {
    const value = parseObject(text)
    if (value === undefined) return refuse(faultAt(path, line, 'this is not a JSON object'))
    rows.push({ line, value })
  }
  return ok(rows)
}

/** A JSON object, or `undefined` for anything else. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
