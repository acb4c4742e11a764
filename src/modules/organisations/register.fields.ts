import { z } from 'zod'
import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import { britishDay } from './register.rows.ts'

/** A field that may be missing, null, a number or a text: read as text by the schema given. */
export function stated<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value) =>
      value === undefined || value === null
        ? ''
        : typeof value === 'number' || typeof value === 'boolean'
          ? String(value)
          : value,
    schema,
  )
}

/** A text in which a dash alone means that nothing is stated. */
export const withoutDash = z.string().transform((text) => (text.trim() === '-' ? '' : text.trim()))

/** A day as registers of these islands write it, with or without an hour; empty is null. */
export const britishDate = z.string().transform((text, context): IsoDate | null => {
  const day = britishDay(text.trim(), parseIsoDate)
  if (day === undefined) context.addIssue({ code: 'custom', message: 'is not a day such as 30/06/2020' })
  return day ?? null
})

/** The day of a moment such as `2025-11-07T00:00:00`; empty is null. */
export const dayOfMoment = z.string().transform((text, context): IsoDate | null => {
  if (text === '') return null
  const day = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+Z?)?$/.test(text) ? parseIsoDate(text.slice(0, 10)) : undefined
  if (day === undefined) context.addIssue({ code: 'custom', message: 'is not a day such as 2025-11-07' })
  return day ?? null
})

/** Yes or no in the words of the registers; empty is no. */
export const yesOrNo = z.string().transform((text, context): boolean => {
  const word = text.trim().toLowerCase()
  if (['true', 't', '1', 'yes', 'y'].includes(word)) return true
  if (!['', 'false', 'f', '0', 'no', 'n'].includes(word)) {
    context.addIssue({ code: 'custom', message: 'is neither true nor false' })
  }
  return false
})

/** A whole number of nought or more that has to be there. */
export const countingNumber = z
  .string()
  .regex(/^\d{1,9}(?:\.0)?$/, 'is not a whole number')
  .transform(Number)
