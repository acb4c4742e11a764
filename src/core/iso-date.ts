/** A calendar day such as `2025-11-08`. Clocks take such a day as data; nothing in an engine asks the machine's clock. */
export type IsoDate = string & { readonly __brand: 'IsoDate' }

const pattern = /^\d{4}-\d{2}-\d{2}$/

/** Reads a calendar day; `undefined` if the text is not one (`2025-02-30` is not). */
export function parseIsoDate(text: string): IsoDate | undefined {
  if (!pattern.test(text)) return undefined
  const day = new Date(`${text}T00:00:00Z`)
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) return undefined
  return text as IsoDate
}

/** Whole days since 1970-01-01. */
export function epochDay(date: IsoDate): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000
}

/** The ISO 8601 week of a day, such as `2025-W45`. */
export function isoWeek(date: IsoDate): string {
  const day = new Date(`${date}T00:00:00Z`)
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * 86_400_000)
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  const week = 1 + Math.floor((thursday.getTime() - newYear) / (7 * 86_400_000))
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`
}

const londonDays = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day that it is in the United Kingdom at an instant. */
export function dayInLondon(instant: Date): IsoDate {
  return londonDays.format(instant) as IsoDate
}

/** The instant at which a day begins in the United Kingdom, or some hours into it; the clock is put forward in summer. */
export function startOfDayInLondon(day: IsoDate, hour = 0): Date {
  const inGreenwich = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  const anHourBefore = new Date(inGreenwich.getTime() - 3_600_000)
  return hourInLondon(anHourBefore) === hour && dayInLondon(anHourBefore) === day ? anHourBefore : inGreenwich
}

const londonHours = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: 'numeric', hourCycle: 'h23' })
const hourInLondon = (instant: Date) => Number(londonHours.format(instant))

/** A day for people to read: `7 November 2025`. */
export function showDate(date: IsoDate): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
