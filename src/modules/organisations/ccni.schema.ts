import { z } from 'zod'
import { decimalNumber, neededText, plainText } from '../../platform/bulk-load/field-schemas.ts'
import { britishDate, countingNumber, stated } from './register.fields.ts'

/** Entries of a coded list: they hold commas themselves, and each begins with a capital. */
const codedList = stated(z.string()).transform((text) =>
  text
    .split(/,\s*(?=\p{Lu})/u)
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

/** A row of the register of the Charity Commission for Northern Ireland. Addresses, e-mail and telephone are not read. */
export const ccniRow = z.object({
  'Reg charity number': z
    .string()
    .trim()
    .regex(/^\d{6}$/, 'is not a number of six digits'),
  'Sub charity number': stated(z.string())
    .transform((text) => text.trim() || '0')
    .pipe(countingNumber),
  'Charity name': neededText,
  'Date registered': britishDate,
  Status: stated(plainText),
  'Company number': stated(z.string()),
  'What the charity does': codedList,
  'Who the charity helps': codedList,
  'How the charity works': codedList,
  Website: stated(plainText),
  'Total income': stated(decimalNumber),
  'Total spending': stated(decimalNumber),
})
