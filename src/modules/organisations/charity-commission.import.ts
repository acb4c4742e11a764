import { ok } from '../../core/result.ts'
import { parseRow } from '../../platform/bulk-load/dataset.ts'
import type { ImportKind, ImportPart, MakeRows } from '../../platform/bulk-load/import-kind.ts'
import type { Database } from '../../platform/database/database.ts'
import { areaRow, charityRow, classificationRow, governingDocumentRow } from './charity-commission.schema.ts'
import { CharityDetails } from './charity-details.ts'
import { noteLeaving } from './joined-organisations.repository.ts'
import { eachOfDataset } from './organisation.repository.ts'
import { companyNumber, registerPlace, registerRow, type RegisterEntry } from './register.rows.ts'

const dataset = 'charity-commission'
const register = 'Charity Commission for England and Wales'
const shownAreas = 12

const charityId = (number: number, linked: number) => `GB-CHC-${number}${linked === 0 ? '' : `-${linked}`}`

const governingRows =
  (details: CharityDetails): MakeRows =>
  (raw) => {
    const parsed = parseRow(governingDocumentRow, raw)
    if (!parsed.ok) return parsed
    const { charitable_objects: objects, area_of_benefit: benefit } = parsed.value
    details.say(parsed.value, { objects, benefit })
    return ok([])
  }

const lists = { What: 'what', Who: 'who', How: 'how' } as const

const classificationRows =
  (details: CharityDetails): MakeRows =>
  (raw) => {
    const parsed = parseRow(classificationRow, raw)
    if (!parsed.ok) return parsed
    details.add(parsed.value, lists[parsed.value.classification_type], parsed.value.classification_description)
    return ok([])
  }

const areaRows =
  (details: CharityDetails): MakeRows =>
  (raw) => {
    const parsed = parseRow(areaRow, raw)
    if (!parsed.ok) return parsed
    details.add(parsed.value, 'areas', parsed.value.geographic_area_description)
    return ok([])
  }

function spreadOf(areas: readonly string[]): string | null {
  if (areas.length === 0) return null
  const more = areas.length - shownAreas
  return `${areas.slice(0, shownAreas).join('; ')}${more > 0 ? ` and ${more} more` : ''}`
}

type Charity = ReturnType<typeof charityRow.parse>

function statusOf(charity: Charity): RegisterEntry['status'] {
  const isRemoved = charity.charity_registration_status.toLowerCase() === 'removed' || charity.date_of_removal !== null
  if (isRemoved || charity.cio_is_dissolved) return 'dissolved'
  return charity.charity_insolvent || charity.charity_in_administration ? 'insolvent' : 'live'
}

const charityRows =
  (details: CharityDetails): MakeRows =>
  (raw, context) => {
    const parsed = parseRow(charityRow, raw)
    if (!parsed.ok) return parsed
    const read = parsed.value
    const { registered_charity_number: number, linked_charity_number: linked } = read
    const { objects, benefit } = details.wordsOf(read)
    const areas = details.listOf(read, 'areas')
    // A charity that works in one council only is there, if its postcode does not say where it is.
    const onlyArea = areas.length === 1 ? (areas[0] ?? null) : null
    const confirmed = read.date_of_extract ?? context.readOn
    return ok([
      registerRow(
        {
          id: charityId(number, linked),
          part_of: linked === 0 ? null : charityId(number, 0),
          name: read.charity_name,
          register,
          source: `${register}, public extract`,
          status: statusOf(read),
          registered_on: read.date_of_registration,
          removed_on: read.date_of_removal,
          ...registerPlace(context, read.charity_contact_postcode, onlyArea),
          activities: read.charity_activities,
          objects,
          purposes: details.listOf(read, 'what'),
          beneficiaries: details.listOf(read, 'who'),
          how: details.listOf(read, 'how'),
          area: benefit,
          spread: spreadOf(areas),
          company_number: companyNumber(read.charity_company_registration_number),
          web: read.charity_contact_web,
          income: read.latest_income,
          spending: read.latest_expenditure,
          confirmed_on: confirmed,
        },
        context,
      ),
    ])
  }

const keys = ['registered_charity_number', 'linked_charity_number']
const parts: readonly ImportPart[] = [
  { name: 'governing document', needs: [...keys, 'charitable_objects'] },
  { name: 'classification', needs: [...keys, 'classification_type', 'classification_description'] },
  { name: 'area of operation', needs: [...keys, 'geographic_area_description'] },
  { name: 'charity', needs: [...keys, 'charity_name', 'charity_registration_status'], isNeeded: true, turn: 1 },
]

const numbersInId = /^GB-CHC-(?<number>\d+)(?:-(?<linked>\d+))?$/

/** What earlier imports told of charities in files that are not given this time. */
async function keepEarlier(database: Database, details: CharityDetails, given: ReadonlySet<string>): Promise<void> {
  if (parts.every((part) => given.has(part.name))) return
  for await (const row of eachOfDataset(database, dataset)) {
    const { number, linked = '0' } = numbersInId.exec(row.id)?.groups ?? {}
    if (number === undefined) continue
    const charity = { registered_charity_number: Number(number), linked_charity_number: Number(linked) }
    if (!given.has('governing document')) details.say(charity, { objects: row.objects, benefit: row.area })
    if (!given.has('classification')) {
      for (const text of row.purposes) details.add(charity, 'what', text)
      for (const text of row.beneficiaries) details.add(charity, 'who', text)
      for (const text of row.how) details.add(charity, 'how', text)
    }
    if (!given.has('area of operation') && row.spread !== null) details.add(charity, 'areas', row.spread)
  }
}

/**
 * The register of charities of England and Wales: the public extract, of which the file of charities is needed and the three
 * others tell more. What an earlier import knew from a file that is not given stays.
 */
export const charityCommissionImport: ImportKind = {
  name: dataset,
  title: 'Register of charities of England and Wales',
  publisher: register,
  licence: 'Open Government Licence v3.0',
  tables: ['organisations'],
  replaces: 'whole',
  yieldsTo: [],
  parts,
  prepare: (transaction) => noteLeaving(transaction, [dataset]),
  begin: async (database, given, shelf) => {
    const details = new CharityDetails(shelf)
    await keepEarlier(database, details, given)
    return {
      'governing document': governingRows(details),
      classification: classificationRows(details),
      'area of operation': areaRows(details),
      charity: charityRows(details),
    }
  },
}
