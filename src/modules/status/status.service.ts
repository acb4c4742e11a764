import type { IsoDate } from '../../core/iso-date.ts'
import type { OpenDatabase } from '../../platform/database/database.ts'
import { countRows, lastMigration } from './status.repository.ts'
import type { Status } from './status.schema.ts'

/** What the status is read from; `asAt` and `index` belong to other modules and are handed in. */
export type StatusSources = Readonly<{
  version: string
  open: Pick<OpenDatabase, 'kind' | 'database'>
  asAt: () => Promise<IsoDate | undefined>
  index: () => Promise<Status['index']>
}>

/** Reads the state of the installation. Throws where the database is away, as every query does. */
export async function readStatus({ version, open, asAt, index }: StatusSources): Promise<Status> {
  return {
    version,
    database: open.kind,
    migration: await lastMigration(open.database),
    asAt: (await asAt()) ?? null,
    rows: await countRows(open.database),
    index: await index(),
    // No part of the exchange leaves work for later yet.
    jobs: { waiting: 0, overdue: 0 },
  }
}
