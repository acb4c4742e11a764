import type { Selectable } from 'kysely'
import { z } from 'zod'
import { ok, type Result } from '../../core/result.ts'
import { neededText, placeCode, plainText, wholeNumber } from '../../platform/bulk-load/field-schemas.ts'
import { parseRow, type Dataset, type RowFault, type TableRow } from '../../platform/bulk-load/dataset.ts'
import { rowId } from '../../platform/bulk-load/row-id.ts'
import type { BuyersTable } from '../../platform/database/schema.generated.ts'

const buyerRow = z.object({
  name: neededText,
  gss: placeCode,
  org_id: plainText,
  awards: wholeNumber,
  open_notices: wholeNumber,
})

function buyerRows(raw: unknown): Result<readonly TableRow[], readonly RowFault[]> {
  const parsed = parseRow(buyerRow, raw)
  if (!parsed.ok) return parsed
  const { name, gss, org_id: organisation, awards, open_notices: openNotices } = parsed.value
  const values: Omit<Selectable<BuyersTable>, 'dataset'> = {
    id: rowId('buyer', name),
    name,
    place_code: gss,
    organisation_id: organisation,
    award_count: awards ?? 0,
    open_notice_count: openNotices ?? 0,
  }
  return ok([{ table: 'buyers', values }])
}

/** Names that buy in the notices, with the council where the name is one. */
export const buyersDataset: Dataset = {
  name: 'buyers',
  file: 'buyers.csv',
  format: 'csv',
  tables: ['buyers'],
  yieldsTo: [],
  madeFrom: [],
  revision: 1,
  rows: buyerRows,
}
