import { z } from 'zod'
import {
  freeText,
  isoDay,
  neededDay,
  neededText,
  placeCode,
  plainText,
  postcodeDistrict,
  procurementCodes,
} from '../../platform/bulk-load/field-schemas.ts'

const text = freeText.nullish().transform((value) => value ?? null)
const day = isoDay.nullish().transform((value) => value ?? null)
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null)
const pence = z
  .number()
  .int()
  .nonnegative()
  .nullish()
  .transform((value) => value ?? null)

/** A row of the file of open notices. */
export const noticeRow = z.object({
  id: z.string().min(1, 'is empty').max(200),
  title: neededText,
  description: text,
  additional: text,
  buyer: neededText,
  gss: placeCode.nullish(),
  postcode_district: postcodeDistrict.nullish(),
  region: text,
  town: text,
  cpv: procurementCodes.nullish(),
  value_low_pence: pence,
  value_high_pence: pence,
  value_pence: pence,
  suitable_sme: flag,
  suitable_vcse: flag,
  procedure: text,
  published: neededDay,
  closes: day,
  start: day,
  end: day,
  kind: neededText,
  source: neededText,
  ocid: plainText.nullish(),
})
