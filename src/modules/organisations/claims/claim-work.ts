import type { WorkProvider } from '../../my-work/index.ts'
import { claimsPath } from './claim.paths.ts'
import { listClaimsToDecide } from './claim.repository.ts'

/** What administrators owe to people who want to speak for an organisation. */
export const claimWork: WorkProvider = async (database, { who }) => {
  if (!who.holdings.some(({ role }) => role === 'administrator')) return {}
  const waiting = (await listClaimsToDecide(database)).filter(({ state }) => state !== 'letter_posted').length
  if (waiting === 0) return {}
  return {
    owe: [
      { title: waiting === 1 ? 'A claim of an organisation' : `${waiting} claims of organisations`, href: claimsPath },
    ],
  }
}
