import { ok, refuse, type Result } from '../../../core/result.ts'
import { parseRow, type RowContext, type RowFault, type TableRow } from '../../../platform/bulk-load/dataset.ts'
import { rowId } from '../../../platform/bulk-load/row-id.ts'
import { listedOrganisation, organisationService } from '../../organisations/index.ts'
import { registeredId } from '../../records/index.ts'
import { companyNumber } from '../official-fields.ts'
import { officialPlace } from '../official-place.ts'
import {
  addressRow,
  attributeRow,
  identifierRow,
  organisationSchema,
  serviceAtLocationRow,
  serviceSchema,
  serviceWhereItIs,
  termRow,
  type ListedOrganisation,
  type ListedService,
} from './service-directory.schema.ts'

type Rows = Result<readonly TableRow[], readonly RowFault[]>

const source = 'Directory of services (HSDS 3.0)'

type Identifier = ListedOrganisation['organization_identifiers'][number]

/** Lists by key that grow as tables are read; reading a row twice adds nothing. */
function gatherer<Value>() {
  const lists = new Map<string, Set<Value>>()
  return {
    add(key: string, value: Value) {
      const list = lists.get(key) ?? new Set()
      lists.set(key, list.add(value))
    },
    of: (key: string): readonly Value[] => [...(lists.get(key) ?? [])],
  }
}

/** What the other tables of a package say of organisations and services, gathered before those are read. */
function gatheredTables() {
  return {
    identifiers: gatherer<string>(),
    organisations: new Map<string, string>(),
    districts: new Map<string, string>(),
    locations: gatherer<string>(),
    terms: new Map<string, string>(),
    termsOf: gatherer<string>(),
  }
}

type Gathered = ReturnType<typeof gatheredTables>

/** The number that a register gave, else the directory's own id. */
function organisationId(id: string, identifiers: readonly Identifier[], context: RowContext): string {
  for (const { identifier_scheme: scheme, identifier } of identifiers) {
    const company = scheme === 'GB-COH' ? companyNumber(identifier) : null
    const number = scheme === 'GB-COH' ? company : identifier
    if (scheme === null || number === null || !/^GB-(?:CHC|SC|NIC|COH|MPR)$/.test(scheme)) continue
    const registered = registeredId({ id: `${scheme}-${number}`, charity: null, company: null }, context)
    if (registered !== null) return registered
  }
  return rowId('hsds', id)
}

function organisationRow(read: ListedOrganisation, gathered: Gathered, context: RowContext): TableRow {
  const stated = gathered.identifiers.of(read.id).map((text) => JSON.parse(text) as Identifier)
  const id = organisationId(read.id, [...read.organization_identifiers, ...stated], context)
  gathered.organisations.set(read.id, id)
  const facts = { id, name: read.name, description: read.description, web: read.website, source }
  return listedOrganisation({ ...facts, district: null, placeCode: null, confirmedOn: null }, context)
}

function serviceRow(read: ListedService, organisation: string, gathered: Gathered, context: RowContext): TableRow {
  const nested = read.service_at_locations.flatMap((each) => each.location?.addresses ?? [])
  const district =
    nested.find((address) => address.postal_code !== null)?.postal_code ??
    gathered.locations.of(read.id).flatMap((location) => gathered.districts.get(location) ?? [])[0] ??
    null
  const terms = [
    ...read.attributes.flatMap((attribute) => attribute.taxonomy_term?.name ?? []),
    ...gathered.termsOf.of(read.id).flatMap((term) => gathered.terms.get(term) ?? []),
  ]
  return organisationService(
    {
      id: rowId('service', read.id),
      organisationId: organisation,
      name: read.name,
      description: read.description,
      eligibility: read.eligibility_description,
      status: read.status,
      url: read.url,
      placeCode: officialPlace(context, null, district),
      district,
      terms: [...new Set(terms)],
      assuredOn: read.assured_date,
      changedAt: read.last_modified,
      source,
    },
    context,
  )
}

/** Makes the rows of the parts of a directory, which share what they gather. */
export function directoryRowMakers() {
  const gathered = gatheredTables()

  const organisations = (raw: unknown, context: RowContext): Rows => {
    const parsed = parseRow(organisationSchema, raw)
    if (!parsed.ok) return parsed
    const row = organisationRow(parsed.value, gathered, context)
    return ok([row, ...parsed.value.services.map((each) => serviceRow(each, row.values.id, gathered, context))])
  }

  const services = (raw: unknown, context: RowContext): Rows => {
    const parsed = parseRow(serviceSchema, raw)
    if (!parsed.ok) return parsed
    const { organization: inside, organization_id: named } = parsed.value
    const row = inside ? organisationRow(inside, gathered, context) : undefined
    const organisation = row?.values.id ?? gathered.organisations.get(named ?? '')
    if (organisation === undefined) {
      const rule = named === null ? 'names no organisation' : 'is not among the organisations given'
      return refuse([{ field: 'organization_id', rule, ...(named !== null && { value: named }) }])
    }
    return ok([...(row === undefined ? [] : [row]), serviceRow(parsed.value, organisation, gathered, context)])
  }

  return {
    organisations,
    services,
    'services where they are'(raw: unknown, context: RowContext): Rows {
      const parsed = parseRow(serviceWhereItIs, raw)
      if (!parsed.ok) return parsed
      const { service, location } = parsed.value
      return services({ ...service, service_at_locations: [{ location }] }, context)
    },
    identifiers(raw: unknown): Rows {
      const parsed = parseRow(identifierRow, raw)
      if (!parsed.ok) return parsed
      const { organization_id: organisation, ...identifier } = parsed.value
      gathered.identifiers.add(organisation, JSON.stringify(identifier))
      return ok([])
    },
    addresses(raw: unknown): Rows {
      const parsed = parseRow(addressRow, raw)
      if (!parsed.ok) return parsed
      const { location_id: location, postal_code: district } = parsed.value
      if (location !== null && district !== null) gathered.districts.set(location, district)
      return ok([])
    },
    'services at locations'(raw: unknown): Rows {
      // Telephones and opening times name a service and a location too, of one of these.
      if (typeof raw === 'object' && raw !== null && 'service_at_location_id' in raw) return ok([])
      const parsed = parseRow(serviceAtLocationRow, raw)
      if (!parsed.ok) return parsed
      if (parsed.value.location_id !== null) gathered.locations.add(parsed.value.service_id, parsed.value.location_id)
      return ok([])
    },
    terms(raw: unknown): Rows {
      const parsed = parseRow(termRow, raw)
      if (!parsed.ok) return parsed
      if (parsed.value.name !== null) gathered.terms.set(parsed.value.id, parsed.value.name)
      return ok([])
    },
    attributes(raw: unknown): Rows {
      const parsed = parseRow(attributeRow, raw)
      if (!parsed.ok) return parsed
      if (parsed.value.taxonomy_term_id !== null) {
        gathered.termsOf.add(parsed.value.link_id, parsed.value.taxonomy_term_id)
      }
      return ok([])
    },
  }
}
