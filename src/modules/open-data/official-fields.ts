import { z } from 'zod'
import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import { districtOf } from '../../engines/matching/places/postcode.ts'
import { freeText, neededText } from '../../platform/bulk-load/field-schemas.ts'

/** Spreadsheets make numbers of what is text: `1136419` and `01234567` are read alike. */
const written = z
  .union([z.string(), z.number().transform(String)], 'is not a text')
  .nullish()
  .transform((value) => value ?? '')

/** Words, redacted; empty or absent is null. */
export const officialText = written.pipe(freeText)

/** Words that have to be there, redacted. */
export const neededOfficialText = written.pipe(neededText)

/** A code, a number or a link, as it is; empty or absent is null. */
export const officialCode = written.transform((text) => text.replaceAll('\0', '').trim() || null)

/** The source's own reference, which has to be there. */
export const officialReference = written
  .transform((text) => text.replaceAll('\0', '').trim())
  .pipe(z.string().min(1, 'is empty').max(200, 'is longer than 200 characters'))

const british = /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})(?:[ T].*)?$/
const isoMoment = /^(?<day>\d{4}-\d{2}-\d{2})(?:[T ].*)?$/

/** A day from `2020-06-30`, a moment of it, or `30/06/2020`; a moment keeps the day of its own time zone. */
function readDay(text: string): IsoDate | undefined {
  const iso = isoMoment.exec(text)?.groups?.['day']
  if (iso !== undefined) return parseIsoDate(iso)
  const { day, month, year } = british.exec(text)?.groups ?? {}
  if (day === undefined || month === undefined || year === undefined) return undefined
  return parseIsoDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** A day in the layouts that official files use; empty or absent is null. */
export const officialDay = written.transform((text, context): IsoDate | null => {
  const tidy = text.trim()
  if (tidy === '') return null
  const day = readDay(tidy)
  if (day === undefined) context.addIssue({ code: 'custom', message: 'is not a day such as 2020-06-30 or 30/06/2020' })
  return day ?? null
})

/** A day with the moment within it where one is stated, else its beginning. Moments without a zone are Greenwich's. */
export const neededMoment = written.transform((text, context): { day: IsoDate; moment: Date } => {
  const tidy = text.trim()
  const day = readDay(tidy)
  const moment = new Date(isoMoment.test(tidy) && tidy.length > 10 ? tidy : `${day}T00:00:00Z`)
  if (day !== undefined && !Number.isNaN(moment.getTime())) return { day, moment }
  context.addIssue({
    code: 'custom',
    message: tidy === '' ? 'is empty' : 'is not a moment such as 2025-01-23T22:10:19Z',
  })
  return z.NEVER
})

/** The same where it may be missing; what cannot be read counts as missing. */
export const officialMoment = z
  .unknown()
  .optional()
  .transform((value) => {
    const read = neededMoment.safeParse(value)
    return read.success ? read.data.moment : null
  })

const amount = /^£?\s*(?<pounds>\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(?<fraction>\d+))?$/

/** Pounds as a number or as text (`15000`, `£15,000.50`), in pence; empty or absent is null. Amounts below nought are refused. */
export const officialPounds = written.transform((text, context): number | null => {
  const tidy = text.trim()
  if (tidy === '') return null
  const { pounds, fraction } = amount.exec(tidy)?.groups ?? {}
  if (pounds === undefined) {
    context.addIssue({ code: 'custom', message: 'is not an amount in pounds' })
    return z.NEVER
  }
  const pence = Math.round(Number(`0.${fraction ?? '0'}`) * 100)
  return Number(pounds.replaceAll(',', '')) * 100 + pence
})

/** `Yes`, `No`, true or false in any capitals; anything else is not stated. */
export const officialFlag = z
  .unknown()
  .optional()
  .transform((value): boolean | null => {
    if (typeof value === 'boolean') return value
    const word = typeof value === 'string' ? value.trim().toLowerCase() : ''
    if (['yes', 'true'].includes(word)) return true
    return ['no', 'false'].includes(word) ? false : null
  })

/** The district of a postcode, such as `BL1`; what is no postcode is not stated. Nothing else of it is kept. */
export const officialDistrict = written.transform((text) => districtOf(text) ?? null)

/** A company number in the eight characters of its register; `null` for what is none. */
export function companyNumber(text: string | null): string | null {
  const tidy = text?.replaceAll(/\s+/g, '').toUpperCase() ?? ''
  if (/^\d{6,8}$/.test(tidy)) return tidy.padStart(8, '0')
  return /^[A-Z]{2}\d{6}$/.test(tidy) ? tidy : null
}
