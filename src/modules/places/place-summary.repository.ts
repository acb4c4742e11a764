import { sql } from 'kysely'
import type { Database } from '../../platform/database/database.ts'
import { countOpenNeeds, listOpenNeeds, type Need } from '../needs/index.ts'
import { countOrganisations } from '../organisations/index.ts'
import { listPractices, type Practice } from '../practices/index.ts'
import { countRecords, listBuyersAtPlaces, listRecordsAtPlaces, type Buyer, type PaidRecord } from '../records/index.ts'

/** What there is at a place, for *what works here and nearby*. */
export type PlaceSummary = Readonly<{
  practices: readonly Practice[]
  organisations: Readonly<{ live: number; fromGrants: number }>
  openNeeds: Readonly<{ count: number; nearest: readonly Need[] }>
  records: Readonly<{ count: number; latest: readonly PaidRecord[] }>
  buyers: readonly Buyer[]
}>

const shown = { practices: 100, needs: 10, records: 10, buyers: 50 } as const

/** What there is at a place. A county is given as its own code and those of its councils, so that nothing within it is missed. */
export async function placeSummary(database: Database, placeCodes: readonly string[]): Promise<PlaceSummary> {
  const [practices, organisations, needCount, needs, recordCount, records, buyers] = await Promise.all([
    listPractices(database, { placeCodes, limit: shown.practices }),
    countOrganisations(database, placeCodes),
    countOpenNeeds(database, placeCodes),
    listOpenNeeds(database, { placeCodes, limit: shown.needs }),
    countRecords(database, placeCodes),
    listRecordsAtPlaces(database, placeCodes, shown.records),
    listBuyersAtPlaces(database, placeCodes, shown.buyers),
  ])
  return {
    practices,
    organisations,
    openNeeds: { count: needCount, nearest: needs },
    records: { count: recordCount, latest: records },
    buyers,
  }
}

/** How many practices were tried at some places. */
export async function countPracticesAtPlaces(database: Database, placeCodes: readonly string[]): Promise<number> {
  const { tried } = await database
    .selectFrom('practices')
    .select((select) => select.fn.countAll<number>().as('tried'))
    .where(sql<boolean>`place_codes && ${[...placeCodes]}::text[]`)
    .executeTakeFirstOrThrow()
  return tried
}
