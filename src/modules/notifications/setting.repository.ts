import type { Database } from '../../platform/database/database.ts'
import {
  frequencies,
  notificationKindOf,
  notificationKinds,
  usualFrequency,
  type Frequency,
  type NotificationKind,
} from './notification.domain.ts'

/** How often a person is written to, by kind. */
export async function readFrequencies(
  database: Database,
  personId: string,
): Promise<Readonly<Record<NotificationKind, Frequency>>> {
  const rows = await database
    .selectFrom('notification_settings')
    .select(['kind', 'frequency'])
    .where('person_id', '=', personId)
    .execute()
  const chosen = (kind: NotificationKind): Frequency => {
    const text = rows.find((row) => row.kind === kind)?.frequency
    return frequencies.find((frequency) => frequency === text) ?? usualFrequency(kind)
  }
  return {
    answer: chosen('answer'),
    introduction: chosen('introduction'),
    deadline: chosen('deadline'),
    change: chosen('change'),
    follow: chosen('follow'),
  }
}

/** Sets how often a person is written to about a kind. */
export async function setFrequency(
  database: Database,
  { personId, kind, frequency }: Readonly<{ personId: string; kind: NotificationKind; frequency: Frequency }>,
): Promise<void> {
  await database
    .insertInto('notification_settings')
    .values({ person_id: personId, kind, frequency })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet({ frequency }))
    .execute()
}

/** The people for whom something waits whose frequency is among those whose turn it is. */
export async function listPeopleToMail(database: Database, due: readonly Frequency[]): Promise<readonly string[]> {
  const people = await database
    .selectFrom('notifications')
    .select('person_id')
    .where('mailed_at', 'is', null)
    .groupBy('person_id')
    .orderBy('person_id')
    .execute()
  const wanting: string[] = []
  for (const { person_id: personId } of people) {
    const chosen = await readFrequencies(database, personId)
    const kinds = notificationKinds.filter((kind) => due.includes(chosen[kind]))
    if (kinds.length === 0) continue
    const waiting = await database
      .selectFrom('notifications')
      .select('kind')
      .where('person_id', '=', personId)
      .where('mailed_at', 'is', null)
      .execute()
    if (waiting.some(({ kind }) => kinds.some((one) => one === notificationKindOf(kind)))) wanting.push(personId)
  }
  return wanting
}
