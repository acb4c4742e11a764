import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'

/**
 * Names the state of everything that open tables show: what is loaded, the last change
 * of anything that can be found, the day it is read as at, and the address that rows
 * of this installation give as their home. Two states with one version hold the same rows.
 */
export async function dataVersion(database: Database, home: string): Promise<string> {
  const { rows } = await sql<{ state: string | null }>`select string_agg(part, E'\n' order by part) as state from (
      select concat_ws(' ', 'dataset', name, fingerprint, row_count, licence, loaded_at) as part from datasets
      union all select concat_ws(' ', 'setting', name, value) from settings where name = 'as_at'
      union all select concat_ws(' ', 'change', max(sequence)) from document_changes
    ) as parts`.execute(database)
  return createHash('sha256')
    .update(`${home}\n${rows[0]?.state ?? ''}`)
    .digest('hex')
}
