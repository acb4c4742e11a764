import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Database } from '../../../platform/database/database.ts'
import { reviewQuestions, type Review, type ReviewQuestion } from './review.domain.ts'

const names = reviewQuestions.map(({ name }) => name)
const answersSchema = z.array(
  z.object({
    question: z.enum(names as [ReviewQuestion, ...ReviewQuestion[]]),
    yes: z.boolean(),
    reason: z.string().optional(),
  }),
)

/** Keeps what a reviewer said, inside the transaction that acts on it. */
export async function insertReview(transaction: Database, review: Review): Promise<void> {
  await transaction
    .insertInto('practice_reviews')
    .values({
      id: randomUUID(),
      practice_id: review.practiceId,
      reviewer_id: review.reviewerId,
      outcome: review.outcome,
      answers: JSON.stringify(review.answers),
      at: review.at,
    })
    .execute()
}

/** What a reviewer said last; `undefined` if none has said anything yet. */
export async function findLastReview(database: Database, practiceId: string): Promise<Review | undefined> {
  const row = await database
    .selectFrom('practice_reviews')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      practiceId: row.practice_id,
      reviewerId: row.reviewer_id,
      outcome: row.outcome,
      answers: answersSchema.parse(row.answers).map((one) => ({ ...one, reason: one.reason })),
      at: row.at,
    }
  )
}
