import type { Database } from '../../src/platform/database/database.ts'
import type { TestApplication } from './application.ts'

/** A practice with two core parts, as a file would have it. */
export async function insertPractice(database: Database, id: string): Promise<void> {
  const none: readonly string[] = []
  await database
    .insertInto('practices')
    .values({
      id,
      dataset: 'test',
      kind: 'service',
      title: 'Neighbourhood beat meetings',
      also_called: none,
      service_area: 'community-safety',
      service_areas: ['community-safety'],
      places: none,
      place_codes: none,
      outcomes: none,
      core: ['A named officer for each beat', 'A meeting each month'],
      adaptable: ['Where people meet'],
      delivered: none,
      status: 'in use',
      said_as: none,
      to_confirm: none,
      finding_count: 0,
      source: 'A test',
      licence: 'CC BY 4.0',
      concepts: none,
      detail: JSON.stringify({ sources: [], cost: null, sums: [], designs: [], studies: null }),
    })
    .execute()
}

/** A live organisation, as a register would have it. */
export async function insertOrganisation(database: Database, id: string, status: 'live' | 'dissolved' = 'live') {
  const none: readonly string[] = []
  await database
    .insertInto('organisations')
    .values({
      id,
      dataset: 'test',
      known_from: 'register',
      status,
      name: 'Test Neighbours',
      place_code: 'E08000001',
      purposes: none,
      beneficiaries: none,
      how: none,
      concepts: none,
      service_areas: none,
      source: 'A test',
    })
    .execute()
}

/** What a commissioner says of a decision. */
export const decisionFields = {
  decision: 'adopt',
  does_it_fit: 'People ask for it on three estates.',
  should_we: 'Yes. Nobody else does it here.',
  can_we: 'We have two officers for it.',
  how_will_we: 'One estate at first, then the others.',
  decided_on: '3 11 2025',
  decided_by: 'The head of neighbourhoods',
  levels: '2',
  people: '4',
  days: '35',
}

/** An adoption that is decided and so in public, of a practice of the bundled data; answers its address. */
export async function makeAdoption(
  running: TestApplication,
  practice = 'lib-holiday-activities-and-food',
): Promise<string> {
  const commissioner = await running.as('commissioner', { place: 'E08000001' })
  const fields = { practice, adopter: 'place:E08000001', heard_by: 'search' }
  const begun = await commissioner.post('/adoptions', fields)
  const address = begun.headers.get('location') ?? ''
  await commissioner.post(`${address}/consider`, {})
  const decided = await commissioner.post(`${address}/decide`, decisionFields)
  if (decided.status !== 303) throw new Error(`The decision was answered with ${decided.status}`)
  return address
}
