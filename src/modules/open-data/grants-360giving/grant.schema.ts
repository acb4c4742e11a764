import { z } from 'zod'
import {
  neededOfficialText,
  officialCode,
  officialDay,
  officialDistrict,
  officialMoment,
  officialPounds,
  officialReference,
  officialText,
} from '../official-fields.ts'

const listOf = <Part extends z.ZodType>(part: Part) =>
  z
    .array(part, 'is not a list')
    .nullish()
    .transform((value) => value ?? [])

const organisation = z.object({
  id: officialCode,
  name: neededOfficialText,
  charityNumber: officialCode,
  companyNumber: officialCode,
  postalCode: officialDistrict,
})

/**
 * What is read of a grant of the 360Giving Data Standard 1.4. Streets, contacts, e-mail addresses and telephone numbers are not
 * among it, so they are never kept.
 */
export const grantSchema = z.object({
  id: officialReference,
  title: neededOfficialText,
  description: officialText,
  currency: officialCode.refine((code) => code !== null && /^[A-Za-z]{3}$/.test(code), 'is not a currency such as GBP'),
  amountAwarded: officialPounds.refine((pence) => pence !== null, 'is empty'),
  awardDate: officialDay.refine((day) => day !== null, 'is empty'),
  url: officialCode,
  dateModified: officialMoment,
  recipientOrganization: listOf(organisation).refine((list) => list.length > 0, 'names nobody who was paid'),
  fundingOrganization: listOf(organisation).refine((list) => list.length > 0, 'names nobody who paid'),
  grantProgramme: listOf(z.object({ title: officialText })),
  beneficiaryLocation: listOf(z.object({ name: officialText, geoCode: officialCode })),
})

/** Whether a grant went to a person: then nothing of it is kept. */
export function isToIndividual(raw: unknown): boolean {
  if (typeof raw !== 'object' || raw === null || !('recipientIndividual' in raw)) return false
  const individual = raw.recipientIndividual
  return individual !== null && individual !== undefined && !(Array.isArray(individual) && individual.length === 0)
}

/** A grant as it is read. */
export type Grant = z.output<typeof grantSchema>
