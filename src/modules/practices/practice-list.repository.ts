import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { Practice } from './practice.domain.ts'
import { toPractice } from './practice.repository.ts'
import { designsOfStep, type EvidenceStep } from './evidence-design.ts'

/** Which practices a reader looks through. `firstArea` counts a practice under its first service area alone, as the library does. */
export type PracticeBrowse = Readonly<{
  serviceArea?: string | undefined
  firstArea?: string | undefined
  kind?: Practice['kind'] | undefined
  step?: EvidenceStep | undefined
  offset: number
  limit: number
}>

/** One page of the practices, by title, and how many there are in all. */
export async function browsePractices(
  database: Database,
  { serviceArea, firstArea, kind, step, offset, limit }: PracticeBrowse,
): Promise<{ practices: readonly Practice[]; total: number }> {
  const { randomised, compared } = designsOfStep
  const strongest = sql<EvidenceStep>`(select case
    when bool_or(design = any (${[...randomised]}::text[])) then 'randomised'
    when bool_or(design = any (${[...compared]}::text[])) then 'compared'
    when count(*) > 0 then 'described' else 'none' end
    from practice_findings where practice_id = practices.id)`
  const query = database
    .selectFrom('practices')
    .$if(serviceArea !== undefined, (all) =>
      all.where(sql<boolean>`service_areas @> array[${serviceArea ?? ''}]::text[]`),
    )
    .$if(firstArea !== undefined, (all) => all.where('service_area', '=', firstArea ?? ''))
    .$if(kind !== undefined, (all) => all.where('kind', '=', kind ?? 'service'))
    .$if(step !== undefined, (all) => all.where(strongest, '=', step ?? 'none'))
  const { total } = await query.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .selectAll()
    // Byte order, so that every database lists them alike.
    .orderBy(sql`lower(title) collate "C"`)
    .orderBy('id')
    .offset(offset)
    .limit(limit)
    .execute()
  return { practices: rows.map(toPractice), total }
}
