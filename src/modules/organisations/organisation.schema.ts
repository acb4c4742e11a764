import { z } from 'zod'
import {
  barList,
  freeText,
  isoDay,
  neededText,
  placeCode,
  plainText,
  postcodeDistrict,
  wholeNumber,
} from '../../platform/bulk-load/field-schemas.ts'

/** An organisation id such as `GB-CHC-1000003`; those of a grant maker's own making hold more kinds of letters. */
const organisationId = z
  .string()
  .transform((text) => text.replaceAll(/\s+/g, ''))
  .refine((text) => /^[!-~]{3,120}$/.test(text), 'is not an organisation id')

/** Eight characters. What registers hold beside (numbers of royal charters and the like) is no company number. */
const companyNumber = z.string().transform((text) => (/^[A-Z0-9]{8}$/.test(text) ? text : null))

/** A row of the files of registers. */
export const registeredOrganisationRow = z.object({
  org_id: organisationId,
  name: neededText,
  register: neededText,
  postcode_district: postcodeDistrict,
  gss: placeCode,
  registered: isoDay,
  activities: freeText,
  objects: freeText,
  purposes: barList,
  beneficiaries: barList,
  how: barList,
  area: freeText,
  spread: freeText,
  icnptso: plainText,
  company_number: companyNumber,
  web: plainText,
  income: wholeNumber,
  spending: wholeNumber,
  source: neededText,
})

/** A row of the file of organisations that grants alone name. */
export const grantedOrganisationRow = z.object({
  org_id: organisationId,
  name: neededText,
  postcode_district: postcodeDistrict,
  gss: placeCode,
  grants: wholeNumber,
  first_award: isoDay,
  last_award: isoDay,
  source: neededText,
})
