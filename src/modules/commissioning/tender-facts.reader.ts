import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { HolidayArea } from '../../core/working-days.ts'
import type { TenderFacts } from '../../engines/tendering/index.ts'
import { readCalendars } from '../../platform/calendars/read-calendars.ts'

const table = z.object({
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  amounts: z.record(z.string(), z.int().positive()),
})
const file = z.object({ tables: z.array(table) })

/** The beginnings of codes of places, by which calendars are told apart. */
const beginnings: Readonly<Record<HolidayArea, string>> = {
  'england-and-wales': 'E',
  scotland: 'S',
  'northern-ireland': 'N',
}

/** Bank holidays and the thresholds of procurement law, from the files that ship. Throws if they are not right: they are ours. */
export function readTenderFacts(dataFolder: string): TenderFacts {
  const calendars = readCalendars(dataFolder)
  const { tables } = file.parse(JSON.parse(readFileSync(join(dataFolder, 'law', 'thresholds.json'), 'utf8')))
  return { calendarOf: (area) => calendars(beginnings[area]), thresholds: tables }
}
