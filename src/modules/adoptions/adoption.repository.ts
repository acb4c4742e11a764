import type { Insertable, Selectable } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { AdoptionsTable } from '../../platform/database/schema.generated.ts'
import type { Store } from '../../platform/audit/update-by-closure.ts'
import type { Adopter, Adoption, Decision } from './adoption.domain.ts'

function toDecision(row: Selectable<AdoptionsTable>): Decision | undefined {
  if (row.decision === null || row.decided_on === null) return undefined
  return {
    kind: row.decision,
    doesItFit: row.does_it_fit ?? '',
    shouldWe: row.should_we ?? '',
    canWe: row.can_we ?? '',
    howWillWe: row.how_will_we ?? '',
    decidedOn: row.decided_on,
    decidedBy: row.decided_by ?? '',
    levels: row.sign_off_levels ?? 0,
    people: row.people_agreeing ?? 0,
    days: row.days_to_decide ?? 0,
  }
}

function toAdoption(row: Selectable<AdoptionsTable>): Adoption {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    practiceId: row.practice_id,
    adopter: { kind: row.adopter_kind, id: row.adopter_id },
    placeCode: row.place_code ?? undefined,
    heardBy: row.heard_by ?? undefined,
    edition: row.edition,
    createdBy: row.created_by ?? undefined,
    createdAt: row.created_at,
    decision: toDecision(row),
    startedOn: row.started_on ?? undefined,
    firstReach: row.first_reach ?? undefined,
    lastConfirmedOn: row.last_confirmed_on ?? undefined,
    reason: row.reason ?? undefined,
    reasonWords: row.reason_words ?? undefined,
    changedAt: row.changed_at,
  }
}

function toRow(one: Adoption): Insertable<AdoptionsTable> {
  const { decision } = one
  return {
    id: one.id,
    version: one.version,
    state: one.state,
    practice_id: one.practiceId,
    adopter_kind: one.adopter.kind,
    adopter_id: one.adopter.id,
    place_code: one.placeCode ?? null,
    heard_by: one.heardBy ?? null,
    edition: one.edition,
    created_by: one.createdBy ?? null,
    created_at: one.createdAt,
    decision: decision?.kind ?? null,
    does_it_fit: decision?.doesItFit ?? null,
    should_we: decision?.shouldWe ?? null,
    can_we: decision?.canWe ?? null,
    how_will_we: decision?.howWillWe ?? null,
    decided_on: decision?.decidedOn ?? null,
    decided_by: decision?.decidedBy ?? null,
    sign_off_levels: decision?.levels ?? null,
    people_agreeing: decision?.people ?? null,
    days_to_decide: decision?.days ?? null,
    started_on: one.startedOn ?? null,
    first_reach: one.firstReach ?? null,
    last_confirmed_on: one.lastConfirmedOn ?? null,
    reason: one.reason ?? null,
    reason_words: one.reasonWords ?? null,
    changed_at: one.changedAt,
  }
}

/** How an adoption is locked and saved, for changes by closure. */
export const adoptionStore: Store<Adoption> = {
  kind: 'adoption',
  async lock(transaction, id) {
    const query = transaction.selectFrom('adoptions').selectAll().where('id', '=', id).forUpdate()
    const row = await query.executeTakeFirst()
    return row && toAdoption(row)
  },
  async save(transaction, adoption) {
    const { id, ...row } = toRow(adoption)
    await transaction.updateTable('adoptions').set(row).where('id', '=', id).execute()
  },
}

/** Writes a new adoption. */
export async function insertAdoption(transaction: Database, adoption: Adoption): Promise<void> {
  await transaction.insertInto('adoptions').values(toRow(adoption)).execute()
}

/** An adoption by its id. */
export async function findAdoption(database: Database, id: string): Promise<Adoption | undefined> {
  const row = await database.selectFrom('adoptions').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toAdoption(row)
}

/** Which adoptions to list. */
export type AdoptionFilter = Readonly<{
  practiceId?: string | undefined
  adopters?: readonly Adopter[] | undefined
  state?: Adoption['state'] | undefined
  placeCode?: string | undefined
  /** Only those with a greater id, for the next page of a program's list. */
  after?: string | undefined
  limit: number
}>

/** Adoptions in the order of their ids, which is that of their making. */
export async function listAdoptions(database: Database, filter: AdoptionFilter): Promise<readonly Adoption[]> {
  const { practiceId, adopters, state, placeCode, after, limit } = filter
  const rows = await database
    .selectFrom('adoptions')
    .selectAll()
    .$if(practiceId !== undefined, (query) => query.where('practice_id', '=', practiceId ?? ''))
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'aware'))
    .$if(placeCode !== undefined, (query) => query.where('place_code', '=', placeCode ?? ''))
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .$if(adopters !== undefined, (query) =>
      query.where((where) =>
        where.or(
          (adopters ?? []).map(({ kind, id }) =>
            where.and([where('adopter_kind', '=', kind), where('adopter_id', '=', id)]),
          ),
        ),
      ),
    )
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toAdoption)
}
