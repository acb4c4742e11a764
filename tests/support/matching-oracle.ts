/**
 * The oracle of the matching engine: scores every document from its own terms, read by hand, and sorts. It shares no code
 * with the engine but the constants of the ranking.
 */
import { createHash } from 'node:crypto'
import { epochDay } from '../../src/core/iso-date.ts'
import type { SearchOptions } from '../../src/engines/matching/found.ts'
import { fieldNames } from '../../src/engines/matching/posting.ts'
import type { Posting } from '../../src/engines/matching/posting.ts'
import type { QueryPlan } from '../../src/engines/matching/query-plan.ts'
import { ranking } from '../../src/engines/matching/ranking.ts'
import { asAt, options } from './matching-corpus.ts'

const stems: Record<string, readonly string[]> = {
  fall: ['fall'],
  home: ['home'],
  youth: ['youth'],
  caring: ['care', '=caring'],
  night: ['night'],
  'co-op': ['op', 'coop', 'co'],
  GPs: ['gp'],
  the: [],
  music: ['music'],
  'strength and balance': ['strength', 'balanc', '=balance', '_strength balanc'],
}
const lengthOf: Record<string, number> = { 'co-op': 2, the: 0, 'strength and balance': 2 }
/** A document with its score as the oracle works it out. */
export type Row = { document: Posting; text: number; lifted: number; score: number; factor: number; records: number[] }

function fieldTerms(document: Posting, field: (typeof fieldNames)[number]): Map<string, number> {
  const found = new Map<string, number>()
  const add = (key: string, count: number) => found.set(key, (found.get(key) ?? 0) + count)
  // Words are put together with single blanks, so a phrase is one of the words we wrote.
  for (const word of document.fields[field]?.split(/(?<!strength) (?!and|balance)/) ?? [])
    for (const key of stems[word] ?? []) add(key, 1)
  if (field === 'service')
    for (const code of new Set(document.cpv?.flatMap((each) => [2, 3, 4, 5, 8].map((size) => each.slice(0, size)))))
      if (!code.endsWith('0')) add(`cpv:${code}`, 1)
  if (field === 'concept') {
    for (const code of document.concepts ?? []) add(`ukcat:${code}`, 1)
    if (document.concepts?.includes('B1') && !document.concepts.includes('B')) add('ukcat:B', 0.5)
  }
  return found
}
const fieldLength = (document: Posting, field: (typeof fieldNames)[number]) =>
  field === 'concept'
    ? (document.concepts?.length ?? 0)
    : (document.fields[field]?.split(/(?<!strength) (?!and|balance)/) ?? []).reduce(
        (sum, word) => sum + (lengthOf[word] ?? 1),
        0,
      )

function textScores(documents: readonly Posting[], { terms }: QueryPlan): number[] {
  const averages = fieldNames.map((field) => {
    const lengths = documents.map((document) => fieldLength(document, field)).filter((length) => length > 0)
    return lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  })
  const found = documents.map((document) => fieldNames.map((field) => fieldTerms(document, field)))
  const counts = terms.map(({ key }) => found.filter((rows) => rows.some((row) => row.has(key))).length)
  return documents.map((document, at) => {
    let score = 0
    terms.forEach(({ key, weight, lift: more = 0, fields }, term) => {
      const n = counts[term] as number
      let w = 0
      fieldNames.forEach((field, number) => {
        if (fields && !fields.includes(field)) return
        const b = ranking.lengthShares[field]
        const length = fieldLength(document, field)
        const relative = length === 0 ? 1 : length / (averages[number] as number)
        w += (ranking.boosts[field] * (found[at]?.[number]?.get(key) ?? 0)) / (1 - b + b * relative)
      })
      score +=
        ((weight + more) * Math.log(1 + (documents.length - n + 0.5) / (n + 0.5)) * (ranking.k1 + 1) * w) /
        (ranking.k1 + w)
    })
    return score
  })
}

const known = new Map<string, string>()
function sha(id: string): string {
  const hash =
    known.get(id) ??
    createHash('sha256')
      .update(id + asAt.tieBreak)
      .digest('hex')
  known.set(id, hash)
  return hash
}
const round = (score: number) => Math.round(score * 1e9) / 1e9
const inOrder = (a: { score: number; document: Posting }, b: { score: number; document: Posting }) =>
  b.score - a.score || (sha(a.document.id) < sha(b.document.id) ? -1 : 1)

function factorOf(document: Posting, { place }: QueryPlan): number {
  const near = place
    ? [
        ...(document.places ?? []).map((there) => options.places.nearness(place.code, there)),
        document.everywhere ? 0.03 : 0,
      ]
    : []
  const age = document.confirmed ? epochDay(asAt.day) - epochDay(document.confirmed) : Infinity
  const fresh = 0.05 * Math.max(0, Math.min(1, (1095.75 - age) / (1095.75 - 365.25)))
  return 1 + Math.max(0, ...near) + 0.1 * (document.evidence ?? 0) + fresh
}
/** What a document states of a facet, each value once. */
export const valuesOf = (document: Posting, chosen: SearchOptions, name: string): readonly string[] => {
  const derived = chosen.derivedFacets?.[name]
  if (derived === undefined) return document.facets?.[name] ?? []
  return [...new Set((document.facets?.[derived.from] ?? []).map((value) => derived.valueOf(value)))]
}
/** Whether a document passes the filter of a facet. */
export const passes = (document: Posting, chosen: SearchOptions, name: string) => {
  const values = valuesOf(document, chosen, name)
  return values.length === 0
    ? !chosen.onlyStated?.has(name)
    : values.some((value) => chosen.filters?.[name]?.includes(value))
}
const lift = (scores: readonly number[]) =>
  scores.slice(0, 3).reduce((sum, score, at) => sum + score * (ranking.further[at] as number), 0)

/** All documents searched, those that fit, and those that are listed, in order. */
export function oracle(
  documents: readonly Posting[],
  query: QueryPlan,
  chosen: SearchOptions,
): { all: Row[]; fitting: Row[]; listed: Row[] } {
  const searchedKinds = documents.filter(({ kind }) => (chosen.kinds as readonly string[]).includes(kind))
  const records = documents.filter(({ kind }) => kind === 'record')
  const recordScores = textScores(records, query)
  const own = textScores(searchedKinds, query)
  const paidTo = Map.groupBy(
    records.map((record, number) => ({ document: record, score: recordScores[number] as number })),
    ({ document }) => document.group,
  )
  const all = searchedKinds.map((document, at): Row => {
    let best: { score: number; document: Posting }[] = []
    if (chosen.liftByRecords && document.kind === 'organisation') {
      best = (paidTo.get(document.id) ?? [])
        .filter(({ document: record, score }) => score > 0 && !chosen.exclude?.has(record.id))
        .sort(inOrder)
      const firstOwn = best.find(({ document: record }) => chosen.buyer && record.buyer === chosen.buyer)
      best = best.filter((each) => each === firstOwn || !chosen.buyer || each.document.buyer !== chosen.buyer)
    }
    const lifted = lift(best.map(({ score }) => score))
    const factor = factorOf(document, query)
    return {
      document,
      text: own[at] as number,
      lifted,
      factor,
      score: round(((own[at] as number) + lifted) * factor),
      records: best.slice(0, 3).map(({ score }) => score),
    }
  })
  const fitting = all.filter(
    ({ document, text: fits, lifted }) => (fits > 0 || lifted > 0) && !chosen.exclude?.has(document.id),
  )
  const kept = fitting.filter(({ document }) =>
    Object.keys(chosen.filters ?? {}).every((name) => passes(document, chosen, name)),
  )
  if (!chosen.collapseGroups) return { all, fitting, listed: kept.sort(inOrder) }
  const groups = Map.groupBy(kept.sort(inOrder), ({ document }) => document.group ?? ` ${document.id}`)
  const listed = [...groups.values()].map(([best, ...next]) => {
    const { document, text: ownText, lifted: byRecords, factor } = best as Row
    const lifted = byRecords + lift(next.map((row) => row.text))
    return { ...(best as Row), lifted, score: round((ownText + lifted) * factor), document }
  })
  return { all, fitting, listed: listed.sort(inOrder) }
}
