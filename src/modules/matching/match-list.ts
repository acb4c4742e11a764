import type { Fitting, Found, Hit, SearchOptions } from '../../engines/matching/found.ts'
import type { PostingKind } from '../../engines/matching/posting.ts'
import type { AsAt, QueryPlan } from '../../engines/matching/query-plan.ts'
import { fitting as fittingNumbers, fittingFor } from '../../engines/matching/reasons/index.ts'
import type { Matcher } from './matcher.ts'
import { nearFacet } from './near-facet.ts'
import { secondLook } from './second-look.ts'
import { writeCursor, type PageCursor } from './page-cursor.ts'

/** Facets counted for each kind, by the names that postings carry. */
const facetNames: Readonly<Record<PostingKind, readonly string[]>> = {
  practice: ['service_area', 'people', 'near', 'practice_kind', 'status', 'place'],
  organisation: ['service_area', 'people', 'near', 'register', 'known_from', 'place'],
  need: ['service_area', 'people', 'near', 'route', 'year', 'place'],
  record: ['service_area', 'people', 'near', 'route', 'year', 'place'],
  voice: ['service_area'],
}

/** How many near misses are shown where a list has room for them. */
const mostNear = 3

/** So many of the best are looked at to say whether anything fits, and for their telling words. */
const bestDocuments = fittingNumbers.best

export type ListRequest = Readonly<{
  kind: PostingKind
  limit: number
  asAt: AsAt
  cursor?: PageCursor | undefined
  filters?: Readonly<Record<string, readonly string[]>> | undefined
  onlyStated?: ReadonlySet<string> | undefined
  /** Only the total, and whether anything fits. */
  countOnly?: boolean
}>

export type ListedHits = Readonly<{
  /** What was looked up in the end, with what the best answers added. */
  plan: QueryPlan
  total: number
  nothingFits: boolean
  firstRank: number
  hits: readonly Hit[]
  near: readonly Hit[]
  facets: Found['facets']
  next: string | null
}>

/** One list of a match: answers alone, counted and paged. What is nearest to an answer comes beside it and never fills it. */
export function findList(asked: QueryPlan, request: ListRequest, matcher: Matcher): ListedHits {
  const { kind, limit, cursor } = request
  const { index } = matcher
  const options = { ...optionsOf(request), derivedFacets: nearFacet(asked, matcher.facts.places) }
  const nothing = { firstRank: 1, hits: [], near: [], facets: {}, next: null }
  const fitting = fittingFor(asked)
  const best = bestAnswers(asked, request, fitting, matcher)
  if (best.length === 0) {
    const near = cursor === undefined && !request.countOnly ? nearest(asked, options, new Set(), index) : []
    return { ...nothing, plan: asked, total: 0, nothingFits: true, near }
  }
  const plan = secondLook(asked, kind, best, matcher)
  if (request.countOnly) {
    const { total } = index.search(plan, {
      ...options,
      limit: 1,
      fitting,
      leastText: leastTextOf(best[0]),
      scoresOnly: true,
    })
    return { ...nothing, plan, total, nothingFits: total === 0 }
  }
  // One more than is shown says whether there is another page.
  const found = index.search(plan, {
    ...options,
    limit: limit + 1,
    fitting,
    leastText: leastTextOf(best[0]),
    facets: facetNames[kind],
  })
  const hits = found.hits.slice(0, limit)
  const firstRank = (cursor?.rank ?? 0) + 1
  const last = hits.at(-1)
  const hasMore = found.hits.length > hits.length && last !== undefined
  return {
    plan,
    total: found.total,
    nothingFits: hits.length === 0,
    firstRank,
    hits,
    near:
      cursor === undefined && hits.length < limit
        ? nearest(plan, options, new Set(hits.map(({ id }) => id)), index)
        : [],
    facets: found.facets,
    next: hasMore ? writeCursor({ rank: firstRank + hits.length - 1, score: last.score, id: last.id }) : null,
  }
}

/**
 * The answers among the best documents of a kind. With none nothing fits: somewhere in a large register there is a text for any words.
 * Neither filters nor pages count, so that they change neither this nor the order of the list.
 */
function bestAnswers(
  plan: QueryPlan,
  { kind, asAt }: ListRequest,
  fitting: Fitting,
  { index }: Pick<Matcher, 'index'>,
): readonly Hit[] {
  const options = optionsOf({ kind, asAt, limit: bestDocuments })
  const best = index.search(plan, { ...options, limit: bestDocuments, scoresOnly: true, fitting, listAll: true })
  return best.hits.filter(({ fits }) => fits)
}

/** A far weaker text is no answer beside a strong one, whatever it has in common with the need. */
function leastTextOf(first: Hit | undefined): number {
  return first === undefined ? 0 : fittingNumbers.leastShare * (first.text + first.lifted)
}

function nearest(
  plan: QueryPlan,
  options: Omit<SearchOptions, 'limit'>,
  listed: ReadonlySet<string>,
  index: Pick<Matcher['index'], 'search'>,
): readonly Hit[] {
  const found = index.search(plan, { ...options, limit: listed.size + mostNear })
  return found.hits.filter(({ id }) => !listed.has(id)).slice(0, mostNear)
}

function optionsOf({ kind, asAt, cursor, filters, onlyStated }: ListRequest): Omit<SearchOptions, 'limit'> {
  return {
    kinds: [kind],
    asAt,
    liftByRecords: kind === 'organisation',
    ...(cursor !== undefined && { after: { score: cursor.score, id: cursor.id } }),
    ...(filters !== undefined && { filters }),
    ...(onlyStated !== undefined && { onlyStated }),
  }
}
