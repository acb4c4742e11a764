import { z } from 'zod'
import {
  neededMoment,
  officialCode,
  officialDay,
  officialFlag,
  officialReference,
  officialText,
} from '../official-fields.ts'

const maybe = <Part extends z.ZodType>(part: Part) => part.nullish().transform((value) => value ?? undefined)
const listOf = <Part extends z.ZodType>(part: Part) =>
  z
    .array(part)
    .nullish()
    .transform((value) => value ?? [])

/** Pounds in pence; money of other currencies is not stated. */
const value = maybe(
  z.object({ amount: z.number('is not a number').nonnegative('is below nought').nullish(), currency: officialCode }),
).transform((read) =>
  read?.amount == null || (read.currency ?? 'GBP') !== 'GBP' ? null : Math.round(read.amount * 100),
)

const identifier = z.object({ scheme: officialCode, id: officialCode })
const classification = identifier
const address = z.object({ postalCode: officialCode, region: officialText, locality: officialText })
const period = maybe(z.object({ startDate: officialDay, endDate: officialDay }))
const classifications = { classification: maybe(classification), additionalClassifications: listOf(classification) }

const party = z.object({
  id: officialCode,
  name: officialText,
  roles: listOf(z.string()),
  identifier: maybe(identifier),
  additionalIdentifiers: listOf(identifier),
  address: maybe(address),
  details: maybe(z.object({ vcse: officialFlag })),
})

const item = z.object({
  ...classifications,
  deliveryAddress: maybe(address),
  deliveryAddresses: listOf(address),
})

const tender = z.object({
  title: officialText,
  description: officialText,
  status: officialCode,
  datePublished: officialDay,
  value,
  minValue: value,
  ...classifications,
  items: listOf(item),
  procurementMethod: officialText,
  procurementMethodDetails: officialText,
  tenderPeriod: period,
  contractPeriod: period,
  suitability: maybe(z.object({ sme: officialFlag, vcse: officialFlag })),
})

const award = z.object({
  id: officialReference,
  title: officialText,
  description: officialText,
  status: officialCode,
  date: officialDay,
  datePublished: officialDay,
  value,
  suppliers: listOf(z.object({ id: officialCode, name: officialText })),
})

/** What is read of a release of the Open Contracting Data Standard 1.1, by itself or merged. */
export const releaseSchema = z.object({
  ocid: officialReference,
  date: neededMoment,
  buyer: maybe(z.object({ id: officialCode, name: officialText })),
  parties: listOf(party),
  tender: maybe(tender),
  awards: listOf(award),
})

/** A release as it is read. */
export type Release = z.output<typeof releaseSchema>
/** One of its parties. */
export type Party = z.output<typeof party>
/** What it asks for. */
export type Tender = z.output<typeof tender>
