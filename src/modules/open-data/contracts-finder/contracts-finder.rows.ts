import { ok, refuse, type Result } from '../../../core/result.ts'
import { parseRow, type RowContext, type RowFault, type TableRow } from '../../../platform/bulk-load/dataset.ts'
import { noticeNeed } from '../../needs/index.ts'
import { awardRecords } from '../../records/index.ts'
import { officialPlace } from '../official-place.ts'
import { contractsFinderRow, suppliersTitle } from './contracts-finder.schema.ts'

/** What the notices are called after, on pages and in the database. */
export const contractsFinder = 'Contracts Finder'

const kinds: Readonly<Record<string, string>> = { Pipeline: 'future opportunity', PreProcurement: 'early engagement' }

/**
 * An open notice is a need, an awarded one is track record with a row for each supplier. A notice that was closed or
 * withdrawn stays a need that has ended.
 */
export function contractsFinderRows(
  raw: unknown,
  context: RowContext,
): Result<readonly TableRow[], readonly RowFault[]> {
  const parsed = parseRow(contractsFinderRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const { day: publishedOn, moment: changedAt } = read['Published Date']
  const shared = {
    id: read['Notice Identifier'],
    title: read.Title,
    description: read.Description,
    buyer: read['Organisation Name'],
    placeCode: officialPlace(context, read['Organisation Name'], read.Postcode),
    district: read.Postcode,
    region: read.Region,
    procedure: read['OJEU Procedure Type'],
    cpv: read['Cpv Codes'],
    source: contractsFinder,
    ocid: null,
    changedAt,
  }
  if (read.Status === 'Awarded') {
    const suppliers = read[suppliersTitle]
    if (suppliers.length === 0) return refuse([{ field: suppliersTitle, rule: 'names nobody who was paid' }])
    const amount = read['Awarded Value'] ?? read['Value High']
    const awardedOn = read['Awarded Date'] ?? publishedOn
    return ok(awardRecords({ ...shared, suppliers, amount, awardedOn, url: null }, context))
  }
  const notice = {
    ...shared,
    kind: kinds[read['Notice Type'] ?? ''] ?? 'open opportunity',
    additional: read['Additional Text'],
    town: read['Contact Town'],
    valueLow: read['Value Low'],
    valueHigh: read['Value High'],
    suitableForSmall: read['Suitable for SME'],
    suitableForVoluntary: read['Suitable for VCO'],
    publishedOn,
    closesOn: read['Closing Date'],
    startsOn: read['Start Date'],
    endsOn: read['End Date'],
    endedOn: read.Status === 'Open' ? null : publishedOn,
  }
  return ok([noticeNeed(notice, context)])
}
