import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { anyOf } from '../../platform/database/any-of.ts'
import type { Database } from '../../platform/database/database.ts'
import { noteDocumentChanges } from '../../platform/database/document-changes.ts'

const needsAtOnce = 500

/**
 * Ends the open needs of a source whose notice was awarded, by the source's own reference: the two may come in files of any
 * order. What the award says of its date and of when it was written counts for the need from then on.
 */
export async function endAwardedNeeds(transaction: Database, source: string): Promise<void> {
  for (let after = ''; ;) {
    const open = await transaction
      .selectFrom('needs')
      .select('id')
      .where('source', '=', source)
      .where('state', '<>', 'closed_imported')
      .where('id', '>', after)
      .orderBy('id')
      .limit(needsAtOnce)
      .execute()
    const ids = open.map((need) => need.id)
    const ended = await sql<{ id: string }>`update needs set state = 'closed_imported', ended_on = award.awarded_on,
        source_changed_at = award.source_changed_at
      from records as award
      where needs.id = ${anyOf(ids)} and award.notice_id = 'award' || substr(needs.id, 5) and award.ordinal = 1
        and award.source = needs.source and award.awarded_on is not null
        and award.source_changed_at >= coalesce(needs.source_changed_at, needs.published_on)
      returning needs.id`.execute(transaction)
    await noteDocumentChanges(
      transaction,
      'need',
      ended.rows.map((need) => need.id),
    )
    await nextTurn()
    const last = ids.at(-1)
    if (last === undefined || ids.length < needsAtOnce) return
    after = last
  }
}
