import type { Calendars } from '../../platform/calendars/read-calendars.ts'
import type { WorkProvider } from '../my-work/index.ts'
import { answerBy } from './introduction.clocks.ts'
import { stillToAgree, type Introduction } from './introduction.domain.ts'
import { introductionPath } from './introduction.paths.ts'
import { listIntroductions } from './introduction.repository.ts'
import { partiesOf, rolesIn } from './parties.ts'

const mostListed = 100

/** What introductions give somebody to do, and what others owe them. */
export function introductionWork(calendars: Calendars): WorkProvider {
  const due = ({ receivedAt, placeCode }: Introduction) =>
    receivedAt === undefined ? {} : { due: answerBy(receivedAt, calendars(placeCode)) }
  return async (database, { who }) => {
    const states = ['proposed', 'stalled', 'closed'] as const
    const own = await listIntroductions(database, { parties: partiesOf(who), states, limit: mostListed })
    const isMine = (one: Introduction) => stillToAgree(one).some((side) => rolesIn(who, one).includes(side))
    const proposed = own.filter(({ state }) => state === 'proposed')
    const quiet = own.filter(({ state }) => state === 'stalled')
    return {
      owe: [
        ...proposed.filter(isMine).map((one) => ({
          title: 'Answer somebody who asks to meet you',
          href: introductionPath(one.id),
          ...due(one),
        })),
        ...quiet.map(({ id }) => ({ title: 'Say whether you have spoken yet', href: introductionPath(id) })),
      ],
      owed: proposed
        .filter((one) => !isMine(one))
        .map((one) => ({
          title: 'An answer to you, about meeting somebody',
          href: introductionPath(one.id),
          ...due(one),
        })),
    }
  }
}
