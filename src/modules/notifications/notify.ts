import type { Database } from '../../platform/database/database.ts'
import { readSecret } from '../../platform/database/secret.repository.ts'
import { writeMail } from '../../platform/mail/mail.repository.ts'
import { kindWords, type NotificationKind } from './notification.domain.ts'
import { readFrequencies } from './setting.repository.ts'
import { unsubscribeAddress } from './unsubscribe.ts'

/** What addresses in messages are made with. */
export type MailAddresses = Readonly<{ secret: string | undefined; publicUrl: string }>

/** Something to tell a person: one sentence, where it is, and why it is told to this person. */
export type NewNotification = Readonly<{
  personId: string
  kind: NotificationKind
  title: string
  /** An address of the exchange, starting with `/`. */
  href: string
  because: string
  at: Date
}>

/**
 * Tells a person something within the caller's transaction: in the product always, by e-mail at once where the kind is one of
 * the three that may and the person wants that, else with the next digest. Words that are private do not belong in the title:
 * it goes by e-mail.
 */
export async function notify(
  transaction: Database,
  addresses: MailAddresses,
  { personId, kind, title, href, because, at }: NewNotification,
): Promise<void> {
  const frequency = (await readFrequencies(transaction, personId))[kind]
  const isInstant = frequency === 'instant'
  await transaction
    .insertInto('notifications')
    .values({
      person_id: personId,
      kind,
      title,
      href,
      because,
      noted_at: at,
      // Whoever wants no e-mail about it is not surprised by it after changing their mind.
      mailed_at: isInstant || frequency === 'off' ? at : null,
    })
    .execute()
  if (!isInstant) return
  const person = await transaction
    .selectFrom('people')
    .select(['email', 'name'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const secret = await readSecret(transaction, addresses.secret)
  const stop = new URL(unsubscribeAddress(secret, { personId, kind }), addresses.publicUrl).href
  await writeMail(transaction, {
    personId,
    email: person.email,
    subject: title,
    words: [
      `${kindWords[kind]}.`,
      `${title}\n${new URL(href, addresses.publicUrl).href}`,
      `You get this because ${because}.`,
      `Stop messages of this kind: ${stop}`,
    ].join('\n\n'),
    unsubscribeUrl: stop,
    at,
  })
}
