import type { Selectable } from 'kysely'
import type { IsoDate } from '../../core/iso-date.ts'
import type { Pence } from '../../core/money.ts'
import type { RowContext, TableRow } from '../../platform/bulk-load/dataset.ts'
import { rowId } from '../../platform/bulk-load/row-id.ts'
import type { RecordsTable } from '../../platform/database/schema.generated.ts'
import { conceptText, describesProject, indexedRecipients } from './record.domain.ts'
import { registeredId, type PaidNumbers } from './registered-id.ts'

type Values = Omit<Selectable<RecordsTable>, 'dataset'>

/** Who was paid: the name as published, and the numbers that say who it is. */
export type Paid = Readonly<{ name: string | null; voluntaryAsPublished: boolean | null }> & PaidNumbers

/** What a source tells of a grant, whatever the layout of its file. Texts are redacted, money is in pence. */
export type GrantFacts = Readonly<{
  /** The source's own reference. */
  id: string
  title: string
  description: string | null
  funder: string
  funderId: string | null
  recipients: readonly Paid[]
  amount: number | null
  awardedOn: IsoDate | null
  placeCode: string | null
  district: string | null
  programme: string | null
  url: string | null
  /** When the source last changed it. */
  changedAt: Date | null
}>

/** What a source tells of an award, whatever the layout of its file. Texts are redacted, money is in pence. */
export type AwardFacts = Readonly<{
  /** The source's own reference. */
  id: string
  title: string
  description: string | null
  buyer: string
  suppliers: readonly Paid[]
  amount: number | null
  awardedOn: IsoDate | null
  placeCode: string | null
  district: string | null
  region: string | null
  procedure: string | null
  cpv: readonly string[]
  source: string
  url: string | null
  /** The contracting process that it belongs to. */
  ocid: string | null
  /** When the source last changed it. */
  changedAt: Date | null
}>

/** Nought, a penny or a pound stand for an amount that is not stated. */
const stated = (pence: number | null) => (pence === null || pence <= 100 ? null : (pence as Pence))

/** A row for each of them: the first has the notice's id, the others number on from it. */
function rowsOfPaid(
  notice: string,
  paid: readonly Paid[],
  context: RowContext,
  shared: Omit<
    Values,
    | 'id'
    | 'notice_id'
    | 'ordinal'
    | 'organisation_id'
    | 'recipient'
    | 'in_index'
    | 'recipient_count'
    | 'voluntary_as_published'
  >,
): readonly TableRow[] {
  const organisations = paid.map((each) => registeredId(each, context))
  const indexed = indexedRecipients(organisations)
  return paid.map((each, index) => ({
    table: 'records',
    values: {
      ...shared,
      id: index === 0 ? notice : `${notice}-${index + 1}`,
      notice_id: notice,
      ordinal: index + 1,
      organisation_id: organisations[index] ?? null,
      recipient: each.name,
      in_index: indexed[index] ?? false,
      recipient_count: paid.length,
      voluntary_as_published: each.voluntaryAsPublished,
    } satisfies Values,
  }))
}

/** A grant as rows of records: one for each recipient. */
export function grantRecords(grant: GrantFacts, context: RowContext): readonly TableRow[] {
  const id = rowId('grant', grant.id)
  const concepts = context.codesOf(id, conceptText({ ...grant, recipient: grant.recipients[0]?.name }))
  return rowsOfPaid(id, grant.recipients, context, {
    kind: 'grant',
    title: grant.title,
    description: grant.description,
    buyer: grant.funder,
    buyer_organisation_id: grant.funderId,
    amount_pence: stated(grant.amount),
    awarded_on: grant.awardedOn,
    place_code: grant.placeCode,
    district: grant.district,
    region: null,
    programme: grant.programme,
    procedure: null,
    cpv: [],
    describes_project: describesProject(grant.title, grant.description),
    concepts,
    service_areas: context.areasOf(concepts),
    source: '360Giving',
    source_id: grant.id,
    source_url: grant.url,
    ocid: null,
    source_changed_at: grant.changedAt,
  })
}

/** An award as rows of records: one for each supplier. */
export function awardRecords(award: AwardFacts, context: RowContext): readonly TableRow[] {
  const notice = rowId('award', award.id)
  const concepts = context.codesOf(notice, conceptText({ ...award, recipient: undefined }))
  const serviceAreas = context.areasOf(concepts)
  return rowsOfPaid(notice, award.suppliers, context, {
    kind: 'award',
    title: award.title,
    description: award.description,
    buyer: award.buyer,
    buyer_organisation_id: null,
    amount_pence: stated(award.amount),
    awarded_on: award.awardedOn,
    place_code: award.placeCode,
    district: award.district,
    region: award.region,
    programme: null,
    procedure: award.procedure,
    cpv: [...award.cpv],
    // Most awards buy goods and works. What people can learn from is a service that its own words place in an area.
    describes_project: serviceAreas.length > 0 && describesProject(award.title, award.description),
    concepts,
    service_areas: serviceAreas,
    source: award.source,
    source_id: award.id,
    source_url: award.url,
    ocid: award.ocid,
    source_changed_at: award.changedAt,
  })
}
