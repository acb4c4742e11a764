import { isoWeek, type IsoDate } from '../../core/iso-date.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Hit } from '../../engines/matching/found.ts'
import type { FoundPlace } from '../../engines/matching/places/place-lookup.ts'
import type { PostingKind } from '../../engines/matching/posting.ts'
import type { AsAt, QueryPlan } from '../../engines/matching/query-plan.ts'
import { findList, type ListedHits, type ListRequest } from './match-list.ts'
import { matchResult } from './match-result.ts'
import type { MatchAnswer, MatchList, MatchResult } from './match.schema.ts'
import type { Matcher } from './matcher.ts'
import { nearValues } from './near-facet.ts'
import { readNeed } from './need-text.ts'
import { readCursor, type PageCursor } from './page-cursor.ts'

/** A need as it comes from a page, a program or the command line. */
export type Need = Readonly<{
  text: string
  /** As somebody gave it: postcode, district, name or code. */
  place?: string | undefined
  /** Lists to make, in this order; without it practices, organisations and needs. */
  kinds?: readonly PostingKind[] | undefined
  /** Lists of which only the total is asked for, and whether anything fits. */
  countedOnly?: readonly PostingKind[] | undefined
  /** Results in each list, 1 to 100. */
  limit: number
  filters?: Readonly<Record<string, readonly string[]>> | undefined
  onlyStated?: ReadonlySet<string> | undefined
  /** `next` of a list; only with one kind. */
  cursor?: string | undefined
  /** The day that freshness and ties are counted from. */
  asAt: IsoDate
  explain: boolean
  /** Take words of the text as words: no place found in it, no spelling mended. */
  asTyped?: Readonly<{ places?: boolean; spelling?: boolean }> | undefined
}>

const usualKinds: readonly PostingKind[] = ['practice', 'organisation', 'need']
const mostTriedElsewhere = 5

/** Records whose description tells who did what for whom; the loading of records decides which do. */
const triedElsewhere = {
  kind: 'record',
  filters: { describes_project: ['yes'] },
  onlyStated: new Set(['describes_project']),
} as const satisfies Partial<ListRequest>

/**
 * Answers a need: what was understood, and a list of each kind, each judged by itself. Equal need, index and day give equal bytes.
 * Refuses an empty or overlong text, a place that nobody knows, and a cursor that was not made here.
 */
export function answerNeed(need: Need, matcher: Matcher): Result<MatchAnswer, Problem> {
  const understood = understandNeed(need, matcher)
  if (!understood.ok) return understood
  const cursor = cursorOf(need)
  if (!cursor.ok) return cursor
  const plan = understood.value
  const asAt: AsAt = { day: need.asAt, tieBreak: isoWeek(need.asAt) }
  const { limit, filters, onlyStated } = need
  const find = (request: Pick<ListRequest, 'kind' | 'limit'> & Partial<ListRequest>): MatchList =>
    matchList(request.kind, findList(plan, { asAt, filters, onlyStated, cursor: cursor.value, ...request }, matcher))
  const matchList = (kind: PostingKind, found: ListedHits): MatchList => ({
    kind,
    total: found.total,
    results: resultsOf(found.hits, found.firstRank, found.plan, matcher, need.explain),
    facets: facetsOf(found.facets),
    nothing_fits: found.nothingFits,
    near: resultsOf(found.near, 1, found.plan, matcher, need.explain),
    next: found.next,
  })

  const countsOnly = new Set(need.countedOnly)
  const lists = (need.kinds ?? usualKinds).map((kind) => find({ kind, limit, countOnly: countsOnly.has(kind) }))
  const noPractice = lists.some((list) => list.kind === 'practice' && list.nothing_fits)
  const tried = noPractice ? find({ ...triedElsewhere, limit: Math.min(limit, mostTriedElsewhere) }) : undefined
  return ok({
    query: queryOf(plan),
    nothing_fits: lists.every((list) => list.nothing_fits),
    unmatched: [...plan.unmatched],
    lists,
    tried_elsewhere: tried === undefined || tried.nothing_fits ? null : { ...tried, near: [] },
  })
}

/** The plan of a need, or why it cannot be looked up. */
export function understandNeed(
  need: Pick<Need, 'text' | 'place' | 'asTyped'>,
  matcher: Pick<Matcher, 'findPlace' | 'understand'>,
): Result<QueryPlan, Problem> {
  const text = readNeed(need.text)
  if (!text.ok) return text
  let place: FoundPlace | undefined
  if (need.place !== undefined && need.place.trim() !== '') {
    const found = matcher.findPlace(need.place)
    if (!found.ok) return found
    place = found.value
  }
  return ok(
    matcher.understand(text.value, {
      ...(place !== undefined && { place }),
      ...(need.asTyped !== undefined && { asTyped: need.asTyped }),
    }),
  )
}

function cursorOf(need: Need): Result<PageCursor | undefined, Problem> {
  if (need.cursor === undefined || need.cursor === '') return ok(undefined)
  if (need.kinds?.length === 1) return readCursor(need.cursor)
  return refuse(
    problem('invalid', 'cursor-of-many', 'A page of a list needs to know which list', {
      detail: 'Give one kind together with the cursor.',
      fields: [{ field: 'kind', message: 'Give exactly one kind' }],
    }),
  )
}

function resultsOf(
  hits: readonly Hit[],
  firstRank: number,
  plan: QueryPlan,
  matcher: Matcher,
  explain: boolean,
): MatchResult[] {
  return hits.map((hit, at) => {
    const document = matcher.document(hit.id)
    if (document === undefined) throw new Error(`The index lists ${hit.id}, which is not among its documents.`)
    return matchResult(hit, firstRank + at, document, plan, matcher, explain)
  })
}

function queryOf(plan: QueryPlan): MatchAnswer['query'] {
  const { place } = plan
  return {
    text: plan.text,
    place:
      place === undefined
        ? null
        : {
            code: place.code,
            name: place.name,
            from: place.from,
            ...(place.words !== undefined && { words: place.words }),
          },
    terms: [
      ...new Set(plan.terms.filter((term) => ['word', 'spelling'].includes(term.origin)).map((term) => term.key)),
    ],
    added: plan.added.map(({ term, because, weight }) => ({ term, because, weight })),
    corrected: plan.corrected.map(({ from, to }) => ({ from, to })),
    concepts: plan.concepts.map(({ code, tag, parts }) => ({ code, tag, parts: [...parts] })),
    ignored: [...plan.ignored],
  }
}

/** Nearness goes by how near and not by how many. */
function inOrder<Counted extends Readonly<{ value: string }>>(name: string, values: readonly Counted[]) {
  if (name !== 'near') return values
  return nearValues.flatMap((step) => values.filter(({ value }) => value === step))
}

function facetsOf(facets: ListedHits['facets']): MatchList['facets'] {
  return Object.fromEntries(
    Object.entries(facets)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, inOrder(name, values).map(({ value, count }) => ({ value, count }))]),
  )
}
