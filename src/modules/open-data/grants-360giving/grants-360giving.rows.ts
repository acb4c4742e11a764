import { epochDay, type IsoDate } from '../../../core/iso-date.ts'
import { ok, refuse, type Result } from '../../../core/result.ts'
import { parseRow, type RowContext, type RowFault, type TableRow } from '../../../platform/bulk-load/dataset.ts'
import { grantedOrganisation } from '../../organisations/index.ts'
import { grantRecords, registeredId } from '../../records/index.ts'
import { companyNumber } from '../official-fields.ts'
import { officialPlace } from '../official-place.ts'
import { isToIndividual, grantSchema, type Grant } from './grant.schema.ts'
import { grantColumns } from './grant-titles.ts'

const isTableRow = (raw: unknown): raw is Readonly<Record<string, string>> =>
  typeof raw === 'object' && raw !== null && Object.values(raw).every((value) => typeof value === 'string')

/**
 * What was last said of an organisation that grants name, so that it is said anew only when it changed: the day of the grant and a sum
 * of the words, in one number, since a file may name a third of a million of them.
 */
function saidOf(day: IsoDate | null, words: string): number {
  let sum = 0x81_1c_9d_c5
  for (let at = 0; at < words.length; at++) sum = Math.imul(sum ^ words.charCodeAt(at), 0x01_00_01_93)
  return (day === null ? 0 : epochDay(day) + daysBefore1970) * 2 ** 32 + (sum >>> 0)
}

/** Days before 1970 count too. */
const daysBefore1970 = 100_000
const dayOf = (said: number) => Math.floor(said / 2 ** 32)
const wordsOf = (said: number) => said % 2 ** 32

function whereItWas(grant: Grant, context: RowContext, district: string | null): string | null {
  const [location, second] = grant.beneficiaryLocation
  const helped =
    location === undefined || second !== undefined
      ? undefined
      : context.placeOf(location.geoCode ?? location.name ?? '')
  return helped?.code ?? officialPlace(context, null, district)
}

/**
 * Makes rows of grants, as JSON or as tables have them: a record for each recipient, and the organisations that are known by a
 * registered number. A grant to a person is counted, and nothing of it is kept.
 */
export function grantRowMaker() {
  const columns = grantColumns()
  const said = new Map<string, number>()

  const organisationRows = (grant: Grant, context: RowContext): readonly TableRow[] => {
    const rows: TableRow[] = []
    for (const recipient of grant.recipientOrganization) {
      const id = registeredId(numbersOf(recipient), context)
      if (id === null) continue
      const now = saidOf(grant.awardDate, `${recipient.name} ${recipient.postalCode ?? ''}`)
      const before = said.get(id)
      if (before !== undefined && (wordsOf(before) === wordsOf(now) || dayOf(before) >= dayOf(now))) continue
      const placeCode = officialPlace(context, null, recipient.postalCode)
      const facts = {
        id,
        name: recipient.name,
        district: recipient.postalCode,
        placeCode,
        lastGrantOn: grant.awardDate,
      }
      rows.push(grantedOrganisation(facts, context))
      said.set(id, now)
    }
    return rows
  }

  return (raw: unknown, context: RowContext): Result<readonly TableRow[], readonly RowFault[]> => {
    const fromTable = isTableRow(raw)
    const value = fromTable ? columns.toGrant(raw) : raw
    if (isToIndividual(value)) {
      context.count('grants to people, which are never kept')
      return ok([])
    }
    const parsed = parseRow(grantSchema, value)
    if (!parsed.ok) {
      return refuse(
        parsed.problem.map((fault) => (fromTable ? { ...fault, field: columns.titleOf(fault.field) } : fault)),
      )
    }
    const grant = parsed.value
    const [funder] = grant.fundingOrganization
    const [first] = grant.recipientOrganization
    const district = first?.postalCode ?? null
    const inPounds = grant.currency?.toUpperCase() === 'GBP'
    if (!inPounds) context.count('grants in another currency, kept without their amount')
    const records = grantRecords(
      {
        id: grant.id,
        title: grant.title,
        description: grant.description,
        funder: funder?.name ?? '',
        funderId: funder?.id ?? null,
        recipients: grant.recipientOrganization.map((each) => ({
          ...numbersOf(each),
          name: each.name,
          voluntaryAsPublished: null,
        })),
        amount: inPounds ? grant.amountAwarded : null,
        awardedOn: grant.awardDate,
        placeCode: whereItWas(grant, context, district),
        district,
        programme: grant.grantProgramme[0]?.title ?? null,
        url: grant.url,
        changedAt: grant.dateModified,
      },
      context,
    )
    return ok([...records, ...organisationRows(grant, context)])
  }
}

const numbersOf = (each: Grant['recipientOrganization'][number]) => ({
  id: each.id,
  charity: each.charityNumber,
  company: companyNumber(each.companyNumber),
})
