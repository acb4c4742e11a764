import { dayInLondon, type IsoDate } from '../../../core/iso-date.ts'
import { addWorkingDays, type WorkingCalendar } from '../../../core/working-days.ts'
import { askDay } from './trust-clock.ts'
import type { WrittenPractice } from './written-practice.domain.ts'

/** Working days after which what no reviewer has taken up is published, marked *not yet reviewed*. */
const untakenDays = 20
/** Working days within which a reviewer owes an answer. */
const reviewDays = 10

/** What the clock does about a practice. */
export type ClockStep = 'untaken' | 'late' | 'fall_due' | 'lapse'

/** What is to happen next by itself, and on which day. */
export type NextStep = Readonly<{ step: ClockStep; on: IsoDate }>

/** What the clock will do next to a practice as it stands; `undefined` where it does nothing. */
export function nextStep(practice: WrittenPractice, calendar: WorkingCalendar): NextStep | undefined {
  const { state, submittedAt, takenAt, lapsesOn } = practice
  const after = (from: Date, days: number) => addWorkingDays(dayInLondon(from), days, calendar)
  if (state === 'submitted' && submittedAt !== undefined)
    return { step: 'untaken', on: after(submittedAt, untakenDays) }
  if (state === 'in_review' && takenAt !== undefined) return { step: 'late', on: after(takenAt, reviewDays) }
  if (state === 'published' && lapsesOn !== undefined) return { step: 'fall_due', on: askDay(lapsesOn) }
  if (state === 'review_due' && lapsesOn !== undefined) return { step: 'lapse', on: lapsesOn }
  return undefined
}
