import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { nowhere } from '../../../core/state-machine.ts'
import { recordTransition, type Doer } from '../../../platform/audit/transition.repository.ts'
import type { Store } from '../../../platform/audit/update-by-closure.ts'
import type { Database } from '../../../platform/database/database.ts'
import type { WrittenPracticesTable } from '../../../platform/database/schema.generated.ts'
import type { Practice } from '../practice.domain.ts'
import { profileSchema, type Profile } from './profile.schema.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import type { PracticeState } from './written-practice.states.ts'

/** What the audit calls a practice that is written here. */
export const practiceSubject = 'practice'

function toWritten(row: Selectable<WrittenPracticesTable>): WrittenPractice {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    state: row.state,
    version: row.version,
    // Written by an older version of the program it may lack a field, which is then not said yet.
    profile: profileSchema.parse(row.profile),
    edition: row.edition,
    reviewed: row.reviewed,
    reviewerId: row.reviewer_id ?? undefined,
    submittedAt: row.submitted_at ?? undefined,
    takenAt: row.taken_at ?? undefined,
    confirmedOn: row.confirmed_on ?? undefined,
    confirmedBy: row.confirmed_by ?? undefined,
    lapsesOn: row.lapses_on ?? undefined,
    endedBecause: row.ended_because ?? undefined,
    recordId: row.record_id ?? undefined,
    // Written by this module alone, in this shape.
    attributed: (row.attributed as Practice | null) ?? undefined,
    createdBy: row.created_by,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  }
}

function toRow(practice: WrittenPractice) {
  return {
    organisation_id: practice.organisationId,
    state: practice.state,
    version: practice.version,
    profile: JSON.stringify(practice.profile),
    edition: practice.edition,
    reviewed: practice.reviewed,
    reviewer_id: practice.reviewerId ?? null,
    submitted_at: practice.submittedAt ?? null,
    taken_at: practice.takenAt ?? null,
    confirmed_on: practice.confirmedOn ?? null,
    confirmed_by: practice.confirmedBy ?? null,
    lapses_on: practice.lapsesOn ?? null,
    ended_because: practice.endedBecause ?? null,
    record_id: practice.recordId ?? null,
    attributed: JSON.stringify(practice.attributed ?? null),
    created_by: practice.createdBy,
    created_at: practice.createdAt,
    changed_at: practice.changedAt,
  }
}

/** How the one way to change things with states locks and writes a practice. */
export const practiceStore: Store<WrittenPractice> = {
  kind: practiceSubject,
  async lock(transaction, id) {
    const row = await transaction
      .selectFrom('written_practices')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    return row && toWritten(row)
  },
  async save(transaction, practice) {
    await transaction.updateTable('written_practices').set(toRow(practice)).where('id', '=', practice.id).execute()
  },
}

/** A practice that is written here, drafts too; `undefined` if there is none of this id. */
export async function findWritten(database: Database, id: string): Promise<WrittenPractice | undefined> {
  const row = await database.selectFrom('written_practices').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toWritten(row)
}

/** All that an organisation has begun or published here, the latest change first. */
export async function listWrittenBy(database: Database, organisationId: string): Promise<readonly WrittenPractice[]> {
  const rows = await database
    .selectFrom('written_practices')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toWritten)
}

/** Practices in some states, those that wait longest first. */
export async function listWrittenIn(
  database: Database,
  states: readonly PracticeState[],
  limit: number,
): Promise<readonly WrittenPractice[]> {
  const rows = await database
    .selectFrom('written_practices')
    .selectAll()
    .where('state', 'in', states)
    .orderBy('submitted_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toWritten)
}

/** Published practices that no reviewer has read yet, the oldest first. */
export async function listUnreviewed(database: Database, limit: number): Promise<readonly WrittenPractice[]> {
  const rows = await database
    .selectFrom('written_practices')
    .selectAll()
    .where('state', 'in', ['published', 'review_due'])
    .where('reviewed', '=', false)
    .orderBy('submitted_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toWritten)
}

/** A page of those that lapsed, as their newest edition has them, by their ids. */
export async function listLapsedPage(
  database: Database,
  { offset, limit }: Readonly<{ offset: number; limit: number }>,
): Promise<readonly WrittenPractice[]> {
  const rows = await database
    .selectFrom('written_practices')
    .innerJoin('practice_editions', (join) =>
      join
        .onRef('practice_editions.practice_id', '=', 'written_practices.id')
        .onRef('practice_editions.edition', '=', 'written_practices.edition'),
    )
    .selectAll('written_practices')
    .select('practice_editions.profile as shown')
    .where('state', '=', 'lapsed')
    .orderBy('written_practices.id')
    .offset(offset)
    .limit(limit)
    .execute()
  return rows.map(({ shown, ...row }) => toWritten({ ...row, profile: shown }))
}

/** How many have lapsed. */
export async function countLapsed(database: Database): Promise<number> {
  const { lapsed } = await database
    .selectFrom('written_practices')
    .select((select) => select.fn.countAll<number>().as('lapsed'))
    .where('state', '=', 'lapsed')
    .executeTakeFirstOrThrow()
  return lapsed
}

/** What a new draft begins with. */
export type NewDraft = Readonly<{
  organisationId: string
  profile: Profile
  recordId?: string | undefined
  by: Extract<Doer, { kind: 'person' }>
  at: Date
}>

/** Begins a draft and writes the step down, inside the caller's transaction; gives its id. */
export async function insertDraft(transaction: Database, draft: NewDraft): Promise<string> {
  const { organisationId, profile, recordId, by, at } = draft
  const id = `w-${randomBytes(8).toString('hex')}`
  await transaction
    .insertInto('written_practices')
    .values({
      id,
      organisation_id: organisationId,
      state: 'draft',
      version: 1,
      profile: JSON.stringify(profile),
      edition: 0,
      reviewed: false,
      record_id: recordId ?? null,
      attributed: 'null',
      created_by: by.id,
      created_at: at,
      changed_at: at,
    })
    .execute()
  const subject = { kind: practiceSubject, id }
  await recordTransition(transaction, { subject, event: 'write', from: nowhere, to: 'draft', by, at })
  return id
}

/**
 * Writes the working copy of a practice whose row the caller has locked; the version counts up. A save is no step of the state
 * table, so the audit does not grow with every page of the form.
 */
export async function saveProfile(
  transaction: Database,
  { id, profile, at }: Readonly<{ id: string; profile: Profile; at: Date }>,
): Promise<void> {
  await transaction
    .updateTable('written_practices')
    .set((row) => ({ profile: JSON.stringify(profile), version: row('version', '+', 1), changed_at: at }))
    .where('id', '=', id)
    .execute()
}
