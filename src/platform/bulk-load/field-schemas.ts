import { z } from 'zod'
import { parseIsoDate, type IsoDate } from '../../core/iso-date.ts'
import { redactText } from './redaction.ts'

const longestText = 100_000

// PostgreSQL's text holds no NUL.
const clean = (text: string) => redactText(text.replaceAll('\0', '').trim())

/** Words that people wrote: redacted; empty is null. */
export const freeText = z
  .string()
  .max(longestText, `is longer than ${longestText} characters`)
  .transform((text) => clean(text) || null)

/** A text that has to be there. */
export const neededText = z
  .string()
  .max(longestText, `is longer than ${longestText} characters`)
  .transform(clean)
  .refine((text) => text !== '', 'is empty')

/** A code, a link or a number as text; nothing in it is cut. Empty is null. */
export const plainText = z.string().transform((text) => text.replaceAll('\0', '').trim() || null)

/** A day such as `2020-06-30`; empty is null. */
export const isoDay = z.string().transform((text, context): IsoDate | null => {
  if (text === '') return null
  const day = parseIsoDate(text)
  if (day === undefined) context.addIssue({ code: 'custom', message: 'is not a day such as 2020-06-30' })
  return day ?? null
})

/** A day that has to be there. */
export const neededDay = z.string().transform((text, context): IsoDate => {
  const day = parseIsoDate(text)
  if (day !== undefined) return day
  context.addIssue({ code: 'custom', message: 'is not a day such as 2020-06-30' })
  return z.NEVER
})

/** Texts parted by bars, as coded lists are filed. */
export const barList = z.string().transform((text) =>
  text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

/** A list of texts, redacted, without empty ones. */
export const textList = z.array(z.string()).transform((texts) => texts.map(clean).filter((text) => text !== ''))

const numberText = (pattern: RegExp, message: string) =>
  z
    .string()
    .refine((text) => text === '' || pattern.test(text), message)
    .transform((text) => (text === '' ? null : Number(text)))

/** A whole number written as text; empty is null. */
export const wholeNumber = numberText(/^-?\d{1,15}$/, 'is not a whole number')

/** A number written as text; empty is null. */
export const decimalNumber = numberText(/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i, 'is not a number')

/** The code of a council, county or combined authority such as `E08000001`; empty is null. */
export const placeCode = z
  .string()
  .regex(/^(?:[ENSW]\d{8})?$/, 'is not a place code such as E08000001')
  .transform((text) => text || null)

/** A postcode district such as `BL1`; never a full postcode. */
export const postcodeDistrict = z
  .string()
  .regex(/^(?:[A-Z]{1,2}\d[A-Z\d]?)?$/, 'is not a postcode district such as BL1')
  .transform((text) => text || null)

/** Procurement codes of eight digits each. */
export const procurementCodes = z.array(z.string().regex(/^\d{8}$/, 'is not a procurement code of eight digits'))
