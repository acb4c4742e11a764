import type { WorkProvider } from '../my-work/index.ts'

const shown = 20

/** What changed for a person: the newest notifications first, those of the last 30 days. */
export const notificationWork: WorkProvider = async (database, { who, now }) => {
  const rows = await database
    .selectFrom('notifications')
    .select(['title', 'href', 'because'])
    .where('person_id', '=', who.personId)
    .where('noted_at', '>', new Date(now.getTime() - 30 * 24 * 60 * 60 * 1_000))
    .orderBy('noted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(shown)
    .execute()
  return { changed: rows.map(({ title, href, because }) => ({ title, href, note: `Because ${because}` })) }
}
