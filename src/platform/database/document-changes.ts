import { sql } from 'kysely'
import type { Database } from './database.ts'

/** Something that can be found has changed, come or gone: the row itself says which. */
export type DocumentChange = Readonly<{ kind: string; id: string; sequence: number }>

/**
 * How far a reader of the feed has come: every transaction below this number had ended when it looked. What it has read
 * above it may be read once more, so applying a change twice must do no harm.
 */
export type FeedPosition = number

/** Heard by every process whenever a change has been committed. */
export const documentChangesChannel = 'document_changes'

const horizon = sql`pg_snapshot_xmin(pg_current_snapshot())::text::bigint`

/**
 * Says that a document has changed. Call it in the transaction that changes anything findable (adds it, edits it, closes it,
 * takes it out), after its row is written; every process then reads the row and brings its index up to date within a second.
 * `kind` is a kind of the index (`organisation`, `practice`, `need`, `record`, `voice`), `id` the id of the row.
 */
export async function noteDocumentChange(
  transaction: Database,
  { kind, id }: Readonly<{ kind: string; id: string }>,
): Promise<void> {
  await sql`insert into document_changes (kind, id) values (${kind}, ${id})
    on conflict (kind, id) do update set sequence = default, written_in = default, at = now()`.execute(transaction)
  await sql`select pg_notify(${documentChangesChannel}, '')`.execute(transaction)
}

/** The same for many things of one kind at once. For more than some thousands a new fingerprint of their dataset is better. */
export async function noteDocumentChanges(transaction: Database, kind: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`insert into document_changes (kind, id)
    select ${kind}, id from (select distinct unnest(${[...ids]}::text[]) as id) as changed
    on conflict (kind, id) do update set sequence = default, written_in = default, at = now()`.execute(transaction)
  await sql`select pg_notify(${documentChangesChannel}, '')`.execute(transaction)
}

/** Where the feed stands now: what is read after this holds every change before it. */
export async function feedPosition(database: Database): Promise<FeedPosition> {
  const { rows } = await sql<{ horizon: number }>`select ${horizon} as horizon`.execute(database)
  return rows[0]?.horizon ?? 0
}

/** The changes that a reader at `position` may not have seen, and where it stands after them. */
export async function readDocumentChanges(
  database: Database,
  position: FeedPosition,
): Promise<Readonly<{ changes: readonly DocumentChange[]; position: FeedPosition }>> {
  const { rows } = await sql<{ horizon: number; kind: string | null; id: string | null; sequence: number | null }>`
    select here.horizon, change.kind, change.id, change.sequence from (select ${horizon} as horizon) here
    left join document_changes change on change.written_in >= ${position} order by change.sequence`.execute(database)
  return {
    position: rows[0]?.horizon ?? position,
    changes: rows.flatMap(({ kind, id, sequence }) =>
      kind === null || id === null || sequence === null ? [] : [{ kind, id, sequence }],
    ),
  }
}
