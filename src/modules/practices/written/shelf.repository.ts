import type { Insertable } from 'kysely'
import type { Database } from '../../../platform/database/database.ts'
import { noteDocumentChange } from '../../../platform/database/document-changes.ts'
import type { PracticeFindingsTable, PracticesTable } from '../../../platform/database/schema.generated.ts'
import type { Finding, Practice } from '../practice.domain.ts'
import { writtenHere } from './written-practice.projection.ts'

function practiceRow(practice: Practice): Insertable<PracticesTable> {
  return {
    id: practice.id,
    dataset: writtenHere,
    kind: practice.kind,
    title: practice.title,
    summary: practice.summary ?? null,
    also_called: practice.alsoCalled,
    service_area: practice.serviceArea,
    service_areas: practice.serviceAreas,
    service_area_stated: practice.serviceArea,
    owner: practice.owner ?? null,
    country: practice.country ?? null,
    place_text: practice.places[0] ?? null,
    places: practice.places,
    place_codes: practice.placeCodes,
    began_year: practice.beganYear ?? null,
    problem: practice.problem ?? null,
    people: practice.people ?? null,
    outcomes: practice.outcomes,
    what_is_done: practice.whatIsDone ?? null,
    core: practice.core,
    adaptable: practice.adaptable,
    delivered: practice.delivered,
    what_it_takes: practice.whatItTakes ?? null,
    where_it_would_not_work: practice.whereItWouldNotWork ?? null,
    lesson: practice.lesson ?? null,
    quote: practice.quote ?? null,
    evidence_note: practice.evidenceNote ?? null,
    status: practice.status,
    said_as: practice.saidAs,
    to_confirm: practice.toConfirm,
    standard: practice.standard ?? null,
    finding_count: practice.findingCount,
    source: practice.source,
    source_url: practice.sourceUrl ?? null,
    licence: practice.licence,
    written: practice.written ?? null,
    concepts: practice.concepts,
    confirmed_on: practice.confirmedOn ?? null,
    detail: JSON.stringify(practice.detail),
  }
}

function findingRow(finding: Finding, at: number): Insertable<PracticeFindingsTable> {
  return {
    id: finding.id,
    dataset: writtenHere,
    practice_id: finding.practiceId,
    // After those of a published source, whose order is their own.
    ordinal: 1_000 + at,
    outcome: finding.outcome,
    result: finding.result ?? null,
    measure: finding.measure ?? null,
    direction: finding.direction,
    effect: finding.effect ?? null,
    low: finding.low ?? null,
    high: finding.high ?? null,
    p_value: finding.pValue ?? null,
    participants: finding.participants ?? null,
    design: finding.design ?? null,
    rating: finding.rating ?? null,
    place: finding.place ?? null,
    year: finding.year ?? null,
    follow_up: finding.followUp ?? null,
    evaluator_independent: finding.evaluatorIndependent ?? null,
    citation: finding.citation ?? null,
    source_index: finding.sourceIndex ?? null,
  }
}

/** Offers a practice: from now on it is listed, found and matched. What stood there of it before is replaced. */
export async function putOnShelf(
  transaction: Database,
  practice: Practice,
  findings: readonly Finding[],
): Promise<void> {
  const { id, ...row } = practiceRow(practice)
  await transaction
    .insertInto('practices')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  await removeOwnFindings(transaction, id)
  if (findings.length > 0) await transaction.insertInto('practice_findings').values(findings.map(findingRow)).execute()
  await noteDocumentChange(transaction, { kind: 'practice', id })
}

/** Offers it no more: no list, no search and no match holds it. Its page and its editions stay. */
export async function takeOffShelf(transaction: Database, id: string): Promise<void> {
  await transaction.deleteFrom('practices').where('id', '=', id).execute()
  await removeOwnFindings(transaction, id)
  await noteDocumentChange(transaction, { kind: 'practice', id })
}

async function removeOwnFindings(transaction: Database, practiceId: string): Promise<void> {
  await transaction
    .deleteFrom('practice_findings')
    .where('practice_id', '=', practiceId)
    .where('dataset', '=', writtenHere)
    .execute()
}

/** After a file was loaded anew: what its owner has claimed and then withdrawn, retired or let lapse does not come back with it. */
export async function keepEndedOff(transaction: Database): Promise<void> {
  await transaction
    .deleteFrom('practices')
    .where('id', 'in', (ended) =>
      ended
        .selectFrom('written_practices')
        .select('id')
        .where('state', 'in', ['lapsed', 'withdrawn', 'retired'])
        .where('edition', '>', 0),
    )
    .execute()
}
