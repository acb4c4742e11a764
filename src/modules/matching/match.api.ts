import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { refuse, type Result } from '../../core/result.ts'
import { apiRoute } from '../../platform/http/api-route.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import { answerNeed } from './answer.ts'
import { matchCsv } from './match.csv.ts'
import {
  matchAnswerSchema,
  matchFilterNames,
  matchQuerySchema,
  type MatchAnswer,
  type MatchQuery,
} from './match.schema.ts'
import type { Matcher } from './matcher.ts'

/** What matches are answered with. */
export type MatchSources = Readonly<{
  /** The index as it is now; `undefined` while the first one is built. */
  matcher: () => Matcher | undefined
  /** The day that freshness is counted from: the data's own while it is the bundled data, else today. */
  asAt: () => Promise<IsoDate> | IsoDate
}>

/** The routes of matching for programs. */
export function matchApi(sources: MatchSources): RouteTable {
  return [
    apiRoute({
      name: 'match a need',
      path: '/api/v1/match',
      policy: anyone,
      cost: 'expensive',
      summary: 'Practices, organisations and needs for a need in plain words',
      description:
        'Each list is judged by itself: one in which nothing fits says so and is never filled with near misses. Every reason is made from what scored. Size, income and popularity are never counted.',
      examples: [
        '/api/v1/match?need=falls%20among%20older%20people&place=Bolton',
        '/api/v1/match?need=homeless&kind=record&limit=3',
      ],
      query: matchQuerySchema,
      answer: matchAnswerSchema,
      csv: { fileName: 'match.csv', write: (answer) => matchCsv(answer as MatchAnswer) },
      handler: async ({ query }) => await answerQuery(query, sources),
    }),
  ]
}

async function answerQuery(query: MatchQuery, sources: MatchSources): Promise<Result<MatchAnswer, Problem>> {
  const matcher = sources.matcher()
  if (matcher === undefined) return refuse(indexNotReady())
  const stated = query.as_at === undefined ? undefined : parseIsoDate(query.as_at)
  const filters = Object.fromEntries(
    matchFilterNames.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]] as const])),
  )
  return answerNeed(
    {
      text: query.need,
      place: query.place,
      kinds: query.kind === undefined ? undefined : [...new Set(query.kind)],
      limit: query.limit,
      cursor: query.cursor,
      filters,
      onlyStated: new Set(query.only_stated),
      asAt: stated ?? (await sources.asAt()),
      explain: query.explain !== undefined,
    },
    matcher,
  )
}

/** What is said while the first index of an installation is built. */
export function indexNotReady(): Problem {
  return problem('unavailable', 'index-building', 'The index is being built', {
    detail: 'This takes some seconds after the first start. Try again in a moment.',
  })
}
