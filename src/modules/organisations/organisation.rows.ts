import type { Selectable } from 'kysely'
import type { IsoDate } from '../../core/iso-date.ts'
import type { RowContext, TableRow } from '../../platform/bulk-load/dataset.ts'
import type { OrganisationServicesTable, OrganisationsTable } from '../../platform/database/schema.generated.ts'

type Values = Omit<Selectable<OrganisationsTable>, 'dataset'>

/** What a file that is no register tells of an organisation. */
type NamedFacts = Readonly<{
  /** `GB-CHC-1136419`, or what the source calls it. */
  id: string
  name: string
  district: string | null
  placeCode: string | null
}>

const unstated = {
  register: null,
  registered_on: null,
  activities: null,
  objects: null,
  purposes: [],
  beneficiaries: [],
  how: [],
  area: null,
  spread: null,
  icnptso: null,
  company_number: null,
  web: null,
  income_pence: null,
  spending_pence: null,
  grant_count: null,
  first_grant_on: null,
  last_grant_on: null,
  part_of: null,
  removed_on: null,
  same_as: null,
} as const

/** An organisation that grants name and that no register file here has. */
export function grantedOrganisation(
  facts: NamedFacts & Readonly<{ lastGrantOn: IsoDate | null }>,
  context: RowContext,
): TableRow {
  const concepts = context.codesOf(facts.id, facts.name)
  const values: Values = {
    ...unstated,
    id: facts.id,
    known_from: 'grants',
    status: 'live',
    name: facts.name,
    district: facts.district,
    place_code: facts.placeCode,
    last_grant_on: facts.lastGrantOn,
    concepts,
    service_areas: context.areasOf(concepts),
    confirmed_on: facts.lastGrantOn,
    source: '360Giving',
  }
  return { table: 'organisations', values }
}

/** An organisation that a directory of services names, in the directory's words. */
export function listedOrganisation(
  facts: NamedFacts &
    Readonly<{ description: string | null; web: string | null; source: string; confirmedOn: IsoDate | null }>,
  context: RowContext,
): TableRow {
  const concepts = context.codesOf(facts.id, [facts.name, facts.description].filter((part) => part).join('\n'))
  const values: Values = {
    ...unstated,
    id: facts.id,
    known_from: 'directory',
    status: 'live',
    name: facts.name,
    district: facts.district,
    place_code: facts.placeCode,
    activities: facts.description,
    web: facts.web,
    concepts,
    service_areas: context.areasOf(concepts),
    confirmed_on: facts.confirmedOn,
    source: facts.source,
  }
  return { table: 'organisations', values }
}

/** What a directory tells of a service. */
type ServiceFacts = Readonly<{
  id: string
  organisationId: string
  name: string
  description: string | null
  eligibility: string | null
  status: OrganisationServicesTable['status']
  url: string | null
  placeCode: string | null
  district: string | null
  /** Words that the directory sorts it under. */
  terms: readonly string[]
  assuredOn: IsoDate | null
  changedAt: Date | null
  source: string
}>

/** A service as a row that belongs to its organisation. */
export function organisationService(facts: ServiceFacts, context: RowContext): TableRow {
  const text = [facts.name, facts.description, ...facts.terms].filter((part) => part).join('\n')
  const concepts = context.codesOf(facts.id, text)
  const values: Omit<Selectable<OrganisationServicesTable>, 'dataset'> = {
    id: facts.id,
    organisation_id: facts.organisationId,
    name: facts.name,
    description: facts.description,
    eligibility: facts.eligibility,
    status: facts.status,
    url: facts.url,
    place_code: facts.placeCode,
    district: facts.district,
    terms: facts.terms,
    concepts,
    service_areas: context.areasOf(concepts),
    assured_on: facts.assuredOn,
    source_changed_at: facts.changedAt,
    source: facts.source,
  }
  return { table: 'organisation_services', values }
}
