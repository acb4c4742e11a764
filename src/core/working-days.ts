import { epochDay, type IsoDate } from './iso-date.ts'

/** The three parts of the United Kingdom whose bank holidays differ. */
export type HolidayArea = 'england-and-wales' | 'scotland' | 'northern-ireland'

/** The bank holidays of one area, given as data. Days outside the years of the data skip weekends only. */
export type WorkingCalendar = Readonly<{ area: HolidayArea; holidays: ReadonlySet<IsoDate> }>

/** The area whose bank holidays count at a place, by the first letter of its code of the Office for National Statistics. */
export function holidayAreaOf(placeCode: string | undefined): HolidayArea {
  if (placeCode?.startsWith('S') === true) return 'scotland'
  return placeCode?.startsWith('N') === true ? 'northern-ireland' : 'england-and-wales'
}

/** Whether people are at work on a day: neither a weekend nor a bank holiday there. */
export function isWorkingDay(day: IsoDate, { holidays }: WorkingCalendar): boolean {
  const weekday = (epochDay(day) + 4) % 7
  return weekday !== 0 && weekday !== 6 && !holidays.has(day)
}

/**
 * The day that many whole working days after (or, if negative, before) another. The day itself does not count: one
 * working day after a Friday is the Monday. With 0: the day itself, or the next working day if it is none.
 */
export function addWorkingDays(day: IsoDate, count: number, calendar: WorkingCalendar): IsoDate {
  const step = count < 0 ? -1 : 1
  let found = day
  if (count === 0) {
    while (!isWorkingDay(found, calendar)) found = addDays(found, 1)
    return found
  }
  for (let left = Math.abs(count); left > 0;) {
    found = addDays(found, step)
    if (isWorkingDay(found, calendar)) left -= 1
  }
  return found
}

/** How many working days lie after `from`, up to and with `to`; negative if `to` is earlier. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let day = from; day < to;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}

/** The day that many calendar days later. */
export function addDays(day: IsoDate, count: number): IsoDate {
  return new Date((epochDay(day) + count) * 86_400_000).toISOString().slice(0, 10) as IsoDate
}
