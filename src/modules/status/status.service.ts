import type { IsoDate } from '../../core/iso-date.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import { countJobs } from '../../platform/jobs/job.repository.ts'
import { countWaitingMails } from '../../platform/mail/mail.repository.ts'
import { countRows, lastMigration } from './status.repository.ts'
import type { Status } from './status.schema.ts'

/** What the status is read from; `asAt` and `index` belong to other modules and are handed in. */
export type StatusSources = Readonly<{
  version: string
  open: Pick<OpenDatabase, 'kind' | 'database'>
  asAt: () => Promise<IsoDate | undefined>
  index: () => Promise<Status['index']>
  hasMailServer: boolean
}>

/** Reads the state of the installation. Throws where the database is away, as every query does. */
export async function readStatus({ version, open, asAt, index, hasMailServer }: StatusSources): Promise<Status> {
  return {
    version,
    database: open.kind,
    migration: await lastMigration(open.database),
    asAt: (await asAt()) ?? null,
    rows: await countRows(open.database),
    index: await index(),
    jobs: await countJobs(open.database, new Date()),
    mail: { server: hasMailServer, waiting: await countWaitingMails(open.database) },
  }
}
