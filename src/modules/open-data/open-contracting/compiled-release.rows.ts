import { ok, refuse, type Result } from '../../../core/result.ts'
import { parseRow, type RowContext, type RowFault, type TableRow } from '../../../platform/bulk-load/dataset.ts'
import { noticeNeed } from '../../needs/index.ts'
import { awardRecords, type Paid } from '../../records/index.ts'
import { companyNumber } from '../official-fields.ts'
import { officialPlace } from '../official-place.ts'
import type { JsonObject } from './merge-releases.ts'
import { releaseSchema, type Party, type Release, type Tender } from './release.schema.ts'

/** Who publishes under a prefix of ocids, as the register of prefixes of the Open Contracting Partnership has it. */
const publishers: Readonly<Record<string, string>> = {
  'ocds-b5fd17': 'Contracts Finder',
  'ocds-h6vhtk': 'Find a Tender',
  'ocds-kuma6s': 'Sell2Wales',
  'ocds-r6ebe6': 'Public Contracts Scotland',
}

const sourceOf = (ocid: string) => publishers[ocid.slice(0, 11)] ?? 'Open Contracting releases'

/** Registers whose numbers say who a supplier is, the surest first; numbers of buying systems say nothing. */
const registers = ['GB-CHC', 'GB-SC', 'GB-NIC', 'GB-COH', 'GB-MPR']

function numbersOf(party: Party | undefined, id: string | null): readonly string[] {
  const stated = [party?.identifier, ...(party?.additionalIdentifiers ?? [])].flatMap((each) => {
    if (each?.scheme == null || each.id === null) return []
    const number = each.scheme === 'GB-COH' ? companyNumber(each.id) : each.id
    return number === null ? [] : [`${each.scheme}-${number}`]
  })
  return id === null ? stated : [...stated, id]
}

function paidOf(supplier: Readonly<{ id: string | null; name: string | null }>, parties: readonly Party[]): Paid {
  const party = parties.find((each) => each.id !== null && each.id === supplier.id)
  const numbers = numbersOf(party, supplier.id)
  const registered = registers.flatMap((register) => numbers.find((number) => number.startsWith(`${register}-`)) ?? [])
  return {
    name: supplier.name ?? party?.name ?? null,
    voluntaryAsPublished: party?.details?.vcse ?? null,
    id: registered[0] ?? null,
    charity: null,
    company: null,
  }
}

function procurementCodes(tender: Tender): readonly string[] {
  const stated = [tender, ...tender.items].flatMap((each) => [each.classification, ...each.additionalClassifications])
  const codes = stated.flatMap((each) => (each?.scheme === 'CPV' && each.id !== null ? [each.id.slice(0, 8)] : []))
  return [...new Set(codes)].filter((code) => /^\d{8}$/.test(code))
}

function sharedFacts(release: Release, buyer: string, context: RowContext) {
  const { tender } = release
  const addresses = (tender?.items ?? []).flatMap((item) => [
    ...(item.deliveryAddress ? [item.deliveryAddress] : []),
    ...item.deliveryAddresses,
  ])
  const regions = [...new Set(addresses.flatMap((each) => each.region ?? []))]
  const district = addresses.find((each) => each.postalCode !== null)?.postalCode ?? null
  return {
    buyer,
    district,
    placeCode: officialPlace(context, buyer, district),
    region: regions.length > 0 ? regions.join(', ') : null,
    procedure: tender?.procurementMethodDetails ?? tender?.procurementMethod ?? null,
    cpv: tender === undefined ? [] : procurementCodes(tender),
    source: sourceOf(release.ocid),
    ocid: release.ocid,
    changedAt: release.date.moment,
  }
}

type Shared = ReturnType<typeof sharedFacts>

function needOf(release: Release, tender: Tender, title: string, shared: Shared, context: RowContext) {
  const buyer = release.parties.find((party) => party.roles.includes('buyer'))
  const notice = {
    ...shared,
    id: release.ocid,
    kind: 'open opportunity',
    title,
    description: tender.description,
    additional: null,
    town: buyer?.address?.locality ?? null,
    valueLow: tender.minValue ?? tender.value,
    valueHigh: tender.value,
    suitableForSmall: tender.suitability?.sme ?? null,
    suitableForVoluntary: tender.suitability?.vcse ?? null,
    publishedOn: tender.datePublished ?? release.date.day,
    closesOn: tender.tenderPeriod?.endDate ?? null,
    startsOn: tender.contractPeriod?.startDate ?? null,
    endsOn: tender.contractPeriod?.endDate ?? null,
    endedOn: tender.status === 'active' ? null : release.date.day,
  }
  return noticeNeed(notice, context)
}

/** An award's own reference stands within its process, so that is named with it. */
const awardReference = (ocid: string, id: string) => (id.startsWith(ocid) ? id : `${ocid}-${id}`)

function recordsOf(
  release: Release,
  shared: Shared,
  context: RowContext,
): Result<readonly TableRow[], readonly RowFault[]> {
  const rows: TableRow[] = []
  for (const [index, award] of release.awards.entries()) {
    if (!['active', null].includes(award.status) || award.suppliers.length === 0) continue
    const title = release.tender?.title ?? award.title
    if (title === null) return refuse([{ field: `awards.${index}.title`, rule: 'is empty' }])
    const facts = {
      ...shared,
      id: awardReference(release.ocid, award.id),
      title,
      description: award.description ?? release.tender?.description ?? null,
      suppliers: award.suppliers.map((supplier) => paidOf(supplier, release.parties)),
      amount: award.value ?? release.tender?.value ?? null,
      awardedOn: award.date ?? award.datePublished ?? release.date.day,
      url: null,
    }
    rows.push(...awardRecords(facts, context))
  }
  return ok(rows)
}

/** A merged release, and whether its tender was active in any of those it is merged from. */
export class MergedRelease {
  readonly release: JsonObject
  readonly everActive: boolean

  constructor(release: JsonObject, everActive: boolean) {
    this.release = release
    this.everActive = everActive
  }
}

/**
 * A merged release as rows: a tender that is active is a need, one that was active is a need that has ended, and each award
 * that stands is track record.
 */
export function compiledReleaseRows(
  { release: raw, everActive }: MergedRelease,
  context: RowContext,
): Result<readonly TableRow[], readonly RowFault[]> {
  const parsed = parseRow(releaseSchema, raw)
  if (!parsed.ok) return parsed
  const release = parsed.value
  const { tender } = release
  if (!everActive && release.awards.length === 0) return ok([])
  const buyer = release.buyer?.name ?? release.parties.find((party) => party.roles.includes('buyer'))?.name
  if (buyer == null) return refuse([{ field: 'buyer.name', rule: 'is empty' }])
  const shared = sharedFacts(release, buyer, context)
  const records = recordsOf(release, shared, context)
  if (!records.ok || !everActive || tender === undefined) return records
  if (tender.title === null) return refuse([{ field: 'tender.title', rule: 'is empty' }])
  return ok([needOf(release, tender, tender.title, shared, context), ...records.value])
}
