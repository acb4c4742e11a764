import type { Database } from '../../platform/database/database.ts'
import { writeMail } from '../../platform/mail/mail.repository.ts'
import { confirmEmailPath, forgottenPasswordPath, newPasswordPath } from './account.paths.ts'

/** Writes the messages that accounts need. Nobody else learns from them whether there is an account. */
export type AccountMail = Readonly<{
  confirm: (to: Readonly<{ id: string; email: string }>, token: string) => Promise<void>
  alreadyThere: (to: Readonly<{ id: string; email: string }>) => Promise<void>
  reset: (to: Readonly<{ id: string; email: string }>, token: string) => Promise<void>
  changed: (to: Readonly<{ id: string; email: string }>, newEmail: string) => Promise<void>
}>

const ignore = 'If this was not you, do nothing. Nobody can get in with this message but you.'

/** The messages of accounts, written into the outbox of `database`. */
export function accountMail(
  database: Database,
  settings: Readonly<{ publicUrl: string; now: () => Date }>,
): AccountMail {
  const link = (path: string, token?: string) => {
    const url = new URL(path, settings.publicUrl)
    if (token !== undefined) url.searchParams.set('token', token)
    return url.href
  }
  const write = (
    { id, email }: Readonly<{ id: string; email: string }>,
    subject: string,
    paragraphs: readonly string[],
  ) =>
    database
      .transaction()
      .execute((transaction) =>
        writeMail(transaction, { personId: id, email, subject, words: paragraphs.join('\n\n'), at: settings.now() }),
      )
  return {
    confirm: (to, token) =>
      write(to, 'Confirm your e-mail address', [
        'Open this link within one hour to confirm that this is your e-mail address:',
        link(confirmEmailPath, token),
        ignore,
      ]),
    alreadyThere: (to) =>
      write(to, 'You have an account already', [
        'Somebody, perhaps you, asked for an account with this e-mail address. You have one already, so nothing was changed.',
        `If you do not remember your password, set a new one: ${link(forgottenPasswordPath)}`,
      ]),
    reset: (to, token) =>
      write(to, 'Set a new password', [
        'Open this link within one hour to set a new password:',
        link(newPasswordPath, token),
        ignore,
      ]),
    changed: (to, newEmail) =>
      write(to, 'Your e-mail address is being changed', [
        `You asked to change the e-mail address of your account to ${newEmail}. It is changed once that address is confirmed.`,
        `If this was not you, set a new password at once: ${link(forgottenPasswordPath)}`,
      ]),
  }
}
