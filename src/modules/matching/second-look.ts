import type { Hit } from '../../engines/matching/found.ts'
import type { PostingKind } from '../../engines/matching/posting.ts'
import type { QueryPlan } from '../../engines/matching/query-plan.ts'
import { withFeedback } from '../../engines/matching/query/feedback.ts'
import type { Matcher } from './matcher.ts'

/** The plan with the telling words of its best answers, where it gains by them. */
export function secondLook(plan: QueryPlan, kind: PostingKind, best: readonly Hit[], matcher: Matcher): QueryPlan {
  const { index } = matcher
  return withFeedback(plan, best, {
    documents: index.count([kind]),
    documentFrequency: (key) => index.documentFrequency(key, [kind]),
    documentOf: (id) => matcher.document(id)?.posting,
    stopWords: matcher.stopWords,
  })
}
