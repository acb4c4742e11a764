import { nowhere } from '../../core/state-machine.ts'
import type { Database } from '../database/database.ts'

/** What a step happened to. */
export type Subject = Readonly<{ kind: string; id: string }>

/** Who brought a step about: somebody signed in, the holder of a code, a date that came, a file that was loaded. */
export type Doer =
  | Readonly<{ kind: 'person'; id: string }>
  | Readonly<{ kind: 'code'; id: string }>
  | Readonly<{ kind: 'clock' }>
  | Readonly<{ kind: 'import' }>

/** One step that happened. `doer.id` is missing where the person was erased. */
export type RecordedTransition = Readonly<{
  event: string
  from: string
  to: string
  doer: Readonly<{ kind: Doer['kind']; id: string | undefined }>
  at: Date
  reason: string | undefined
}>

/** Writes one step down, inside the transaction that makes it true. */
export async function recordTransition(
  transaction: Database,
  step: Readonly<{
    subject: Subject
    event: string
    from: string
    to: string
    by: Doer
    at: Date
    reason?: string | undefined
  }>,
): Promise<void> {
  const { subject, event, from, to, by, at, reason } = step
  await transaction
    .insertInto('transitions')
    .values({
      subject_kind: subject.kind,
      subject_id: subject.id,
      event,
      from_state: from === nowhere ? null : from,
      to_state: to,
      actor_kind: by.kind,
      actor_id: 'id' in by ? by.id : null,
      at,
      reason: reason ?? null,
    })
    .execute()
}

/** All that happened to a thing, the first step first. */
export async function listTransitions(
  database: Database,
  { kind, id }: Subject,
): Promise<readonly RecordedTransition[]> {
  const rows = await database
    .selectFrom('transitions')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    event: row.event,
    from: row.from_state ?? nowhere,
    to: row.to_state,
    doer: { kind: row.actor_kind, id: row.actor_id ?? undefined },
    at: row.at,
    reason: row.reason ?? undefined,
  }))
}
