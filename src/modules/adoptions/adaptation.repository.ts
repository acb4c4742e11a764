import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Store } from '../../platform/audit/update-by-closure.ts'
import type { AdaptationsTable } from '../../platform/database/schema.generated.ts'
import type { Adaptation } from './adaptation.domain.ts'

function toAdaptation(row: Selectable<AdaptationsTable>): Adaptation {
  return {
    id: row.id,
    version: row.version,
    adoptionId: row.adoption_id,
    state: row.state,
    component: row.component,
    isCore: row.is_core,
    change: row.change,
    what: row.what,
    why: row.why,
    planned: row.planned,
    decidedBy: row.decided_by,
    sameFunction: row.same_function,
    madeOn: row.made_on,
    offeredAt: row.offered_at ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    answerWords: row.answer_words ?? undefined,
    edition: row.edition ?? undefined,
    createdAt: row.created_at,
  }
}

function toRow(one: Adaptation): Insertable<AdaptationsTable> {
  return {
    id: one.id,
    version: one.version,
    adoption_id: one.adoptionId,
    state: one.state,
    component: one.component,
    is_core: one.isCore,
    change: one.change,
    what: one.what,
    why: one.why,
    planned: one.planned,
    decided_by: one.decidedBy,
    same_function: one.sameFunction,
    made_on: one.madeOn,
    offered_at: one.offeredAt ?? null,
    answered_at: one.answeredAt ?? null,
    answer_words: one.answerWords ?? null,
    edition: one.edition ?? null,
    created_at: one.createdAt,
  }
}

/** How an adaptation is locked and saved, for changes by closure. */
export const adaptationStore: Store<Adaptation> = {
  kind: 'adaptation',
  async lock(transaction, id) {
    const query = transaction.selectFrom('adaptations').selectAll().where('id', '=', id).forUpdate()
    const row = await query.executeTakeFirst()
    return row && toAdaptation(row)
  },
  async save(transaction, adaptation) {
    const { id, ...row } = toRow(adaptation)
    await transaction.updateTable('adaptations').set(row).where('id', '=', id).execute()
  },
}

/** Writes a new adaptation. */
export async function insertAdaptation(transaction: Database, adaptation: Adaptation): Promise<void> {
  await transaction.insertInto('adaptations').values(toRow(adaptation)).execute()
}

/** An adaptation by its id. */
export async function findAdaptation(database: Database, id: string): Promise<Adaptation | undefined> {
  const row = await database.selectFrom('adaptations').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toAdaptation(row)
}

/** What one adopter changed, the first change first. */
export async function listAdaptations(database: Database, adoptionId: string): Promise<readonly Adaptation[]> {
  const query = database.selectFrom('adaptations').selectAll().where('adoption_id', '=', adoptionId)
  return (await query.orderBy('created_at').orderBy('id').execute()).map(toAdaptation)
}

/** What all adopters of a practice changed. */
export async function listAdaptationsOf(database: Database, practiceId: string): Promise<readonly Adaptation[]> {
  const rows = await database
    .selectFrom('adaptations')
    .innerJoin('adoptions', 'adoptions.id', 'adaptations.adoption_id')
    .selectAll('adaptations')
    .where('adoptions.practice_id', '=', practiceId)
    .orderBy('adaptations.created_at')
    .orderBy('adaptations.id')
    .execute()
  return rows.map(toAdaptation)
}
