import { sql, type Selectable } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import type { PracticeFindingsTable, PracticesTable } from '../../platform/database/schema.generated.ts'
import type { Finding, Practice, PracticeDetail } from './practice.domain.ts'

/** A row as the domain has it. */
export function toPractice(row: Omit<Selectable<PracticesTable>, 'dataset'>): Practice {
  return {
    id: row.id,
    kind: row.kind,
    title: row.title,
    summary: row.summary ?? undefined,
    alsoCalled: row.also_called,
    serviceArea: row.service_area,
    serviceAreas: row.service_areas,
    owner: row.owner ?? undefined,
    country: row.country ?? undefined,
    places: row.places,
    placeCodes: row.place_codes,
    beganYear: row.began_year ?? undefined,
    problem: row.problem ?? undefined,
    people: row.people ?? undefined,
    outcomes: row.outcomes,
    whatIsDone: row.what_is_done ?? undefined,
    core: row.core,
    adaptable: row.adaptable,
    delivered: row.delivered,
    whatItTakes: row.what_it_takes ?? undefined,
    whereItWouldNotWork: row.where_it_would_not_work ?? undefined,
    lesson: row.lesson ?? undefined,
    quote: row.quote ?? undefined,
    evidenceNote: row.evidence_note ?? undefined,
    status: row.status,
    saidAs: row.said_as,
    toConfirm: row.to_confirm,
    standard: row.standard ?? undefined,
    findingCount: row.finding_count,
    source: row.source,
    sourceUrl: row.source_url ?? undefined,
    licence: row.licence,
    written: row.written ?? undefined,
    concepts: row.concepts,
    confirmedOn: row.confirmed_on ?? undefined,
    // Written by this module's loader alone, in this shape.
    detail: row.detail as PracticeDetail,
  }
}

function toFinding(row: Selectable<PracticeFindingsTable>): Finding {
  return {
    id: row.id,
    practiceId: row.practice_id,
    outcome: row.outcome,
    result: row.result ?? undefined,
    measure: row.measure ?? undefined,
    direction: row.direction,
    effect: row.effect ?? undefined,
    low: row.low ?? undefined,
    high: row.high ?? undefined,
    pValue: row.p_value ?? undefined,
    participants: row.participants ?? undefined,
    design: row.design ?? undefined,
    rating: row.rating ?? undefined,
    place: row.place ?? undefined,
    year: row.year ?? undefined,
    followUp: row.follow_up ?? undefined,
    evaluatorIndependent: row.evaluator_independent ?? undefined,
    citation: row.citation ?? undefined,
    sourceIndex: row.source_index ?? undefined,
  }
}

/** A practice with its findings, in the order their source has them; `undefined` if there is none of this id. */
export async function findPractice(
  database: Database,
  id: string,
): Promise<{ practice: Practice; findings: readonly Finding[] } | undefined> {
  const row = await database.selectFrom('practices').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const findings = await database
    .selectFrom('practice_findings')
    .selectAll()
    .where('practice_id', '=', id)
    .orderBy('ordinal')
    .orderBy('id')
    .execute()
  return { practice: toPractice(row), findings: findings.map(toFinding) }
}

/** Which practices to list; `after` is the id that the page before ended with. */
export type PracticeFilter = Readonly<{
  serviceArea?: string
  placeCodes?: readonly string[]
  kind?: Practice['kind']
  after?: string
  limit: number
}>

/** Practices in the order of their ids. A service area finds those that name it second or third too. */
export async function listPractices(database: Database, filter: PracticeFilter): Promise<readonly Practice[]> {
  const { serviceArea, placeCodes, kind, after, limit } = filter
  const rows = await database
    .selectFrom('practices')
    .selectAll()
    .$if(serviceArea !== undefined, (query) =>
      query.where(sql<boolean>`service_areas @> array[${serviceArea ?? ''}]::text[]`),
    )
    .$if(placeCodes !== undefined, (query) =>
      query.where(sql<boolean>`place_codes && ${[...(placeCodes ?? [])]}::text[]`),
    )
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'service'))
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(toPractice)
}
