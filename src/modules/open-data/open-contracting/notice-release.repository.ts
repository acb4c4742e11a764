import { setImmediate as nextTurn } from 'node:timers/promises'
import { sql } from 'kysely'
import { anyOf } from '../../../platform/database/any-of.ts'
import type { Database } from '../../../platform/database/database.ts'
import { noteDocumentChanges } from '../../../platform/database/document-changes.ts'
import type { JsonObject } from './merge-releases.ts'

/** The releases that are kept of some contracting processes, by their ocid. */
export async function findReleases(
  database: Database,
  ocids: readonly string[],
): Promise<ReadonlyMap<string, readonly JsonObject[]>> {
  const rows = await database
    .selectFrom('notice_releases')
    .select(['ocid', 'release'])
    .where('ocid', '=', anyOf(ocids))
    .execute()
  const found = new Map<string, JsonObject[]>()
  for (const { ocid, release } of rows) {
    const known = found.get(ocid)
    if (known === undefined) found.set(ocid, [release as JsonObject])
    else known.push(release as JsonObject)
  }
  return found
}

const processesAtOnce = 1_000

/**
 * Takes away the awards that a later release of their process no longer has: what a process says now was written with the day of
 * its last release, so what bears an earlier one is not said any more.
 */
export async function removeFormerAwards(transaction: Database): Promise<void> {
  for (let after = ''; ;) {
    const { rows } = await sql<{ ocid: string; releases: number }>`select ocid, count(*)::integer as releases
      from notice_releases where ocid > ${after} group by ocid order by ocid limit ${processesAtOnce}`.execute(
      transaction,
    )
    const changed = rows.filter((row) => row.releases > 1).map((row) => row.ocid)
    const gone = await sql<{ id: string }>`delete from records
      using (select ocid, max(released_at) as released_at from notice_releases
        where ocid = ${anyOf(changed)} group by ocid) as process
      where records.ocid = process.ocid and records.dataset = 'ocds' and records.source_changed_at < process.released_at
      returning records.id`.execute(transaction)
    await noteDocumentChanges(
      transaction,
      'record',
      gone.rows.map((record) => record.id),
    )
    await nextTurn()
    const last = rows.at(-1)
    if (last === undefined || rows.length < processesAtOnce) return
    after = last.ocid
  }
}
