import type { Insertable, Selectable } from 'kysely'
import { anyOf } from '../../platform/database/any-of.ts'
import type { Store } from '../../platform/audit/update-by-closure.ts'
import { noteDocumentChange } from '../../platform/database/document-changes.ts'
import type { Database } from '../../platform/database/database.ts'
import type { VoicesTable } from '../../platform/database/schema.generated.ts'
import type { Voice, VoiceSubject } from './voice.domain.ts'

/** A row as the domain has it. */
export function toVoice(row: Selectable<VoicesTable>): Voice {
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    kind: row.kind,
    words: row.words,
    affected: row.affected ?? undefined,
    placeCode: row.place_code,
    serviceArea: row.service_area ?? undefined,
    about: subjectOf(row),
    isPrivate: row.is_private,
    body: row.body ?? undefined,
    bodyPlaceCode: row.body_place_code,
    owner: { duty: row.duty, post: row.owner_post, personId: row.owner_id ?? undefined },
    handedTo:
      row.handed_to_id === null || row.hand_returns_on === null
        ? undefined
        : { personId: row.handed_to_id, post: row.handed_to_post ?? '', returnsOn: row.hand_returns_on },
    openedOn: row.opened_on ?? undefined,
    answerBy: row.answer_by ?? undefined,
    answer:
      row.answer_id === null || row.answer_kind === null || row.answered_on === null
        ? undefined
        : {
            id: row.answer_id,
            kind: row.answer_kind,
            answeredOn: row.answered_on,
            promisedFor: row.promised_for ?? undefined,
          },
    notYets: row.not_yets,
    reopenings: row.reopenings,
    hiddenUnder: row.hidden_under ?? undefined,
    mergedInto: row.merged_into ?? undefined,
    needId: row.need_id ?? undefined,
  }
}

function subjectOf(row: Selectable<VoicesTable>): VoiceSubject | undefined {
  if (row.about_kind === null || row.about_id === null) return undefined
  return { kind: row.about_kind, id: row.about_id, title: row.about_title ?? '' }
}

function toRow(voice: Voice): Omit<Insertable<VoicesTable>, 'created_at'> {
  return {
    id: voice.id,
    state: voice.state,
    version: voice.version,
    kind: voice.kind,
    words: voice.words,
    affected: voice.affected ?? null,
    place_code: voice.placeCode,
    service_area: voice.serviceArea ?? null,
    about_kind: voice.about?.kind ?? null,
    about_id: voice.about?.id ?? null,
    about_title: voice.about?.title ?? null,
    is_private: voice.isPrivate,
    body: voice.body ?? null,
    body_place_code: voice.bodyPlaceCode,
    duty: voice.owner.duty,
    owner_post: voice.owner.post,
    owner_id: voice.owner.personId ?? null,
    handed_to_id: voice.handedTo?.personId ?? null,
    handed_to_post: voice.handedTo?.post ?? null,
    hand_returns_on: voice.handedTo?.returnsOn ?? null,
    opened_on: voice.openedOn ?? null,
    answer_by: voice.answerBy ?? null,
    answer_id: voice.answer?.id ?? null,
    answer_kind: voice.answer?.kind ?? null,
    answered_on: voice.answer?.answeredOn ?? null,
    promised_for: voice.answer?.promisedFor ?? null,
    not_yets: voice.notYets,
    reopenings: voice.reopenings,
    hidden_under: voice.hiddenUnder ?? null,
    merged_into: voice.mergedInto ?? null,
    need_id: voice.needId ?? null,
  }
}

/** How voices are locked and saved. What was first said is never written again. */
export const voiceStore: Store<Voice> = {
  kind: 'voice',
  async lock(transaction, id) {
    const row = await transaction.selectFrom('voices').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    return row && toVoice(row)
  },
  async save(transaction, voice) {
    const { id, words: _words, kind: _kind, ...changing } = toRow(voice)
    await transaction.updateTable('voices').set(changing).where('id', '=', id).execute()
    await noteDocumentChange(transaction, { kind: 'voice', id })
  },
}

/** Writes a new voice. */
export async function insertVoice(transaction: Database, voice: Voice, at: Date): Promise<void> {
  await transaction
    .insertInto('voices')
    .values({ ...toRow(voice), created_at: at })
    .execute()
  await noteDocumentChange(transaction, { kind: 'voice', id: voice.id })
}

/** A voice by its id, hidden and private ones too; `undefined` if there is none. */
export async function findVoice(database: Database, id: string): Promise<Voice | undefined> {
  const row = await database.selectFrom('voices').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toVoice(row)
}

/** The open want for a practice at a place: later askers join it. */
export async function findOpenWant(
  database: Database,
  { practiceId, placeCode }: Readonly<{ practiceId: string; placeCode: string }>,
): Promise<Voice | undefined> {
  const row = await database
    .selectFrom('voices')
    .selectAll()
    .where('kind', '=', 'want')
    .where('about_kind', '=', 'practice')
    .where('about_id', '=', practiceId)
    .where('place_code', '=', placeCode)
    .where('state', 'in', ['open', 'reopened', 'passed_on'])
    .where('hidden_under', 'is', null)
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  return row && toVoice(row)
}

/** Which voices to list. All of it narrows; without anything every public one is meant. */
export type VoiceFilter = Readonly<{
  states?: readonly Voice['state'][]
  placeCodes?: readonly string[]
  bodyPlaceCodes?: readonly string[]
  about?: Readonly<{ kind: VoiceSubject['kind']; id: string }>
  /** Hidden and private ones too, for those who answer. */
  everything?: boolean
  order?: 'due first' | 'newest first'
  offset?: number
  limit: number
}>

/** Voices and how many fulfil the filter. */
export async function listVoices(
  database: Database,
  filter: VoiceFilter,
): Promise<Readonly<{ voices: readonly Voice[]; total: number }>> {
  const { states, placeCodes, bodyPlaceCodes, about, everything, order, offset = 0, limit } = filter
  const query = database
    .selectFrom('voices')
    .$if(states !== undefined, (all) => all.where('state', 'in', [...(states ?? [])]))
    .$if(placeCodes !== undefined, (all) => all.where('place_code', '=', anyOf(placeCodes ?? [])))
    .$if(bodyPlaceCodes !== undefined, (all) => all.where('body_place_code', '=', anyOf(bodyPlaceCodes ?? [])))
    .$if(about !== undefined, (all) =>
      all.where('about_kind', '=', about?.kind ?? 'place').where('about_id', '=', about?.id ?? ''),
    )
    .$if(everything !== true, (all) =>
      all.where('is_private', '=', false).where('hidden_under', 'is', null).where('state', 'not in', ['draft', 'held']),
    )
  const { total } = await query.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    .$if(order === 'due first', (all) => all.orderBy('answer_by', (by) => by.asc().nullsLast()))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute()
  return { voices: rows.map(toVoice), total }
}

/** Voices that were or will be passed on to a body by a broker, since it did not answer here when they were opened. */
export async function listWaitingForBody(
  database: Database,
): Promise<readonly Readonly<{ id: string; body: string; bodyPlaceCode: string }>[]> {
  const rows = await database
    .selectFrom('voices')
    .select(['id', 'body', 'body_place_code'])
    .where('duty', '=', 'pass-on')
    .where('state', 'in', ['open', 'reopened', 'passed_on'])
    .orderBy('id')
    .execute()
  return rows.flatMap((row) =>
    row.body === null ? [] : [{ id: row.id, body: row.body, bodyPlaceCode: row.body_place_code }],
  )
}

/** The voices that a person asks for with their account and that wait for an answer. */
export async function listAskedBy(database: Database, personId: string): Promise<readonly Voice[]> {
  const rows = await database
    .selectFrom('voices')
    .selectAll()
    .where('state', 'in', ['open', 'reopened', 'passed_on'])
    .where('id', 'in', (asked) =>
      asked
        .selectFrom('voice_askers')
        .select('voice_id')
        .where('person_id', '=', personId)
        .where('withdrew_at', 'is', null),
    )
    .orderBy('answer_by')
    .execute()
  return rows.map(toVoice)
}
