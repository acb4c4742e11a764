import type { Database } from '../database/database.ts'
import { scheduleJob } from '../jobs/job.repository.ts'

/** The kind of the job that sends one message. */
export const sendMailJob = 'send mail'

/** A message to one person, in plain words. */
export type NewMail = Readonly<{
  personId?: string | undefined
  email: string
  subject: string
  words: string
  unsubscribeUrl?: string | undefined
  at: Date
}>

/** A message as it stands in the outbox. */
export type Mail = Readonly<{
  id: string
  email: string
  subject: string
  words: string
  unsubscribeUrl: string | undefined
  writtenAt: Date
}>

/**
 * Writes a message within the caller's transaction. It is sent by a job; where no mail server is configured that job ends
 * without sending and the message stays in the outbox.
 */
export async function writeMail(transaction: Database, mail: NewMail): Promise<void> {
  const id = crypto.randomUUID()
  await transaction
    .insertInto('mails')
    .values({
      id,
      person_id: mail.personId ?? null,
      email: mail.email,
      subject: mail.subject,
      words: mail.words,
      unsubscribe_url: mail.unsubscribeUrl ?? null,
      written_at: mail.at,
    })
    .execute()
  await scheduleJob(transaction, { kind: sendMailJob, key: id, runAt: mail.at })
}

/** The message with an id, if it has not been sent. */
export async function findWaitingMail(database: Database, id: string): Promise<Mail | undefined> {
  const row = await database
    .selectFrom('mails')
    .selectAll()
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  return row === undefined ? undefined : toMail(row)
}

/** Notes that a message was sent, and deletes its words. */
export async function noteMailSent(transaction: Database, id: string, at: Date): Promise<void> {
  await transaction.updateTable('mails').set({ sent_at: at, words: '' }).where('id', '=', id).execute()
}

/** The messages that have not been sent, newest first. */
export async function listWaitingMails(database: Database, limit: number): Promise<readonly Mail[]> {
  const rows = await database
    .selectFrom('mails')
    .selectAll()
    .where('sent_at', 'is', null)
    .orderBy('written_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toMail)
}

function toMail(
  row: Readonly<{
    id: string
    email: string
    subject: string
    words: string
    unsubscribe_url: string | null
    written_at: Date
  }>,
): Mail {
  const { id, email, subject, words } = row
  return { id, email, subject, words, unsubscribeUrl: row.unsubscribe_url ?? undefined, writtenAt: row.written_at }
}

/** How many messages have not been sent. */
export async function countWaitingMails(database: Database): Promise<number> {
  const { count } = await database
    .selectFrom('mails')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .where('sent_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
