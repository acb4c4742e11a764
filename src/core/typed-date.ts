import { parseIsoDate, type IsoDate } from './iso-date.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A day as people type it: `27 3 2026`, `27/03/2026`, `27 March 2026`, `2026-03-27`. The day comes before the month. A
 * year of two digits is of this century. `undefined` for what is no day.
 */
export function readTypedDate(text: string): IsoDate | undefined {
  const parts = text
    .trim()
    .toLowerCase()
    .split(/[\s./,-]+/)
    .filter((part) => part !== '')
  if (parts.length !== 3) return undefined
  const [first = '', second = '', third = ''] = parts
  const [day, month, year] = first.length === 4 ? [third, second, first] : [first, second, third]
  const named = /^[a-z]{3,9}$/.test(month) ? months.indexOf(month.slice(0, 3)) + 1 : Number(month)
  const date = Number(day.replace(/(?:st|nd|rd|th)$/, ''))
  const whole = year.length === 2 ? 2_000 + Number(year) : Number(year)
  if (![named, date, whole].every(Number.isInteger)) return undefined
  const padded = [String(whole).padStart(4, '0'), ...[named, date].map((part) => String(part).padStart(2, '0'))]
  return parseIsoDate(padded.join('-'))
}
