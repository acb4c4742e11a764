import type { IsoDate } from '../../../core/iso-date.ts'
import { addDays } from '../../../core/working-days.ts'

/** Months after which what nobody confirmed lapses. */
const lapseMonths = 24
/** Days before that at which its owner is asked. */
const askDays = 60

/** The day on which a practice confirmed on `day` lapses: 24 months later, or the last day of that month. */
export function lapseDay(day: IsoDate): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + lapseMonths, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + lapseMonths, Math.min(date, last))).toISOString().slice(0, 10) as IsoDate
}

/** The day on which its owner is asked whether it is still true: 60 days before it lapses. */
export function askDay(lapsesOn: IsoDate): IsoDate {
  return addDays(lapsesOn, -askDays)
}
