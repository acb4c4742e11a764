import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import { designsOfStep, type EvidenceStep } from './evidence-design.ts'

/** One cell of the library: an area, a step of evidence, and the practices in it. */
export type LibraryCell = Readonly<{ serviceArea: string; step: EvidenceStep; practices: number; attempts: number }>

/** One area of the library: how many practices, and the years in which they began, where stated. */
export type LibraryArea = Readonly<{
  serviceArea: string
  practices: number
  attempts: number
  earliestBegan: number | undefined
  latestBegan: number | undefined
  latestEvidence: number | undefined
}>

const { randomised, compared } = designsOfStep

/**
 * Practices counted by their first service area and by the strongest design among their findings. Cells without a practice
 * are not among the rows: the page draws them from the list of areas.
 */
export async function libraryCells(database: Database): Promise<readonly LibraryCell[]> {
  const { rows } = await sql<LibraryCell>`
    with strongest as (
      select p.id, p.service_area, p.kind,
        case when bool_or(f.design = any (${randomised}::text[])) then 'randomised'
          when bool_or(f.design = any (${compared}::text[])) then 'compared'
          when count(f.id) > 0 then 'described' else 'none' end as step
      from practices p left join practice_findings f on f.practice_id = p.id
      group by p.id, p.service_area, p.kind)
    select service_area as "serviceArea", step, count(*) as practices,
      count(*) filter (where kind = 'attempt') as attempts
    from strongest group by service_area, step order by service_area, step`.execute(database)
  return rows
}

/** Practices counted by their first service area, with their age. */
export async function libraryAreas(database: Database): Promise<readonly LibraryArea[]> {
  const { rows } = await sql<{ [Key in keyof LibraryArea]: Exclude<LibraryArea[Key], undefined> | null }>`
    select p.service_area as "serviceArea", count(*) as practices,
      count(*) filter (where p.kind = 'attempt') as attempts,
      min(p.began_year) as "earliestBegan", max(p.began_year) as "latestBegan", max(f.year) as "latestEvidence"
    from practices p
    left join (select practice_id, max(year) as year from practice_findings group by practice_id) f on f.practice_id = p.id
    group by p.service_area order by p.service_area`.execute(database)
  return rows.map((row) => ({
    serviceArea: row.serviceArea ?? '',
    practices: row.practices ?? 0,
    attempts: row.attempts ?? 0,
    earliestBegan: row.earliestBegan ?? undefined,
    latestBegan: row.latestBegan ?? undefined,
    latestEvidence: row.latestEvidence ?? undefined,
  }))
}

/** What is being written up in one service area: how much is begun, and how much waits for a reviewer or is with one. */
export type BeingWritten = Readonly<{ serviceArea: string; begun: number; withReviewers: number }>

/** Practices on their way, counted by service area; drafts are nobody else's to read, so nothing else is told of them. */
export async function countBeingWritten(database: Database): Promise<readonly BeingWritten[]> {
  const { rows } = await sql<BeingWritten>`
    select coalesce(nullif(profile ->> 'serviceArea', ''), 'other') as "serviceArea",
      count(*) filter (where state in ('draft', 'changes_asked')) as begun,
      count(*) filter (where state in ('submitted', 'in_review')) as "withReviewers"
    from written_practices where state in ('draft', 'changes_asked', 'submitted', 'in_review')
    group by 1 order by 1`.execute(database)
  return rows
}
