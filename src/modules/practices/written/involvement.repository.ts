import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '../../../platform/database/database.ts'
import type { Profile } from './profile.schema.ts'

/** Who was involved, as the owner says it, and whether they have confirmed it. */
export type Involvement = Readonly<{
  id: string
  practiceId: string
  people: string
  stage: 'need' | 'design' | 'delivery' | 'review'
  how: 'told' | 'asked' | 'shared' | 'led'
  /** A link has been made for them; only they can have it, since its hash alone is kept. */
  isAsked: boolean
  answer: 'yes' | 'no' | undefined
  answeredAt: Date | undefined
  ownWords: string | undefined
}>

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** Writes down who an edition says was involved. What was confirmed stays confirmed as long as the owner says the same. */
export async function syncInvolvements(transaction: Database, practiceId: string, profile: Profile): Promise<void> {
  const said = profile.involvements.flatMap(({ group, stage, how }) =>
    group === '' || stage === '' || how === '' ? [] : [{ people: group, stage, how }],
  )
  const kept = await listInvolvements(transaction, practiceId)
  for (const one of kept) {
    if (said.some((other) => other.people === one.people && other.stage === one.stage && other.how === one.how))
      continue
    await transaction.deleteFrom('practice_involvements').where('id', '=', one.id).execute()
  }
  for (const one of said) {
    await transaction
      .insertInto('practice_involvements')
      .values({ id: randomUUID(), practice_id: practiceId, ...one })
      .onConflict((conflict) => conflict.columns(['practice_id', 'people', 'stage']).doNothing())
      .execute()
  }
}

/** All that the newest edition says of who was involved, in the order of their stages. */
export async function listInvolvements(database: Database, practiceId: string): Promise<readonly Involvement[]> {
  const rows = await database
    .selectFrom('practice_involvements')
    .selectAll()
    .where('practice_id', '=', practiceId)
    .orderBy('stage')
    .orderBy('people')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    practiceId: row.practice_id,
    people: row.people,
    stage: row.stage,
    how: row.how,
    isAsked: row.link_hash !== null,
    answer: row.answer ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    ownWords: row.own_words ?? undefined,
  }))
}

/** Makes the link by which people say whether they were involved, and gives its secret: it is shown once and not kept. */
export async function makeInvolvementLink(
  database: Database,
  asked: Readonly<{ id: string; practiceId: string; at: Date }>,
): Promise<string | undefined> {
  const secret = randomBytes(24).toString('base64url')
  const { numUpdatedRows } = await database
    .updateTable('practice_involvements')
    .set({ link_hash: hashOf(secret), asked_at: asked.at })
    .where('id', '=', asked.id)
    .where('practice_id', '=', asked.practiceId)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? secret : undefined
}

/** What a link is about; `undefined` for a link that nobody made. */
export async function findInvolvementByLink(database: Database, secret: string): Promise<Involvement | undefined> {
  const row = await database
    .selectFrom('practice_involvements')
    .select(['id', 'practice_id'])
    .where('link_hash', '=', hashOf(secret))
    .executeTakeFirst()
  if (row === undefined) return undefined
  return (await listInvolvements(database, row.practice_id)).find(({ id }) => id === row.id)
}

/** Keeps what the people themselves say. They may say it again: the last answer counts. */
export async function answerInvolvement(
  database: Database,
  said: Readonly<{ id: string; answer: 'yes' | 'no'; ownWords: string | undefined; at: Date }>,
): Promise<void> {
  await database
    .updateTable('practice_involvements')
    .set({ answer: said.answer, answered_at: said.at, own_words: said.ownWords ?? null })
    .where('id', '=', said.id)
    .execute()
}
