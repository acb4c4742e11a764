import { chainJobs, chainTools } from './chain.ts'
import { homeAddress, type Config } from './config.ts'
import { digestJobs, type MailAddresses } from './modules/notifications/index.ts'
import type { JobHandler } from './platform/jobs/job.ts'
import { mailJob } from './platform/mail/mail.job.ts'
import { smtpSender } from './platform/mail/smtp.ts'

/** What addresses in messages to people are made with. */
export function mailAddresses(config: Config): MailAddresses {
  return { secret: config.secret, publicUrl: homeAddress(config) }
}

/** Everything that is done later, by kind. */
export function listJobs(config: Config): readonly JobHandler[] {
  const { smtpUrl, mailFrom } = config
  return [
    mailJob(smtpUrl === undefined ? undefined : smtpSender({ smtpUrl, from: mailFrom })),
    ...digestJobs(mailAddresses(config)),
    ...chainJobs(chainTools(mailAddresses(config))),
  ]
}
