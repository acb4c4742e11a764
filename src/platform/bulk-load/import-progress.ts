import type { Database } from '../database/database.ts'
import type { Tally } from './stage-rows.ts'

/** How far an import is. A page reads it from the database, where it is kept while the import runs. */
export type ImportProgress = Readonly<{
  kind: string
  phase: 'reading' | 'writing' | 'done' | 'refused'
  read: number
  /** Rows of tables that were added or changed. */
  written: number
  unchanged: number
  rejected: number
  /** Rows a second of the phase that runs, and whole seconds that the whole is likely to take yet. */
  rate: number
  secondsLeft: number
  /** Of the whole, 0 to 1. */
  share: number
}>

/** Told of every step. */
export type ImportListener = (this: void, progress: ImportProgress) => void

/** Reading is taken to be this much of an import; the rest is writing. */
const readingShare = 0.6

/** Follows one import; the clock is given so that tests own it. */
export function followImport(kind: string, bytes: number, listener: ImportListener, now: () => number) {
  const began = now()
  let writingSince = began
  let last: ImportProgress = {
    kind,
    phase: 'reading',
    read: 0,
    written: 0,
    unchanged: 0,
    rejected: 0,
    rate: 0,
    secondsLeft: 0,
    share: 0,
  }
  const tell = (next: Partial<ImportProgress>, rows: number, since: number) => {
    const seconds = (now() - since) / 1_000
    const share = Math.max(last.share, next.share ?? 0)
    const secondsLeft = share > 0 ? Math.ceil(((now() - began) / 1_000 / share) * (1 - share)) : 0
    last = { ...last, ...next, share, rate: seconds > 0 ? Math.round(rows / seconds) : 0, secondsLeft }
    listener(last)
  }
  return {
    current: () => last,
    read(tally: Readonly<Tally>, bytesRead: number) {
      const share = readingShare * Math.min(1, bytesRead / Math.max(1, bytes))
      tell({ read: tally.read, rejected: tally.rejected, share }, tally.read, began)
    },
    wrote(rows: number, written: number, of: number) {
      if (last.phase !== 'writing') writingSince = now()
      const share = readingShare + (1 - readingShare) * Math.min(1, rows / Math.max(1, of))
      tell({ phase: 'writing', written, unchanged: rows - written, share }, rows, writingSince)
    },
    end(phase: 'done' | 'refused', counts: Pick<ImportProgress, 'read' | 'written' | 'unchanged' | 'rejected'>) {
      tell({ ...counts, phase, share: 1 }, counts.read, began)
    },
  }
}

/** Keeps how far an import is, in the place of what was kept before. */
export async function saveImportProgress(database: Database, load: number, progress: ImportProgress): Promise<void> {
  const values = {
    kind: progress.kind,
    phase: progress.phase,
    rows_read: progress.read,
    rows_written: progress.written,
    rows_unchanged: progress.unchanged,
    rows_rejected: progress.rejected,
    rate: progress.rate,
    seconds_left: progress.secondsLeft,
    share: progress.share,
    changed_at: new Date(),
  }
  await database
    .insertInto('import_progress')
    .values({ load_id: load, ...values })
    .onConflict((conflict) => conflict.column('load_id').doUpdateSet(values))
    .execute()
}

/** How far the last import is, or how it ended; `undefined` if there was none. */
export async function findImportProgress(database: Database): Promise<ImportProgress | undefined> {
  const row = await database
    .selectFrom('import_progress')
    .selectAll()
    .orderBy('load_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      kind: row.kind,
      phase: row.phase,
      read: row.rows_read,
      written: row.rows_written,
      unchanged: row.rows_unchanged,
      rejected: row.rows_rejected,
      rate: row.rate,
      secondsLeft: row.seconds_left,
      share: row.share,
    }
  )
}
