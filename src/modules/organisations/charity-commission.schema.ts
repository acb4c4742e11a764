import { z } from 'zod'
import { decimalNumber, freeText, neededText, plainText } from '../../platform/bulk-load/field-schemas.ts'
import { countingNumber, dayOfMoment, stated, yesOrNo } from './register.fields.ts'

const numbers = {
  registered_charity_number: stated(countingNumber),
  linked_charity_number: stated(z.string().transform((text) => text || '0')).pipe(countingNumber),
}

/** Which charity a row is about: its number, and nought or the number of the one that is linked to it. */
export type CharityNumbers = Readonly<{ registered_charity_number: number; linked_charity_number: number }>

/** A row of `publicextract.charity`. Addresses, telephone and e-mail are not read. */
export const charityRow = z.object({
  ...numbers,
  date_of_extract: stated(dayOfMoment),
  charity_name: neededText,
  charity_registration_status: stated(
    z.string().regex(/^(?:Registered|Removed)$/i, 'is neither Registered nor Removed'),
  ),
  date_of_registration: stated(dayOfMoment),
  date_of_removal: stated(dayOfMoment),
  charity_insolvent: stated(yesOrNo),
  charity_in_administration: stated(yesOrNo),
  cio_is_dissolved: stated(yesOrNo),
  charity_activities: stated(freeText),
  charity_contact_postcode: stated(z.string()),
  charity_contact_web: stated(plainText),
  charity_company_registration_number: stated(z.string()),
  latest_income: stated(decimalNumber),
  latest_expenditure: stated(decimalNumber),
})

/** A row of `publicextract.charity_governing_document`. */
export const governingDocumentRow = z.object({
  ...numbers,
  charitable_objects: stated(freeText),
  area_of_benefit: stated(freeText),
})

/** A row of `publicextract.charity_classification`: one code of one charity. */
export const classificationRow = z.object({
  ...numbers,
  classification_type: z.enum(['What', 'Who', 'How'], 'is none of What, Who and How'),
  classification_description: neededText,
})

/** A row of `publicextract.charity_area_of_operation`: one area that one charity works in. */
export const areaRow = z.object({
  ...numbers,
  geographic_area_type: stated(plainText),
  geographic_area_description: neededText,
})
