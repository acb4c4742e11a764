import type { Selectable } from 'kysely'
import type { IsoDate } from '../../core/iso-date.ts'
import type { Pence } from '../../core/money.ts'
import type { RowContext, TableRow } from '../../platform/bulk-load/dataset.ts'
import type { OrganisationsTable } from '../../platform/database/schema.generated.ts'
import { conceptText } from './organisation.domain.ts'

/** The datasets of official registers. Their rows count before bundled ones of the same organisation. */
export const registerDatasets: readonly string[] = ['charity-commission', 'oscr', 'oscr-removed', 'ccni']

type Values = Omit<Selectable<OrganisationsTable>, 'dataset'>

/** What a register says of an organisation; what is left out it does not say. */
export type RegisterEntry = Readonly<{
  id: string
  name: string
  register: string
  source: string
  status: Values['status']
}> &
  Partial<
    Pick<
      Values,
      | 'place_code'
      | 'district'
      | 'registered_on'
      | 'removed_on'
      | 'part_of'
      | 'activities'
      | 'objects'
      | 'purposes'
      | 'beneficiaries'
      | 'how'
      | 'area'
      | 'spread'
      | 'company_number'
      | 'web'
      | 'confirmed_on'
    >
  > &
  Readonly<{ income?: number | null; spending?: number | null }>

const pence = (pounds: number | null | undefined) =>
  pounds === null || pounds === undefined ? null : (Math.round(pounds * 100) as Pence)

/** The row of an organisation that a register lists. One that is not live is in no index, so nothing is looked for in its words. */
export function registerRow(entry: RegisterEntry, context: RowContext): TableRow {
  const words = {
    name: entry.name,
    activities: entry.activities ?? null,
    objects: entry.objects ?? null,
    purposes: entry.purposes ?? [],
    beneficiaries: entry.beneficiaries ?? [],
    how: entry.how ?? [],
  }
  const concepts = entry.status === 'live' ? context.codesOf(entry.id, conceptText(words)) : []
  const values: Values = {
    ...words,
    id: entry.id,
    known_from: 'register',
    status: entry.status,
    register: entry.register,
    district: entry.district ?? null,
    place_code: entry.place_code ?? null,
    registered_on: entry.registered_on ?? null,
    removed_on: entry.removed_on ?? null,
    part_of: entry.part_of ?? null,
    area: entry.area ?? null,
    spread: entry.spread ?? null,
    icnptso: null,
    company_number: entry.company_number ?? null,
    web: entry.web ?? null,
    income_pence: pence(entry.income),
    spending_pence: pence(entry.spending),
    grant_count: null,
    first_grant_on: null,
    last_grant_on: null,
    concepts,
    service_areas: context.areasOf(concepts),
    confirmed_on: entry.confirmed_on ?? null,
    source: entry.source,
  }
  return { table: 'organisations', values }
}

/** Where an organisation is: by its postcode, of which the district is kept, else by the name of a council. */
export function registerPlace(
  context: RowContext,
  postcode: string,
  council: string | null = null,
): Pick<Values, 'place_code' | 'district'> {
  const byPostcode = postcode === '' ? undefined : context.placeOf(postcode)
  const found = byPostcode ?? (council === null ? undefined : context.placeOf(council))
  return { place_code: found?.code ?? null, district: byPostcode?.district ?? null }
}

/** A company number in eight characters; registers leave out noughts, and write noughts only where there is none. */
export function companyNumber(text: string): string | null {
  const tidy = text.replaceAll(/\s/g, '').toUpperCase()
  const whole = /^\d{1,8}$/.test(tidy) ? tidy.padStart(8, '0') : tidy
  return /^(?:\d{8}|[A-Z]{2}\d{6})$/.test(whole) && !/^0+$/.test(whole) ? whole : null
}

/** A day from `30/06/2020 00:00` or `30/06/2020`; `undefined` if it is none, null if it is empty. */
export function britishDay(text: string, parse: (text: string) => IsoDate | undefined): IsoDate | null | undefined {
  if (text === '') return null
  const parts = /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/.exec(text)?.groups
  if (parts === undefined) return undefined
  return parse(`${parts['year']}-${parts['month']?.padStart(2, '0')}-${parts['day']?.padStart(2, '0')}`)
}
