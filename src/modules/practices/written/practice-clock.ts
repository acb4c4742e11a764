import type { IsoDate } from '../../../core/iso-date.ts'
import type { Database } from '../../../platform/database/database.ts'
import { scheduleJob } from '../../../platform/jobs/job.repository.ts'
import { nextStep } from './practice-clock.domain.ts'
import type { WrittenPractice } from './written-practice.domain.ts'
import type { WritingParts } from './writing-parts.ts'

/** What the job queue calls it. */
export const practiceClock = 'clock of a practice'

/** Morning of a day in universal time: before people come to work, and after midnight in London the whole year. */
const morningOf = (day: IsoDate) => new Date(`${day}T04:00:00Z`)

/**
 * Schedules what the clock does next to a practice as it stands now, in the transaction that brought it there. What was scheduled
 * for an earlier state finds, when its time comes, that it is not due.
 */
export async function wind(
  { calendars }: Pick<WritingParts, 'calendars'>,
  transaction: Database,
  practice: WrittenPractice,
): Promise<void> {
  const next = nextStep(practice, calendars(practice.profile.placeCodes[0]))
  if (next === undefined) return
  const { id, version } = practice
  const data = { id, step: next.step }
  await scheduleJob(transaction, {
    kind: practiceClock,
    key: `${id} ${next.step} ${version}`,
    runAt: morningOf(next.on),
    data,
  })
}
