import type { Database } from '../../platform/database/database.ts'
import { clocksOf, instantOf } from './introduction.clocks.ts'
import type { Introduction } from './introduction.domain.ts'
import type { IntroductionTools } from './introduction-tools.ts'

/** The kind of job that a clock of an introduction is. */
export const introductionClock = 'introduction-clock'

/** Sets every clock that runs from where an introduction stands, in the caller's transaction. Setting one twice sets one. */
export async function setClocks(
  transaction: Database,
  introduction: Introduction,
  { calendars, schedule }: Pick<IntroductionTools, 'calendars' | 'schedule'>,
): Promise<void> {
  for (const due of clocksOf(introduction, calendars(introduction.placeCode))) {
    await schedule(transaction, {
      kind: introductionClock,
      key: `${introduction.id} ${due.event}`,
      runAt: instantOf(due),
      data: { id: introduction.id, event: due.event },
    })
  }
}
