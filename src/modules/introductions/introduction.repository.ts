import { sql, type Insertable, type Selectable } from 'kysely'
import type { Store } from '../../platform/audit/update-by-closure.ts'
import type { Database } from '../../platform/database/database.ts'
import type { IntroductionsTable } from '../../platform/database/schema.generated.ts'
import type { Introduction, Side } from './introduction.domain.ts'
import type { Party } from './party.ts'

type Row = Selectable<IntroductionsTable>

const toSide = (kind: Party['kind'], id: string, person: string | null, agreed: Date | null): Side => ({
  party: { kind, id },
  personId: person ?? undefined,
  agreedAt: agreed ?? undefined,
})

function toIntroduction(row: Row): Introduction {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    purpose: row.purpose,
    words: row.words,
    proposedBy: row.proposed_by ?? undefined,
    byBroker: row.by_broker,
    first: toSide(row.first_kind, row.first_id, row.first_person, row.first_agreed_at),
    second: toSide(row.second_kind, row.second_id, row.second_person, row.second_agreed_at),
    practiceId: row.practice_id ?? undefined,
    needId: row.need_id ?? undefined,
    recordId: row.record_id ?? undefined,
    placeCode: row.place_code ?? undefined,
    createdAt: row.created_at,
    receivedAt: row.received_at ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    acceptedAt: row.accepted_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    outcome: row.outcome ?? undefined,
    outcomeWords: row.outcome_words ?? undefined,
    revisitOn: row.revisit_on ?? undefined,
    rung: row.rung,
  }
}

function toRow(one: Introduction): Insertable<IntroductionsTable> {
  return {
    id: one.id,
    version: one.version,
    state: one.state,
    purpose: one.purpose,
    words: one.words,
    proposed_by: one.proposedBy ?? null,
    by_broker: one.byBroker,
    first_kind: one.first.party.kind,
    first_id: one.first.party.id,
    first_person: one.first.personId ?? null,
    first_agreed_at: one.first.agreedAt ?? null,
    second_kind: one.second.party.kind,
    second_id: one.second.party.id,
    second_person: one.second.personId ?? null,
    second_agreed_at: one.second.agreedAt ?? null,
    practice_id: one.practiceId ?? null,
    need_id: one.needId ?? null,
    record_id: one.recordId ?? null,
    place_code: one.placeCode ?? null,
    created_at: one.createdAt,
    received_at: one.receivedAt ?? null,
    answered_at: one.answeredAt ?? null,
    accepted_at: one.acceptedAt ?? null,
    closed_at: one.closedAt ?? null,
    outcome: one.outcome ?? null,
    outcome_words: one.outcomeWords ?? null,
    revisit_on: one.revisitOn ?? null,
    rung: one.rung,
  }
}

/** An introduction by its id. */
export async function findIntroduction(database: Database, id: string): Promise<Introduction | undefined> {
  const row = await database.selectFrom('introductions').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toIntroduction(row)
}

/** Writes a new introduction. */
export async function insertIntroduction(transaction: Database, introduction: Introduction): Promise<void> {
  await transaction.insertInto('introductions').values(toRow(introduction)).execute()
}

/** How an introduction is locked and saved, for changes by closure. */
export const introductionStore: Store<Introduction> = {
  kind: 'introduction',
  async lock(transaction, id) {
    const query = transaction.selectFrom('introductions').selectAll().where('id', '=', id).forUpdate()
    const row = await query.executeTakeFirst()
    return row && toIntroduction(row)
  },
  async save(transaction, introduction) {
    const { id, ...row } = toRow(introduction)
    await transaction.updateTable('introductions').set(row).where('id', '=', id).execute()
  },
}

/** Which introductions to list. */
export type IntroductionFilter = Readonly<{
  /** Those in which one of these parties stands, on either side. */
  parties?: readonly Party[]
  /** Those that one of these parties received. */
  receivedBy?: readonly Party[]
  states?: readonly Introduction['state'][]
  proposedBy?: string
  limit: number
}>

/** Introductions, the newest first. */
export async function listIntroductions(
  database: Database,
  { parties, receivedBy, states, proposedBy, limit }: IntroductionFilter,
): Promise<readonly Introduction[]> {
  const rows = await database
    .selectFrom('introductions')
    .selectAll()
    .$if(states !== undefined, (query) => query.where('state', 'in', states ?? []))
    .where((where) => {
      const side = (name: 'first' | 'second', list: readonly Party[]) =>
        list.map(({ kind, id }) => where.and([where(`${name}_kind`, '=', kind), where(`${name}_id`, '=', id)]))
      if (receivedBy !== undefined) return where.or(side('second', receivedBy))
      if (parties === undefined) return proposedBy === undefined ? where.and([]) : where('proposed_by', '=', proposedBy)
      const own = proposedBy === undefined ? [] : [where('proposed_by', '=', proposedBy)]
      return where.or([...side('first', parties), ...side('second', parties), ...own])
    })
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toIntroduction)
}

/**
 * What waits for an answer, the oldest first: what a party asked of others, or what it was asked. Where a broker proposed,
 * both sides were asked.
 */
export async function pendingOf(
  database: Database,
  party: Party,
  role: 'asking' | 'asked',
): Promise<readonly Introduction[]> {
  const rows = await database
    .selectFrom('introductions')
    .selectAll()
    .where('state', '=', 'proposed')
    .where((where) => {
      const first = where.and([where('first_kind', '=', party.kind), where('first_id', '=', party.id)])
      const second = where.and([where('second_kind', '=', party.kind), where('second_id', '=', party.id)])
      if (role === 'asking') return where.and([first, where('by_broker', '=', false)])
      return where.or([second, where.and([first, where('by_broker', '=', true)])])
    })
    .orderBy('received_at')
    .orderBy('id')
    .execute()
  return rows.map(toIntroduction)
}

/** What was asked of a party before it joined, the oldest first. */
export async function waitingFor(database: Database, party: Party): Promise<readonly Introduction[]> {
  const rows = await database
    .selectFrom('introductions')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('second_kind', '=', party.kind)
    .where('second_id', '=', party.id)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toIntroduction)
}

/** Practices without an owner for which somebody waits. */
export async function practicesWaitedFor(database: Database): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('introductions')
    .select('second_id')
    .distinct()
    .where('state', '=', 'waiting')
    .where('second_kind', '=', 'practice')
    .execute()
  return rows.map((row) => row.second_id)
}

/** Keeps others from counting what waits for these parties until the transaction ends, so that no cap is passed by two at once. */
export async function lockParties(transaction: Database, parties: readonly Party[]): Promise<void> {
  for (const key of parties.map(({ kind, id }) => `introductions ${kind} ${id}`).toSorted()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(transaction)
  }
}

/** Every introduction that was received since a moment, with no more than a reply rate needs. */
export async function listReceived(
  database: Database,
  since: Date,
): Promise<
  readonly Readonly<{ party: Party; placeCode: string | undefined; receivedAt: Date; answeredAt: Date | undefined }>[]
> {
  const rows = await database
    .selectFrom('introductions')
    .select(['second_kind', 'second_id', 'place_code', 'received_at', 'answered_at', 'state'])
    .where('received_at', '>=', since)
    // What the proposer took back in time was nobody's to answer.
    .where((where) => where.or([where('state', '<>', 'withdrawn'), where('answered_at', 'is not', null)]))
    .execute()
  return rows.flatMap((row) =>
    row.received_at === null
      ? []
      : [
          {
            party: { kind: row.second_kind, id: row.second_id },
            placeCode: row.place_code ?? undefined,
            receivedAt: row.received_at,
            answeredAt: row.answered_at ?? undefined,
          },
        ],
  )
}
