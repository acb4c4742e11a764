import { openServerDatabase } from '../../src/platform/database/server-database.ts'
import { createWorker } from '../../src/platform/jobs/worker.ts'
import { createLogger } from '../../src/platform/logging/logger.ts'
import { mailJob } from '../../src/platform/mail/mail.job.ts'
import { smtpSender } from '../../src/platform/mail/smtp.ts'

/** A process that does nothing but send what is due; its addresses come as arguments. */
const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2)
const { database } = openServerDatabase(databaseUrl)
const worker = createWorker({
  database,
  handlers: [mailJob(smtpSender({ smtpUrl, from: 'Exchange <exchange@example.org>' }))],
  log: createLogger('silent'),
  now: () => new Date(),
  leaseMs: 2_000,
  pauseMs: 20,
})
worker.start()
process.stdout.write('at work\n')
