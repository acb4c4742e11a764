import { csvText, type CsvCell } from '../../platform/http/csv-text.ts'
import type { MatchAnswer, MatchResult } from './match.schema.ts'

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

/** The lists of an answer as one table: a row a result, its list in the first column. */
export function matchCsv({ lists, tried_elsewhere: tried }: Pick<MatchAnswer, 'lists' | 'tried_elsewhere'>): string {
  const rows = lists.flatMap((list) => list.results.map((result) => row(list.kind, result)))
  const elsewhere = (tried?.results ?? []).map((result) => row('tried elsewhere', result))
  return csvText(head, [...rows, ...elsewhere])
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
