import type { Database } from '../../platform/database/database.ts'
import { countOpenNeeds } from '../needs/index.ts'
import { countOrganisations } from '../organisations/index.ts'
import { libraryAreas } from '../practices/index.ts'
import { countRecords } from '../records/index.ts'

/** How much there is to find: the counts on the first page. */
export type DataCounts = Readonly<{
  practices: number
  attempts: number
  organisations: number
  organisationsFromGrants: number
  openNeeds: number
  records: number
}>

/** Counts what is offered. */
export async function countData(database: Database): Promise<DataCounts> {
  const [areas, organisations, openNeeds, records] = await Promise.all([
    libraryAreas(database),
    countOrganisations(database),
    countOpenNeeds(database),
    countRecords(database),
  ])
  return {
    practices: areas.reduce((sum, area) => sum + area.practices, 0),
    attempts: areas.reduce((sum, area) => sum + area.attempts, 0),
    organisations: organisations.live,
    organisationsFromGrants: organisations.fromGrants,
    openNeeds,
    records,
  }
}
