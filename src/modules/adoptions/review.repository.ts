import type { IsoDate } from '../../core/iso-date.ts'
import type { Database } from '../../platform/database/database.ts'
import type { SameFunction } from './adaptation.domain.ts'

/** What became of one core part. */
export type ReviewedComponent = Readonly<{
  component: string
  verdict: 'kept' | 'changed' | 'left_out'
  sameFunction: SameFunction | undefined
}>

/** A look back at an adoption, so many months after it started. */
export type Review = Readonly<{
  months: number
  heldOn: IsoDate
  reach: number | undefined
  result: string
  saidByPeople: string
  tellTheNext: string
  components: readonly ReviewedComponent[]
}>

/** Keeps a review; one that was made stays as it is, and `false` is answered. */
export async function keepReview(
  transaction: Database,
  adoptionId: string,
  review: Review,
  at: Date,
): Promise<boolean> {
  const done = await transaction
    .insertInto('adoption_reviews')
    .values({
      adoption_id: adoptionId,
      months: review.months,
      held_on: review.heldOn,
      reach: review.reach ?? null,
      result: review.result,
      said_by_people: review.saidByPeople,
      tell_the_next: review.tellTheNext,
      components: JSON.stringify(review.components),
      reviewed_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** The reviews of an adoption, the first first. */
export async function listReviews(database: Database, adoptionId: string): Promise<readonly Review[]> {
  const rows = await database
    .selectFrom('adoption_reviews')
    .selectAll()
    .where('adoption_id', '=', adoptionId)
    .orderBy('months')
    .execute()
  return rows.map((row) => ({
    months: row.months,
    heldOn: row.held_on,
    reach: row.reach ?? undefined,
    result: row.result,
    saidByPeople: row.said_by_people,
    tellTheNext: row.tell_the_next,
    // Written by `keepReview` alone.
    components: row.components as readonly ReviewedComponent[],
  }))
}
