import { z } from 'zod'
import { freeText, neededText, plainText, decimalNumber } from '../../platform/bulk-load/field-schemas.ts'
import { britishDate, stated, withoutDash } from './register.fields.ts'

/** `'a','b'` as a list; names within the marks may hold commas. */
const quotedList = withoutDash.transform((text) =>
  text === ''
    ? []
    : text
        .replace(/^'/, '')
        .replace(/'$/, '')
        .split(/'\s*,\s*'/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
)

/** A row of the register of the Office of the Scottish Charity Regulator, live or removed. */
export const oscrRow = z.object({
  'Charity Number': z
    .string()
    .trim()
    .regex(/^SC\d{6}$/, 'is not a number such as SC000117'),
  'Charity Name': neededText,
  'Registered Date': withoutDash.pipe(britishDate),
  'Ceased Date': stated(withoutDash.pipe(britishDate)),
  'Charity Status': stated(plainText),
  Postcode: stated(withoutDash),
  'Geographical Spread': stated(withoutDash.pipe(plainText)),
  'Main Operating Location': stated(withoutDash.pipe(plainText)),
  Purposes: stated(quotedList),
  Beneficiaries: stated(quotedList),
  Activities: stated(quotedList),
  Objectives: stated(withoutDash.pipe(freeText)),
  Website: stated(withoutDash.pipe(plainText)),
  'Most recent year income': stated(withoutDash.pipe(decimalNumber)),
  'Most recent year expenditure': stated(withoutDash.pipe(decimalNumber)),
})
