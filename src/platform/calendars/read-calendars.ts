import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import { holidayAreaOf, type HolidayArea, type WorkingCalendar } from '../../core/working-days.ts'
import { readCsvTable } from '../bundled-files/csv-table.ts'

/** The calendar that counts at a place, by its code; that of England and Wales where no place is known. */
export type Calendars = (placeCode: string | undefined) => WorkingCalendar

/** Reads `calendars/bank-holidays.csv`. Throws on a day that is none, since the file comes with the product. */
export function readCalendars(dataFolder: string): Calendars {
  const holidays: Readonly<Record<HolidayArea, Set<IsoDate>>> = {
    'england-and-wales': new Set(),
    scotland: new Set(),
    'northern-ireland': new Set(),
  }
  for (const row of readCsvTable(readFileSync(join(dataFolder, 'calendars', 'bank-holidays.csv'), 'utf8'))) {
    const area = areas.find((name) => name === row['area'])
    const day = parseIsoDate(row['date'] ?? '')
    if (area === undefined || day === undefined) throw new Error(`bank-holidays.csv: ${JSON.stringify(row)}`)
    holidays[area].add(day)
  }
  return (placeCode) => {
    const area = holidayAreaOf(placeCode)
    return { area, holidays: holidays[area] }
  }
}

const areas: readonly HolidayArea[] = ['england-and-wales', 'scotland', 'northern-ireland']
