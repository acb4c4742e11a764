import type { IsoDate } from '../../core/iso-date.ts'
import type { Database } from '../../platform/database/database.ts'
import type { NewAnswer } from './voice-decision.ts'

/** An answer that was given, or what was passed on, handed on or closed. */
export type GivenAnswerRow = NewAnswer & Readonly<{ byPost: string; answeredAt: Date; isKept: boolean | undefined }>

/** Writes an answer down; none is ever changed. */
export async function insertAnswer(
  transaction: Database,
  voiceId: string,
  answer: NewAnswer,
  by: Readonly<{ id: string; post: string; at: Date }>,
): Promise<void> {
  await transaction
    .insertInto('voice_answers')
    .values({
      id: answer.id,
      voice_id: voiceId,
      kind: answer.kind,
      words: answer.words,
      reason_code: answer.reasonCode ?? null,
      law: answer.law ?? null,
      promised_for: answer.promisedFor ?? null,
      by_id: by.id,
      by_post: by.post,
      answered_at: by.at,
    })
    .execute()
}

/** All answers to a voice, the first one first. */
export async function listAnswers(database: Database, voiceId: string): Promise<readonly GivenAnswerRow[]> {
  const rows = await database
    .selectFrom('voice_answers')
    .selectAll()
    .where('voice_id', '=', voiceId)
    .orderBy('answered_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    words: row.words,
    reasonCode: row.reason_code ?? undefined,
    law: row.law ?? undefined,
    promisedFor: row.promised_for ?? undefined,
    byPost: row.by_post,
    answeredAt: row.answered_at,
    isKept: row.is_kept ?? undefined,
  }))
}

/** Keeps whether a promise happened, as those who asked say: one *no* stands against any *yes*. */
export async function saveKept(transaction: Database, answerId: string, isKept: boolean): Promise<void> {
  await transaction
    .updateTable('voice_answers')
    .set((answer) => ({ is_kept: isKept ? answer.fn.coalesce('is_kept', answer.val(true)) : false }))
    .where('id', '=', answerId)
    .execute()
}

/** Something that somebody was told. */
export type VoiceMessage = Readonly<{ title: string; words: string; toldAt: Date }>

/** Whom a message goes to: an asker, a person, or whoever holds a role at the place of the body. */
export type Recipient = Readonly<{ askerId: string } | { personId: string } | { role: 'commissioner' | 'broker' }>

/** Writes a message, unless the same one went to the same recipient before; answers whether it is new. */
export async function writeMessage(
  transaction: Database,
  voiceId: string,
  to: Recipient,
  message: Readonly<{ key: string; title: string; words: string; at: Date }>,
): Promise<boolean> {
  const written = await transaction
    .insertInto('voice_messages')
    .values({
      voice_id: voiceId,
      asker_id: 'askerId' in to ? to.askerId : null,
      person_id: 'personId' in to ? to.personId : null,
      role: 'role' in to ? to.role : null,
      key: message.key,
      title: message.title,
      words: message.words,
      told_at: message.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

/** What an asker was told, the latest first. */
export async function listMessages(database: Database, askerId: string): Promise<readonly VoiceMessage[]> {
  const rows = await database
    .selectFrom('voice_messages')
    .select(['title', 'words', 'told_at'])
    .where('asker_id', '=', askerId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(({ title, words, told_at }) => ({ title, words, toldAt: told_at }))
}

/** What a clock has done for a voice. */
export async function clockKeys(database: Database, voiceId: string): Promise<ReadonlySet<string>> {
  const rows = await database.selectFrom('voice_clocks').select('key').where('voice_id', '=', voiceId).execute()
  return new Set(rows.map(({ key }) => key))
}

/** Notes that a clock did something; answers false if it had done so before. */
export async function noteClock(transaction: Database, voiceId: string, key: string, at: Date): Promise<boolean> {
  const noted = await transaction
    .insertInto('voice_clocks')
    .values({ voice_id: voiceId, key, done_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  return noted !== undefined
}

/** The voices that a clock has to look at: those that wait, and those whose answer waits for a verdict or a promise. */
export async function voicesWithClocks(database: Database, today: IsoDate): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('voices')
    .select('id')
    .where((voice) =>
      voice.or([
        voice('state', 'in', ['open', 'reopened', 'answered']),
        voice.and([voice('state', 'in', ['settled', 'closed_no_verdict']), voice('promised_for', '<', today)]),
      ]),
    )
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
