import type { IsoDate } from '../../core/iso-date.ts'
import type { Database } from '../../platform/database/database.ts'

/** How two spoke. */
export const waysToSpeak = {
  met: 'We met',
  visit: 'One visited the other',
  call: 'By telephone',
  video: 'By video',
  letters: 'In writing',
} as const
export type WayToSpeak = keyof typeof waysToSpeak

/** One time that the two spoke. */
export type Conversation = Readonly<{
  heldOn: IsoDate
  how: WayToSpeak
  joined: string
  /** Whether people who use the service were there. */
  serviceUsers: boolean
  side: 'first' | 'second'
}>

/** Notes a conversation. */
export async function noteConversation(
  transaction: Database,
  introductionId: string,
  conversation: Conversation,
  at: Date,
): Promise<void> {
  await transaction
    .insertInto('introduction_conversations')
    .values({
      introduction_id: introductionId,
      held_on: conversation.heldOn,
      how: conversation.how,
      joined: conversation.joined,
      service_users: conversation.serviceUsers,
      noted_side: conversation.side,
      noted_at: at,
    })
    .execute()
}

/** The conversations of an introduction, the earliest first. */
export async function listConversations(database: Database, introductionId: string): Promise<readonly Conversation[]> {
  const rows = await database
    .selectFrom('introduction_conversations')
    .selectAll()
    .where('introduction_id', '=', introductionId)
    .orderBy('held_on')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    heldOn: row.held_on,
    how: row.how,
    joined: row.joined,
    serviceUsers: row.service_users,
    side: row.noted_side,
  }))
}

/** What one side says of it. */
export type View = Readonly<{
  side: 'first' | 'second'
  occasion: 'closing' | 'after'
  worth: 'yes' | 'partly' | 'no' | undefined
  cameOfIt: string | undefined
}>

/** Keeps what a side says; what it said before stays as it was, and `false` is answered. */
export async function keepView(transaction: Database, introductionId: string, view: View, at: Date): Promise<boolean> {
  const done = await transaction
    .insertInto('introduction_views')
    .values({
      introduction_id: introductionId,
      side: view.side,
      occasion: view.occasion,
      worth: view.worth ?? null,
      came_of_it: view.cameOfIt ?? null,
      said_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** What both sides said, in the order in which they said it. */
export async function listViews(database: Database, introductionId: string): Promise<readonly View[]> {
  const rows = await database
    .selectFrom('introduction_views')
    .selectAll()
    .where('introduction_id', '=', introductionId)
    .orderBy('said_at')
    .execute()
  return rows.map((row) => ({
    side: row.side,
    occasion: row.occasion,
    worth: row.worth ?? undefined,
    cameOfIt: row.came_of_it ?? undefined,
  }))
}
