import type { SearchOptions } from '../../engines/matching/found.ts'
import type { QueryPlan } from '../../engines/matching/query-plan.ts'
import { feedbackNumbers, takesFeedback, withFeedback } from '../../engines/matching/query/feedback.ts'
import type { Matcher } from './matcher.ts'

/**
 * The plan with the telling words of its best answers, where it gains by them. Asked of the first page whichever page is shown, so
 * that all pages of a list are of one order.
 */
export function secondLook(plan: QueryPlan, options: Omit<SearchOptions, 'limit'>, matcher: Matcher): QueryPlan {
  if (!takesFeedback(plan)) return plan
  const { after: _page, facets: _counts, ...first } = options
  const { index } = matcher
  const { hits } = index.search(plan, { ...first, limit: feedbackNumbers.documents })
  return withFeedback(plan, hits, {
    documents: index.count(options.kinds),
    documentFrequency: (key) => index.documentFrequency(key, options.kinds),
    documentOf: (id) => matcher.document(id)?.posting,
    stopWords: matcher.stopWords,
  })
}
