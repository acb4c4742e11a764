import { ok, type Result } from '../../core/result.ts'
import {
  parseRow,
  type Dataset,
  type RowContext,
  type RowFault,
  type TableRow,
} from '../../platform/bulk-load/dataset.ts'
import { noticeNeed } from './need.rows.ts'
import { noticeRow } from './need.schema.ts'

function noticeRows(raw: unknown, context: RowContext): Result<readonly TableRow[], readonly RowFault[]> {
  const parsed = parseRow(noticeRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const notice = {
    id: read.id,
    kind: read.kind,
    title: read.title,
    description: read.description,
    additional: read.additional,
    buyer: read.buyer,
    placeCode: read.gss ?? null,
    district: read.postcode_district ?? null,
    region: read.region,
    town: read.town,
    cpv: read.cpv ?? [],
    valueLow: read.value_low_pence ?? read.value_pence,
    valueHigh: read.value_high_pence ?? read.value_pence,
    suitableForSmall: read.suitable_sme,
    suitableForVoluntary: read.suitable_vcse,
    procedure: read.procedure,
    publishedOn: read.published,
    closesOn: read.closes,
    startsOn: read.start,
    endsOn: read.end,
    endedOn: null,
    source: read.source,
    ocid: read.ocid ?? null,
    changedAt: null,
  }
  return ok([noticeNeed(notice, context)])
}

/** Open, early and future notices of public bodies. */
export const needsDataset: Dataset = {
  name: 'needs-open-notices',
  file: 'needs-open-notices.jsonl.gz',
  format: 'json-lines',
  tables: ['needs'],
  yieldsTo: ['contracts-finder', 'ocds'],
  madeFrom: [],
  revision: 1,
  rows: noticeRows,
}
