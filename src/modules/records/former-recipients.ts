import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { anyOf } from '../../platform/database/any-of.ts'
import type { Database } from '../../platform/database/database.ts'
import { noteDocumentChanges } from '../../platform/database/document-changes.ts'

const noticesAtOnce = 500

/** Takes away the records of recipients that a grant or award of a dataset no longer names, after it was changed. */
export async function removeFormerRecipients(transaction: Database, dataset: string): Promise<void> {
  for (let after = ''; ;) {
    const several = await transaction
      .selectFrom('records')
      .select('notice_id')
      .where('ordinal', '>', 1)
      .where('dataset', '=', dataset)
      .where('notice_id', '>', after)
      .groupBy('notice_id')
      .orderBy('notice_id')
      .limit(noticesAtOnce)
      .execute()
    const notices = several.map((row) => row.notice_id)
    const gone = await sql<{ id: string }>`delete from records using records as first
      where records.notice_id = ${anyOf(notices)} and records.ordinal > 1 and records.dataset = ${dataset}
        and first.id = records.notice_id and records.ordinal > first.recipient_count
      returning records.id`.execute(transaction)
    await noteDocumentChanges(
      transaction,
      'record',
      gone.rows.map((record) => record.id),
    )
    await nextTurn()
    const last = notices.at(-1)
    if (last === undefined || notices.length < noticesAtOnce) return
    after = last
  }
}
