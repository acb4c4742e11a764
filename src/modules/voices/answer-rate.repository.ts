import { sql } from 'kysely'
import type { IsoDate } from '../../core/iso-date.ts'
import type { Database } from '../../platform/database/database.ts'

/** How a body that takes part answers. */
export type AnswerRate = Readonly<{
  body: string
  bodyPlaceCode: string
  /** Voices that were owed an answer by it, the present ones too. */
  asked: number
  answered: number
  overdue: number
}>

/** Every body that owes or gave an answer, the most overdue first. Bodies that do not take part have no row. */
export async function listAnswerRates(database: Database, today: IsoDate): Promise<readonly AnswerRate[]> {
  const { rows } = await sql<{ body: string; place: string; asked: number; answered: number; overdue: number }>`
    select body, body_place_code as place, count(*)::int as asked,
      (count(*) filter (where answer_id is not null))::int as answered,
      (count(*) filter (where state in ('open', 'reopened') and answer_by < ${today}))::int as overdue
    from voices
    where duty = 'answer' and body is not null and is_private = false
      and state not in ('draft', 'held', 'withdrawn', 'merged')
    group by body, body_place_code
    order by overdue desc, asked desc, body collate "C"`.execute(database)
  return rows.map(({ body, place, asked, answered, overdue }) => ({
    body,
    bodyPlaceCode: place,
    asked,
    answered,
    overdue,
  }))
}
