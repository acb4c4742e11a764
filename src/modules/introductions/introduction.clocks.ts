import { dayInLondon, startOfDayInLondon, type IsoDate } from '../../core/iso-date.ts'
import { addDays, addWorkingDays, type WorkingCalendar } from '../../core/working-days.ts'
import type { Introduction } from './introduction.domain.ts'
import type { IntroductionEvent } from './introduction.states.ts'

/** Working days of the place of the one who was asked. */
export const clockDays = { find: 10, remind: 4, due: 6, expire: 15, stall: 20, askAfter: 30 } as const

/** Something that happens by itself in the morning or at the end of a day, unless the introduction has moved on by then. */
export type ClockEvent = Readonly<{ event: IntroductionEvent; on: IsoDate; when: 'morning' | 'end' }>

/**
 * What will happen by itself from where an introduction stands, and when. Days are working days of the receiver's place,
 * except the thirty days after it closed, which are days of the calendar.
 */
export function clocksOf(
  introduction: Pick<Introduction, 'state' | 'createdAt' | 'receivedAt' | 'acceptedAt' | 'closedAt'>,
  calendar: WorkingCalendar,
): readonly ClockEvent[] {
  const { state, createdAt, receivedAt, acceptedAt, closedAt } = introduction
  const after = (moment: Date, days: number) => addWorkingDays(dayInLondon(moment), days, calendar)
  if (state === 'waiting') return [{ event: 'tell_not_found', on: after(createdAt, clockDays.find), when: 'end' }]
  if (state === 'proposed' && receivedAt !== undefined) {
    return [
      { event: 'remind', on: after(receivedAt, clockDays.remind), when: 'morning' },
      { event: 'fall_due', on: after(receivedAt, clockDays.due), when: 'end' },
      { event: 'expire', on: after(receivedAt, clockDays.expire), when: 'end' },
    ]
  }
  if (state === 'accepted' && acceptedAt !== undefined) {
    return [{ event: 'stall', on: after(acceptedAt, clockDays.stall), when: 'morning' }]
  }
  if (state === 'closed' && closedAt !== undefined) {
    return [{ event: 'ask_after', on: addDays(dayInLondon(closedAt), clockDays.askAfter), when: 'morning' }]
  }
  return []
}

/** The last day on which an answer is in time. */
export function answerBy(receivedAt: Date, calendar: WorkingCalendar): IsoDate {
  return addWorkingDays(dayInLondon(receivedAt), clockDays.due, calendar)
}

/** The instant at which a clock event happens: eight in the morning in London, or as the day ends there. */
export function instantOf({ on, when }: Pick<ClockEvent, 'on' | 'when'>): Date {
  return when === 'morning' ? startOfDayInLondon(on, 8) : startOfDayInLondon(addDays(on, 1))
}
