import type { Selectable } from 'kysely'
import type { IsoDate } from '../../core/iso-date.ts'
import type { Pence } from '../../core/money.ts'
import type { RowContext, TableRow } from '../../platform/bulk-load/dataset.ts'
import { rowId } from '../../platform/bulk-load/row-id.ts'
import type { NeedsTable } from '../../platform/database/schema.generated.ts'
import { conceptText, needStateAt } from './need.domain.ts'

/** What a source tells of a notice, whatever the layout of its file. Texts are redacted, money is in pence. */
export type NoticeFacts = Readonly<{
  /** The source's own reference. */
  id: string
  /** `open opportunity`, `future opportunity` or `early engagement`. */
  kind: string
  title: string
  description: string | null
  additional: string | null
  buyer: string
  placeCode: string | null
  district: string | null
  region: string | null
  town: string | null
  cpv: readonly string[]
  valueLow: number | null
  valueHigh: number | null
  suitableForSmall: boolean | null
  suitableForVoluntary: boolean | null
  procedure: string | null
  publishedOn: IsoDate
  closesOn: IsoDate | null
  startsOn: IsoDate | null
  endsOn: IsoDate | null
  /** The day that it ended before its closing date, since it was awarded or withdrawn. */
  endedOn: IsoDate | null
  source: string
  ocid: string | null
  /** When the source last changed it. */
  changedAt: Date | null
}>

/** Buyers write nought, a penny or a pound where they mean that no value is stated. */
const stated = (pence: number | null) => (pence === null || pence <= 100 ? null : (pence as Pence))

/** A notice as a row of needs, in the state that it has on the day the data is read as at. */
export function noticeNeed(notice: NoticeFacts, context: RowContext): TableRow {
  const id = rowId('need', notice.id)
  const concepts = context.codesOf(id, conceptText(notice))
  const values: Omit<Selectable<NeedsTable>, 'dataset'> = {
    id,
    state: needStateAt(notice, context.asAt),
    notice_kind: notice.kind,
    title: notice.title,
    description: notice.description,
    additional: notice.additional,
    buyer: notice.buyer,
    place_code: notice.placeCode,
    district: notice.district,
    region: notice.region,
    town: notice.town,
    cpv: [...notice.cpv],
    value_low_pence: stated(notice.valueLow),
    value_high_pence: stated(notice.valueHigh),
    suitable_for_small: notice.suitableForSmall,
    suitable_for_voluntary: notice.suitableForVoluntary,
    procedure: notice.procedure,
    published_on: notice.publishedOn,
    closes_on: notice.closesOn,
    starts_on: notice.startsOn,
    ends_on: notice.endsOn,
    ended_on: notice.endedOn,
    concepts,
    service_areas: context.areasOf(concepts),
    source: notice.source,
    source_id: notice.id,
    ocid: notice.ocid,
    source_changed_at: notice.changedAt,
  }
  return { table: 'needs', values }
}
