import { z } from 'zod'
import { dayInLondon } from '../../../core/iso-date.ts'
import { clock } from '../../../core/state-machine.ts'
import type { JobHandler } from '../../../platform/jobs/job.ts'
import { practiceClock } from './practice-clock.ts'
import { nextStep, type ClockStep } from './practice-clock.domain.ts'
import {
  fallDue,
  lapse,
  publishUntaken,
  reviewIsLate,
  type Decided,
  type WrittenPractice,
} from './written-practice.domain.ts'
import { findWritten } from './written-practice.repository.ts'
import { changePractice } from './written-practice.service.ts'
import type { ChangeParts } from './writing-parts.ts'

const jobData = z.object({ id: z.string(), step: z.enum(['untaken', 'late', 'fall_due', 'lapse']) })

const rules: Readonly<Record<ClockStep, (practice: WrittenPractice, now: Date) => Decided>> = {
  untaken: publishUntaken,
  late: reviewIsLate,
  fall_due: fallDue,
  lapse,
}

/** The one job of the trust clock and of the reviewers' queue. */
export function practiceJobs(parts: ChangeParts): readonly JobHandler[] {
  return [
    {
      kind: practiceClock,
      run: async (transaction, job) => {
        const { id, step } = jobData.parse(job.data)
        const practice = await findWritten(transaction, id)
        const next = practice && nextStep(practice, parts.calendars(practice.profile.placeCodes[0]))
        // It was taken up, confirmed or withdrawn meanwhile: another day counts now, or none.
        if (practice === undefined || next?.step !== step || next.on > dayInLondon(job.now)) return
        const at = { ...parts, now: () => job.now }
        // A text that a check holds is refused here, and waits for a reviewer; the list of reviews shows it first.
        await changePractice(at, transaction, { id, acting: clock }, (before, _, now) => rules[step](before, now))
      },
    },
  ]
}
