import { parseIsoDate } from '../../core/iso-date.ts'
import { addDays, isWorkingDay, type HolidayArea, type WorkingCalendar } from '../../core/working-days.ts'
import { exactOr, countAt, penceAt, stop, textAt, type Given } from '../../core/exact/reader.ts'
import { exactText, one, whole, zero } from '../../core/exact/exact.ts'

/** What law says, as data with a date: thresholds by day, and bank holidays by nation. */
export type TenderFacts = Readonly<{
  calendarOf: (area: HolidayArea) => WorkingCalendar
  thresholds: readonly Readonly<{
    validFrom: string
    validTo: string | null
    amounts: Readonly<Record<string, number>>
  }>[]
}>

/** A mandatory standstill is no shorter (Procurement Act 2023 s. 51). */
const fewestWorkingDays = 8
const longest = 366
const areas: readonly HolidayArea[] = ['england-and-wales', 'scotland', 'northern-ireland']

/** Answers `standstill`: the last of so many working days, counted from and with the day of publication. */
export function standstill(given: Given, facts: TenderFacts) {
  const published =
    parseIsoDate(textAt(given['published'])) ??
    stop('bad-range', '/published', 'The day of publication is a date such as 2026-03-02.')
  const days = countAt(given['workingDays'], '/workingDays', 0, longest, fewestWorkingDays)
  if (days < fewestWorkingDays)
    stop(
      'standstill-too-short',
      '/workingDays',
      `A standstill lasts ${fewestWorkingDays} working days or more, and not ${days}.`,
    )
  const nation = given['nation'] === undefined ? 'england-and-wales' : textAt(given['nation'])
  const area =
    areas.find((known) => known === nation) ??
    stop('bad-range', '/nation', `\`${nation}\` is none of ${areas.join(', ')}.`)
  const calendar = facts.calendarOf(area)
  let left = days
  let day = published
  for (;;) {
    if (isWorkingDay(day, calendar)) left -= 1
    if (left === 0) return { endsOn: day }
    day = addDays(day, 1)
  }
}

/** Answers `threshold`: whether a value with VAT reaches the amount of the day. Equal counts as over. */
export function threshold(given: Given, { thresholds }: TenderFacts) {
  const on = parseIsoDate(textAt(given['on'])) ?? stop('bad-range', '/on', 'The day is a date such as 2026-01-01.')
  const kind = textAt(given['kind'])
  const table = thresholds.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))
  if (table === undefined) stop('no-threshold', '/on', `No table of thresholds here is for ${on}; it is not guessed.`)
  const amount = table.amounts[kind]
  if (amount === undefined)
    stop(
      'no-threshold',
      '/kind',
      `The table of ${table.validFrom} has no amount for \`${kind}\`. It has: ${Object.keys(table.amounts).join(', ')}.`,
    )
  const value = penceAt(given['value'], '/value', 'The value')
  const vat = exactOr(given['vatPercent'], '/vatPercent', zero).div(whole(100))
  const withVat = given['includesVat'] === true ? value : value.mul(vat.add(one))
  return {
    threshold: amount,
    valueWithVat: exactText(withVat),
    over: withVat.compare(whole(amount)) >= 0,
    validFrom: table.validFrom,
  }
}
