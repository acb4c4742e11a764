import type { Hit, SearchOptions } from '../../engines/matching/found.ts'
import type { PostingKind } from '../../engines/matching/posting.ts'
import type { AsAt, QueryPlan } from '../../engines/matching/query-plan.ts'
import { fits } from '../../engines/matching/reasons/index.ts'
import type { Matcher } from './matcher.ts'
import { writeCursor, type PageCursor } from './page-cursor.ts'
import type { MatchDocument } from './match-document.ts'

/** Facets counted for each kind, by the names that postings carry. */
const facetNames: Readonly<Record<PostingKind, readonly string[]>> = {
  practice: ['service_area', 'status', 'origin', 'evidence'],
  organisation: ['service_area', 'register', 'route', 'known_from'],
  need: ['service_area', 'status', 'route'],
  record: ['service_area', 'route', 'year'],
  voice: ['service_area'],
}

/** How many near misses are shown where a list has room for them. */
const mostNear = 3
/** Hits are looked through in steps of this many, until the page is full or no more can fit. */
const stepSize = 100
/** People page this deep and no deeper; the download gives the rest. */
const deepest = 500

export type ListRequest = Readonly<{
  kind: PostingKind
  limit: number
  asAt: AsAt
  cursor?: PageCursor | undefined
  filters?: Readonly<Record<string, readonly string[]>> | undefined
  onlyStated?: ReadonlySet<string> | undefined
  /** Leaves out documents that are no answer for a reason of their own. */
  accepts?: (document: MatchDocument) => boolean
}>

export type ListedHits = Readonly<{
  total: number
  firstRank: number
  hits: readonly Hit[]
  near: readonly Hit[]
  facets: Readonly<Record<string, readonly Readonly<{ value: string; count: number }>[]>>
  next: string | null
}>

/** One list of a match: only what fits, judged hit by hit; what was passed over on the way is `near`, and never fills the list. */
export function findList(plan: QueryPlan, request: ListRequest, matcher: Matcher): ListedHits {
  const hits: Hit[] = []
  const near: Hit[] = []
  let after: Readonly<{ score: number; id: string }> | undefined = request.cursor
  let looked = request.cursor?.rank ?? 0
  let first: ReturnType<Matcher['index']['search']> | undefined
  let exhausted = plan.terms.length === 0
  while (!exhausted && hits.length <= request.limit && looked < deepest) {
    const limit = Math.min(stepSize, deepest - looked)
    const found = matcher.index.search(plan, optionsOf(request, limit, after, first === undefined))
    first ??= found
    for (const hit of found.hits) {
      const fitting = fits(hit, plan) && (request.accepts === undefined || accepted(hit, request.accepts, matcher))
      if (fitting) hits.push(hit)
      else near.push(hit)
    }
    looked += found.hits.length
    const last = found.hits.at(-1)
    exhausted = found.hits.length < limit || last === undefined
    if (last !== undefined) after = { score: last.score, id: last.id }
  }
  const shown = hits.slice(0, request.limit)
  const firstRank = (request.cursor?.rank ?? 0) + 1
  const last = shown.at(-1)
  const more = hits.length > shown.length && last !== undefined
  return {
    total: exhausted && request.cursor === undefined ? hits.length : (first?.total ?? 0),
    firstRank,
    hits: shown,
    near: hits.length < request.limit ? near.slice(0, mostNear) : [],
    facets: first?.facets ?? {},
    next: more ? writeCursor({ rank: firstRank + shown.length - 1, score: last.score, id: last.id }) : null,
  }
}

function accepted(hit: Hit, accepts: (document: MatchDocument) => boolean, matcher: Matcher): boolean {
  const document = matcher.document(hit.id)
  return document !== undefined && accepts(document)
}

function optionsOf(
  { kind, asAt, filters, onlyStated }: ListRequest,
  limit: number,
  after: Readonly<{ score: number; id: string }> | undefined,
  isFirst: boolean,
): SearchOptions {
  return {
    kinds: [kind],
    limit,
    asAt,
    liftByRecords: kind === 'organisation',
    ...(after !== undefined && { after: { score: after.score, id: after.id } }),
    ...(filters !== undefined && { filters }),
    ...(onlyStated !== undefined && { onlyStated }),
    ...(isFirst && { facets: facetNames[kind] }),
  }
}
