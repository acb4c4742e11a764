import { csvText, type CsvCell } from '../../platform/http/csv-text.ts'
import type { MatchAnswer, MatchList, MatchResult } from './match.schema.ts'

const head = [
  'list',
  'rank',
  'id',
  'title',
  'score',
  'place_code',
  'place',
  'km',
  'reasons',
  'missing',
  'text',
  'payer',
  'year',
  'source',
  'path',
]

/** Lists as one table: a row a result, its list in the first column. */
export function resultsTable(lists: readonly Pick<MatchList, 'kind' | 'results'>[]): string {
  return csvText(head, rowsOf(lists))
}

/** All of an answer as one table. */
export function matchCsv({ lists, tried_elsewhere: tried }: Pick<MatchAnswer, 'lists' | 'tried_elsewhere'>): string {
  const elsewhere = (tried?.results ?? []).map((result) => row('tried elsewhere', result))
  return csvText(head, [...rowsOf(lists), ...elsewhere])
}

function rowsOf(lists: readonly Pick<MatchList, 'kind' | 'results'>[]): readonly (readonly CsvCell[])[] {
  return lists.flatMap((list) => list.results.map((result) => row(list.kind, result)))
}

function row(list: string, result: MatchResult): readonly CsvCell[] {
  const { rank, id, title, score, place, reasons, missing, highlight, payer, year, source, path } = result
  const said = reasons.filter(({ kind }) => kind !== 'missing').map(({ text }) => text)
  return [
    list,
    rank,
    id,
    title,
    score,
    place?.code,
    place?.name,
    place?.km,
    said.join('; '),
    missing.join('; '),
    highlight?.text,
    payer,
    year,
    source,
    path,
  ]
}
