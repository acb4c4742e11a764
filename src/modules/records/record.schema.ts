import { z } from 'zod'
import {
  freeText,
  isoDay,
  neededText,
  placeCode,
  plainText,
  postcodeDistrict,
  procurementCodes,
  wholeNumber,
} from '../../platform/bulk-load/field-schemas.ts'

const text = freeText.nullish().transform((value) => value ?? null)
const reference = z.string().min(1, 'is empty').max(200)

/** A row of the file of grants. */
export const grantRow = z.object({
  id: reference,
  title: neededText,
  description: freeText,
  amount_pence: wholeNumber,
  currency: z.literal('GBP', 'is not in pounds'),
  award_date: isoDay,
  funder_id: plainText,
  funder: neededText,
  recipient_id: plainText,
  recipient: freeText,
  recipient_charity: plainText,
  recipient_company: plainText,
  postcode_district: postcodeDistrict,
  gss: placeCode,
  programme: freeText,
  file: neededText,
})

/** A row of the file of award notices. */
export const awardRow = z.object({
  id: reference,
  title: neededText,
  description: text,
  buyer: neededText,
  gss: placeCode.nullish(),
  published: isoDay.nullish().transform((value) => value ?? null),
  cpv: procurementCodes.nullish(),
  region: text,
  postcode_district: postcodeDistrict.nullish(),
  value_pence: z
    .number()
    .int()
    .nonnegative()
    .nullish()
    .transform((value) => value ?? null),
  procedure: text,
  source: neededText,
  url: plainText.nullish(),
  suppliers: z
    .array(z.object({ name: neededText, id: plainText.nullish(), vcse_as_published: z.boolean().nullish() }))
    .min(1, 'names nobody who was paid'),
})
