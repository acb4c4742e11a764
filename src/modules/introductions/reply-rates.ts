import { dayInLondon, type IsoDate } from '../../core/iso-date.ts'
import { addDays, workingDaysBetween, type WorkingCalendar } from '../../core/working-days.ts'
import { clockDays } from './introduction.clocks.ts'

/** From how many received on a rate is shown: fewer say more of chance than of the one who replies. */
export const fewestReceived = 5

/** One introduction as it was received. */
export type Received = Readonly<{ receivedAt: Date; answeredAt: Date | undefined }>

/** How somebody replies. A no is a reply as good as a yes. */
export type ReplyRate = Readonly<{
  received: number | undefined
  /** Answered within six working days. All three are `undefined` while fewer than five were received. */
  inTime: number | undefined
  medianDays: number | undefined
}>

/**
 * The reply rate of one party over the twelve months before a day. What is younger than six working days and has no answer
 * yet is left out: it is neither answered nor late. The median is in working days, over those that were answered.
 */
export function replyRate(received: readonly Received[], today: IsoDate, calendar: WorkingCalendar): ReplyRate {
  const days = (from: Date, to: IsoDate) => workingDaysBetween(dayInLondon(from), to, calendar)
  const counted = received
    .filter(({ receivedAt }) => dayInLondon(receivedAt) > addDays(today, -365))
    .map(({ receivedAt, answeredAt }) => ({
      taken: answeredAt && days(receivedAt, dayInLondon(answeredAt)),
      passed: days(receivedAt, today),
    }))
    .filter(({ taken, passed }) => taken !== undefined || passed > clockDays.due)
  if (counted.length < fewestReceived) return { received: undefined, inTime: undefined, medianDays: undefined }
  const taken = counted.flatMap((one) => (one.taken === undefined ? [] : [one.taken])).toSorted((a, b) => a - b)
  return {
    received: counted.length,
    inTime: taken.filter((one) => one <= clockDays.due).length,
    medianDays: median(taken),
  }
}

function median(sorted: readonly number[]): number | undefined {
  const middle = Math.floor(sorted.length / 2)
  const [below, above] = [sorted[middle - 1], sorted[middle]]
  if (sorted.length % 2 === 1 || above === undefined || below === undefined) return above
  return (below + above) / 2
}
