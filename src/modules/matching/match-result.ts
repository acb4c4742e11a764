import type { Hit } from '../../engines/matching/found.ts'
import type { Posting } from '../../engines/matching/posting.ts'
import type { QueryPlan } from '../../engines/matching/query-plan.ts'
import {
  firstReasons,
  highlightOf,
  nearestPlace,
  reasonsFor,
  traceOf,
  type Reason,
  type ReasonFacts,
} from '../../engines/matching/reasons/index.ts'
import type { MatchDocument } from './match-document.ts'
import type { MatchResult } from './match.schema.ts'
import type { Matcher } from './matcher.ts'

/** One row of a list, with everything that a page, a table and the API show of it. */
export function matchResult(
  hit: Hit,
  rank: number,
  document: MatchDocument,
  plan: QueryPlan,
  matcher: Matcher,
  explain: boolean,
): MatchResult {
  const { posting, card } = document
  const reasons = reasonsFor(hit, plan, posting, factsAbout(document, matcher))
  const first = firstReasons(reasons)
  const highlight = highlightOf(hit, plan, posting)
  return {
    rank,
    id: hit.id,
    title: card.title,
    score: sixDecimals(hit.score),
    place: placeOf(posting, plan, matcher),
    reasons: first.map(reasonRow),
    missing: reasons.filter(({ kind }) => kind === 'missing').map(({ text }) => text),
    highlight:
      highlight === undefined
        ? null
        : { ...highlight, marks: highlight.marks.map(([start, end]): [number, number] => [start, end]) },
    source: card.source,
    path: card.path,
    ...(card.year !== undefined && { year: card.year }),
    ...(card.payer !== undefined && { payer: card.payer }),
    ...(explain && {
      trace: traceRow(hit, plan, matcher),
      more: reasons.filter((reason) => !first.includes(reason)).map(reasonRow),
    }),
  }
}

/** What the reasons of one document stand on. */
export function factsAbout({ posting, card }: MatchDocument, matcher: Matcher): ReasonFacts {
  return {
    ...matcher.facts,
    record(id) {
      const record = matcher.document(id)
      if (record === undefined) return undefined
      const { title, payer = 'a funder that is not named', year } = record.card
      return { posting: record.posting, title, payer, year }
    },
    ...(posting.kind === 'practice' && { evidence: { findings: card.findings ?? 0 } }),
  }
}

/** Numbers of the answer, short enough to read and to compare byte by byte. */
export function sixDecimals(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000
}

function reasonRow({ kind, text, share, parts }: Reason): MatchResult['reasons'][number] {
  return { kind, text, share: sixDecimals(share), parts: { ...parts } }
}

function placeOf(posting: Posting, plan: QueryPlan, matcher: Matcher): MatchResult['place'] {
  const places = posting.places ?? []
  const here = plan.place?.code
  const { places: table } = matcher.facts
  const code = here === undefined ? places[0] : nearestPlace(here, places, table)?.code
  if (code === undefined) return null
  const kilometres = here === undefined ? undefined : table.kilometres(here, code)
  const km = kilometres === undefined ? null : Math.round(kilometres)
  return { code, name: table.name(code) ?? code, km }
}

function traceRow(hit: Hit, plan: QueryPlan, matcher: Matcher): MatchResult['trace'] {
  const { rows, text, lifted, place, evidence, fresh } = traceOf(hit, plan, matcher.boosts)
  return {
    rows: rows.map((row) => ({ ...row, idf: sixDecimals(row.idf), score: sixDecimals(row.score) })),
    text: sixDecimals(text),
    lifted: sixDecimals(lifted),
    place: sixDecimals(place),
    evidence: sixDecimals(evidence),
    fresh: sixDecimals(fresh),
  }
}
