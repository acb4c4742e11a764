import type { JobHandler } from '../jobs/job.ts'
import { findWaitingMail, noteMailSent, sendMailJob } from './mail.repository.ts'
import type { SendMail } from './smtp.ts'

/** Sends one message. Without a mail server (`send` missing) it stays in the outbox. */
export function mailJob(send: SendMail | undefined): JobHandler {
  return {
    kind: sendMailJob,
    before: async ({ key }, database) => {
      if (send === undefined) return
      const mail = await findWaitingMail(database, key)
      if (mail !== undefined) await send(mail)
    },
    run: async (transaction, { key, now }) => {
      if (send !== undefined) await noteMailSent(transaction, key, now)
    },
  }
}
