import { z } from 'zod'
import {
  neededOfficialText,
  officialCode,
  officialDay,
  officialDistrict,
  officialMoment,
  officialReference,
  officialText,
} from '../official-fields.ts'

const listOf = <Part extends z.ZodType>(part: Part) =>
  z
    .array(part, 'is not a list')
    .nullish()
    .transform((value) => value ?? [])

const identifier = z.object({ identifier_scheme: officialCode, identifier: officialCode })

const organisation = z.object({
  id: officialReference,
  name: neededOfficialText,
  description: officialText,
  website: officialCode,
  organization_identifiers: listOf(identifier),
})

const location = z.object({ addresses: listOf(z.object({ postal_code: officialDistrict })) })

const service = z.object({
  id: officialReference,
  organization_id: officialCode,
  name: neededOfficialText,
  description: officialText,
  url: officialCode,
  status: z.enum(
    ['active', 'inactive', 'defunct', 'temporarily closed'],
    'is not active, inactive, defunct or temporarily closed',
  ),
  eligibility_description: officialText,
  assured_date: officialDay,
  last_modified: officialMoment,
  attributes: listOf(z.object({ taxonomy_term: z.object({ name: officialText }).nullish() })),
  service_at_locations: listOf(z.object({ location: location.nullish() })),
})

/*
 * What is read of the Human Services Data Specification 3.0, as nested JSON and as tables. Contacts, telephone numbers, e-mail
 * addresses and streets are not among it, so they are never kept.
 */

/** A service, with its organisation inside where it is nested. */
export const serviceSchema = service.extend({ organization: organisation.nullish() })
/** An organisation, with its services inside where they are nested. */
export const organisationSchema = organisation.extend({ services: listOf(service) })
/** A service inside of where it is. */
export const serviceWhereItIs = z.object({ service: z.looseObject({}, 'is not a service'), location: z.unknown() })
/** A row of the table of identifiers. */
export const identifierRow = identifier.extend({ organization_id: officialReference })
/** A row of the table of addresses; one without a location is somebody's alone. */
export const addressRow = z.object({ location_id: officialCode, postal_code: officialDistrict })
/** A row of the table of services at locations. */
export const serviceAtLocationRow = z.object({ service_id: officialReference, location_id: officialCode })
/** A row of the table of terms. */
export const termRow = z.object({ id: officialReference, name: officialText })
/** A row of the table of attributes: which term was given to what. */
export const attributeRow = z.object({ link_id: officialReference, taxonomy_term_id: officialCode })

/** An organisation of a directory as it is read. */
export type ListedOrganisation = z.output<typeof organisation>
/** A service of a directory as it is read. */
export type ListedService = z.output<typeof service>
