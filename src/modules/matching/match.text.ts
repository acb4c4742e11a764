import { nameCase, sentenceCase } from '../../core/sentence-case/sentence-case.ts'
import type { PostingKind } from '../../engines/matching/posting.ts'
import type { MatchAnswer, MatchList, MatchResult } from './match.schema.ts'

const headings: Readonly<Record<PostingKind, string>> = {
  practice: 'Practices',
  organisation: 'Organisations',
  need: 'Open needs like this',
  record: 'Who was paid for this',
  voice: 'Asked for by others',
}

const nothing: Readonly<Record<PostingKind, string>> = {
  practice: 'Nobody has written up a practice for this here yet.',
  organisation: 'No organisation here says that it does this.',
  need: 'No open need like this is listed.',
  record: 'No grant or contract for this is listed.',
  voice: 'Nobody has said this in public.',
}

const width = 96

/** An answer for a terminal: what was understood, then each list with its reasons. */
export function matchText(answer: MatchAnswer): string {
  const lines = [...understood(answer), '']
  if (answer.nothing_fits) lines.push('Nothing here fits this need.', '')
  for (const list of answer.lists) lines.push(...listLines(list), '')
  const { tried_elsewhere: tried } = answer
  if (tried !== null) {
    lines.push('Projects that were paid for to do this. What came of them is not recorded here.', '')
    for (const result of tried.results) lines.push(...resultLines(tried.kind, result))
    lines.push('')
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function understood({ query, unmatched }: MatchAnswer): string[] {
  const lines: string[] = []
  if (query.place !== null) {
    const words = query.place.words === undefined ? '' : ` (“${query.place.words}” taken as a place)`
    lines.push(`Place: ${query.place.name}${words}`)
  }
  for (const { from, to } of query.corrected) lines.push(`Searched for ${to} instead of ${from}`)
  if (query.added.length > 0) lines.push(`Also looked for: ${query.added.map(({ term }) => term).join(', ')}`)
  if (query.concepts.length > 0) lines.push(`About: ${query.concepts.map(({ tag }) => tag).join(', ')}`)
  if (query.ignored.length > 0) lines.push(`Left out, since the need is long: ${query.ignored.join(', ')}`)
  if (unmatched.length > 0) lines.push(`No text here has: ${unmatched.join(', ')}`)
  return lines
}

function listLines(list: MatchList): string[] {
  const lines = [`${headings[list.kind]} (${list.total > 10_000 ? 'more than 10,000' : list.total})`, '']
  if (list.nothing_fits) lines.push(nothing[list.kind])
  for (const result of list.results) lines.push(...resultLines(list.kind, result))
  if (list.near.length > 0 && list.nothing_fits) {
    lines.push('Not a fit, but near:', ...list.near.map(({ title }) => `  - ${sentenceCase(title)}`))
  }
  return lines
}

function resultLines(kind: MatchList['kind'], result: MatchResult): string[] {
  const { rank, title, score, place, year, reasons, trace } = result
  const where =
    place === null ? [] : [place.km === null || place.km === 0 ? place.name : `${place.name}, ${place.km} km`]
  const about = [...where, ...(year === undefined ? [] : [String(year)])].join('; ')
  const name = clip(kind === 'organisation' ? nameCase(title) : sentenceCase(title), width - 24)
  const head = `${String(rank).padStart(3)}  ${name}${about === '' ? '' : `  [${about}]`}`
  const why = reasons.map(({ text }) => `     - ${clip(text.replace(/\s+/gu, ' '), width)}`)
  const rows = (trace?.rows ?? []).map(
    (row) =>
      `       ${clip(row.term, 24).padEnd(24)} ${row.field.padEnd(8)} tf ${row.tf}  idf ${row.idf.toFixed(3)}  boost ${row.boost}  ${row.score.toFixed(3)}`,
  )
  if (trace === undefined) return [head, ...why]
  const signals = `place ${trace.place.toFixed(3)}, evidence ${trace.evidence.toFixed(3)}, fresh ${trace.fresh.toFixed(3)}`
  const sum = `       score ${score.toFixed(6)} = (text ${trace.text.toFixed(6)} + records ${trace.lifted.toFixed(6)}) with ${signals}`
  return [head, ...why, ...rows, sum]
}

function clip(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most - 1)
        .trimEnd()
        .toWellFormed()}…`
}
