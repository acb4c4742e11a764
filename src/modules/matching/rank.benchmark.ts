import { join } from 'node:path'
import { parseIsoDate } from '../../core/iso-date.ts'
import type { Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import {
  fieldNames,
  postingKinds,
  type FieldName,
  type Posting,
  type PostingKind,
} from '../../engines/matching/posting.ts'
import { faultAt, parseObject, readBytes, readJsonLines, type JsonLine } from './json-lines.ts'

/** A query of a benchmark: the need, what must not be listed, and optional signals. */
export type BenchmarkQuery = Readonly<{
  id: string
  text: string
  exclude: readonly string[]
  cpv: readonly string[]
  place?: string
  kind?: PostingKind
}>

/** A benchmark as read: documents as postings without their concepts, and whether groups collapse. */
export type Benchmark = Readonly<{
  documents: readonly Posting[]
  queries: readonly BenchmarkQuery[]
  collapse: boolean
  /** Excluded ids that no document has; worth a word, not a refusal. */
  warnings: readonly string[]
}>

/** Reads a benchmark's folder; the first fault names its file and line. Only what the ranking may know is taken from a row. */
export function readBenchmark(folder: string): Result<Benchmark, Problem> {
  const corpusPath = join(folder, 'corpus.jsonl')
  const corpus = readJsonLines(corpusPath)
  if (!corpus.ok) return corpus
  const queriesPath = join(folder, 'queries.jsonl')
  const asked = readJsonLines(queriesPath)
  if (!asked.ok) return asked
  const collapse = readCollapse(join(folder, 'benchmark.json'))
  if (!collapse.ok) return collapse

  const lineOf = new Map<string, number>()
  const documents: Posting[] = []
  for (const row of corpus.value) {
    const document = parseDocument(row, collapse.value)
    if (typeof document === 'string') return refuse(faultAt(corpusPath, row.line, document))
    const first = lineOf.get(document.id)
    if (first !== undefined) {
      return refuse(faultAt(corpusPath, row.line, `the _id ${document.id} stands on line ${first} already`))
    }
    lineOf.set(document.id, row.line)
    documents.push(document)
  }
  const queries: BenchmarkQuery[] = []
  const warnings: string[] = []
  for (const row of asked.value) {
    const query = parseQuery(row)
    if (typeof query === 'string') return refuse(faultAt(queriesPath, row.line, query))
    const unknown = query.exclude.find((id) => !lineOf.has(id))
    if (unknown !== undefined)
      warnings.push(`${queriesPath}, line ${row.line}: no document has the excluded id ${unknown}`)
    queries.push(query)
  }
  return ok({ documents, queries, collapse: collapse.value, warnings })
}

function readCollapse(path: string): Result<boolean, Problem> {
  const bytes = readBytes(path)
  if (!bytes.ok) return bytes.problem.title.endsWith('no such file') ? ok(false) : bytes
  const value = parseObject(bytes.value.toString('utf8'))
  if (value === undefined) return refuse(faultAt(path, 1, 'this is not a JSON object'))
  return ok(value['collapse'] === 'group')
}

function parseDocument({ value }: JsonLine, grouped: boolean): Posting | string {
  const { _id: id, title = '', text } = value
  if (typeof id !== 'string' || id === '') return 'the field _id is missing or not text'
  if (typeof text !== 'string') return 'the field text is missing or not text'
  if (typeof title !== 'string') return 'the field title is not text'
  const metadata = objectOf(value['metadata'])
  const kind = metadata['kind'] ?? 'record'
  if (!isKind(kind)) return `the kind ${JSON.stringify(kind)} is none of ${postingKinds.join(', ')}`
  const confirmed = parseIsoDate(textOf(metadata['confirmed']) ?? '')
  const evidence = metadata['evidence']
  const group = textOf(metadata['group'])
  const places = [...textsOf(metadata['places']), ...textsOf(metadata['place'])]
  return {
    id,
    kind,
    fields: fieldsOf(kind, title, text, objectOf(metadata['fields'])),
    cpv: textsOf(metadata['cpv']),
    ...(places.length > 0 && { places: [...new Set(places)] }),
    ...(confirmed !== undefined && { confirmed }),
    ...(typeof evidence === 'number' && evidence >= 0 && evidence <= 1 && { evidence }),
    ...(grouped && group !== undefined && { group }),
  }
}

/** A title of an organisation is its name; any other states the matter, and so stands in `problem`. */
function fieldsOf(
  kind: PostingKind,
  title: string,
  text: string,
  given: Readonly<Record<string, unknown>>,
): Posting['fields'] {
  const fields: Partial<Record<FieldName, string>> = {}
  for (const name of fieldNames) {
    const value = given[name]
    if (typeof value === 'string' && name !== 'concept') fields[name] = value
  }
  fields.done ??= text
  if (kind === 'organisation') fields.name ??= title
  else if (title !== '') fields.problem = [title, fields.problem].filter(Boolean).join('\n')
  return fields
}

function parseQuery({ value }: JsonLine): BenchmarkQuery | string {
  const { _id: id, text } = value
  if (typeof id !== 'string' || id === '') return 'the field _id is missing or not text'
  if (typeof text !== 'string') return 'the field text is missing or not text'
  const metadata = objectOf(value['metadata'])
  const place = textOf(metadata['place'])
  const kind = metadata['kind']
  if (kind !== undefined && kind !== null && !isKind(kind))
    return `the kind ${JSON.stringify(kind)} is none of ${postingKinds.join(', ')}`
  return {
    id,
    text,
    exclude: textsOf(metadata['exclude']),
    cpv: textsOf(metadata['cpv']),
    ...(place !== undefined && { place }),
    ...(isKind(kind) && { kind }),
  }
}

function isKind(value: unknown): value is PostingKind {
  return (postingKinds as readonly unknown[]).includes(value)
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}
