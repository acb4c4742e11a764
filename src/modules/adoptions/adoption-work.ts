import { dayInLondon } from '../../core/iso-date.ts'
import type { Calendars } from '../../platform/calendars/read-calendars.ts'
import type { WorkProvider } from '../my-work/index.ts'
import { adoptersOf } from './adopters.ts'
import { nextReview } from './adoption.domain.ts'
import { adoptionPath } from './adoption.paths.ts'
import { listAdoptions } from './adoption.repository.ts'
import { reviewsDone } from './adoption.service.ts'

const mostListed = 100

/** What adoptions give their adopters to do: claims to confirm, and reviews that are due. */
export function adoptionWork(calendars: Calendars): WorkProvider {
  return async (database, { who, now }) => {
    const adopters = adoptersOf(who)
    if (adopters.length === 0) return {}
    const today = dayInLondon(now)
    const items = []
    for (const adoption of await listAdoptions(database, { adopters, limit: mostListed })) {
      const { id, state, startedOn, placeCode } = adoption
      if (state === 'claimed') items.push({ title: 'Say whether you use this practice', href: adoptionPath(id) })
      if ((state !== 'in_use' && state !== 'sustained') || startedOn === undefined) continue
      const { months, dueOn } = nextReview(startedOn, await reviewsDone(database, id), calendars(placeCode))
      if (dueOn <= today)
        items.push({ title: `Review an adoption at ${months} months`, href: adoptionPath(id), due: dueOn })
    }
    return { owe: items }
  }
}
