import type { Selectable } from 'kysely'
import { anyOf } from '../../platform/database/any-of.ts'
import type { Database } from '../../platform/database/database.ts'
import type { VoiceAskersTable } from '../../platform/database/schema.generated.ts'
import type { Asker } from './voice.domain.ts'

/** A row without its address: that is read by nothing but the sending of mail. */
export function toAsker(row: Selectable<VoiceAskersTable>): Asker {
  return {
    id: row.id,
    voiceId: row.voice_id,
    words: row.words,
    name: row.name ?? undefined,
    nameShown: row.name_shown,
    isAgainst: row.is_against,
    isUnder18: row.is_under_18,
    personId: row.person_id ?? undefined,
    hasEmail: row.email !== null,
    channel: row.channel,
    helperId: row.helper_id ?? undefined,
    joinedAt: row.joined_at,
    verdict: row.verdict ?? undefined,
    verdictWords: row.verdict_words ?? undefined,
    verdictAnswerId: row.verdict_answer_id ?? undefined,
    withdrewAt: row.withdrew_at ?? undefined,
  }
}

/** A new asker, with what is never read back: the address and the hash of the code. */
export type NewAsker = Asker & Readonly<{ email: string | undefined; codeHash: string }>

/** Writes somebody who asks. */
export async function insertAsker(transaction: Database, asker: NewAsker): Promise<void> {
  await transaction
    .insertInto('voice_askers')
    .values({
      id: asker.id,
      voice_id: asker.voiceId,
      words: asker.words,
      name: asker.name ?? null,
      name_shown: asker.nameShown,
      is_against: asker.isAgainst,
      is_under_18: asker.isUnder18,
      person_id: asker.personId ?? null,
      email: asker.email ?? null,
      code_hash: asker.codeHash,
      channel: asker.channel,
      helper_id: asker.helperId ?? null,
      joined_at: asker.joinedAt,
    })
    .execute()
}

/** Writes what an asker thinks of an answer, or that they are no longer part of it. */
export async function saveAsker(transaction: Database, asker: Asker): Promise<void> {
  await transaction
    .updateTable('voice_askers')
    .set({
      verdict: asker.verdict ?? null,
      verdict_words: asker.verdictWords ?? null,
      verdict_answer_id: asker.verdictAnswerId ?? null,
      withdrew_at: asker.withdrewAt ?? null,
      // Who is no longer part of it leaves their words and neither name nor address.
      ...(asker.withdrewAt !== undefined && { name: null, email: null }),
    })
    .where('id', '=', asker.id)
    .execute()
}

/** Everybody who asks or asked, the first one first. */
export async function listAskers(database: Database, voiceId: string): Promise<readonly Asker[]> {
  const rows = await database
    .selectFrom('voice_askers')
    .selectAll()
    .where('voice_id', '=', voiceId)
    .orderBy('joined_at')
    .orderBy('id')
    .execute()
  return rows.map(toAsker)
}

/** Who holds a code, by its hash. */
export async function findAskerByCode(database: Database, codeHash: string): Promise<Asker | undefined> {
  const row = await database.selectFrom('voice_askers').selectAll().where('code_hash', '=', codeHash).executeTakeFirst()
  return row && toAsker(row)
}

/** Moves everybody who asks to the voice that theirs was joined with; where they came from stays with them. */
export async function moveAskers(transaction: Database, from: string, to: string): Promise<void> {
  await transaction
    .updateTable('voice_askers')
    .set((asker) => ({ voice_id: to, came_from: asker.fn.coalesce('came_from', asker.val(from)) }))
    .where('voice_id', '=', from)
    .execute()
}

/** How many people ask for each of some voices; those who left are not counted. */
export async function countAskers(
  database: Database,
  voiceIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .selectFrom('voice_askers')
    .select((select) => ['voice_id', select.fn.countAll<number>().as('count')])
    .where('voice_id', '=', anyOf(voiceIds))
    .where('withdrew_at', 'is', null)
    .groupBy('voice_id')
    .execute()
  return new Map(rows.map(({ voice_id, count }) => [voice_id, count]))
}
