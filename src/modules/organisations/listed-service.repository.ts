import type { IsoDate } from '../../core/iso-date.ts'
import { anyOf } from '../../platform/database/any-of.ts'
import type { Database } from '../../platform/database/database.ts'
import { noteDocumentChanges } from '../../platform/database/document-changes.ts'

/** What a directory says that an organisation does, now. */
export type ListedService = Readonly<{
  id: string
  name: string
  description: string | undefined
  /** Whom it is for, in the directory's words. */
  eligibility: string | undefined
  /** Words that the directory sorts it under. */
  terms: readonly string[]
  placeCode: string | undefined
  district: string | undefined
  concepts: readonly string[]
  serviceAreas: readonly string[]
  /** When the directory last made sure of it. */
  assuredOn: IsoDate | undefined
  source: string
}>

/** The active services of some organisations, by the organisation, in the order of their ids. */
export async function findServices(
  database: Database,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ListedService[]>> {
  const rows = await database
    .selectFrom('organisation_services')
    .selectAll()
    .where('organisation_id', '=', anyOf(organisationIds))
    .where('status', '=', 'active')
    .orderBy('id')
    .execute()
  const found = new Map<string, ListedService[]>()
  for (const row of rows) {
    const service: ListedService = {
      id: row.id,
      name: row.name,
      description: row.description ?? undefined,
      eligibility: row.eligibility ?? undefined,
      terms: row.terms,
      placeCode: row.place_code ?? undefined,
      district: row.district ?? undefined,
      concepts: row.concepts,
      serviceAreas: row.service_areas,
      assuredOn: row.assured_on ?? undefined,
      source: row.source,
    }
    found.set(row.organisation_id, [...(found.get(row.organisation_id) ?? []), service])
  }
  return found
}

const servicesAtOnce = 1_000

/** Says that the documents of the organisations have changed to which some services belong. */
export async function noteServiceChanges(transaction: Database, serviceIds: readonly string[]): Promise<void> {
  for (let from = 0; from < serviceIds.length; from += servicesAtOnce) {
    const rows = await transaction
      .selectFrom('organisation_services')
      .select('organisation_id')
      .distinct()
      .where('id', '=', anyOf(serviceIds.slice(from, from + servicesAtOnce)))
      .execute()
    await noteDocumentChanges(
      transaction,
      'organisation',
      rows.map((row) => row.organisation_id),
    )
  }
}
