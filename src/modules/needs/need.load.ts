import type { Selectable } from 'kysely'
import type { Pence } from '../../core/money.ts'
import { ok, type Result } from '../../core/result.ts'
import {
  parseRow,
  type Dataset,
  type RowContext,
  type RowFault,
  type TableRow,
} from '../../platform/bulk-load/dataset.ts'
import { rowId } from '../../platform/bulk-load/row-id.ts'
import type { NeedsTable } from '../../platform/database/schema.generated.ts'
import { conceptText, needStateAt } from './need.domain.ts'
import { noticeRow } from './need.schema.ts'

type Values = Omit<Selectable<NeedsTable>, 'dataset'>

/** Buyers write nought, a penny or a pound where they mean that no value is stated. */
const stated = (pence: number | null) => (pence === null || pence <= 100 ? null : (pence as Pence))

function noticeRows(raw: unknown, context: RowContext): Result<readonly TableRow[], readonly RowFault[]> {
  const parsed = parseRow(noticeRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const id = rowId('need', read.id)
  const concepts = context.codesOf(id, conceptText(read))
  const values: Values = {
    id,
    state: needStateAt({ publishedOn: read.published, closesOn: read.closes, startsOn: read.start }, context.asAt),
    notice_kind: read.kind,
    title: read.title,
    description: read.description,
    additional: read.additional,
    buyer: read.buyer,
    place_code: read.gss ?? null,
    district: read.postcode_district ?? null,
    region: read.region,
    town: read.town,
    cpv: read.cpv ?? [],
    value_low_pence: stated(read.value_low_pence ?? read.value_pence),
    value_high_pence: stated(read.value_high_pence ?? read.value_pence),
    suitable_for_small: read.suitable_sme,
    suitable_for_voluntary: read.suitable_vcse,
    procedure: read.procedure,
    published_on: read.published,
    closes_on: read.closes,
    starts_on: read.start,
    ends_on: read.end,
    concepts,
    service_areas: context.areasOf(concepts),
    source: read.source,
    source_id: read.id,
    ocid: read.ocid ?? null,
  }
  return ok([{ table: 'needs', values }])
}

/** Open, early and future notices of public bodies. */
export const needsDataset: Dataset = {
  name: 'needs-open-notices',
  file: 'needs-open-notices.jsonl.gz',
  format: 'json-lines',
  tables: ['needs'],
  yieldsTo: [],
  madeFrom: [],
  revision: 1,
  rows: noticeRows,
}
