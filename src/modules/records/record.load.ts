import { ok, type Result } from '../../core/result.ts'
import {
  parseRow,
  type Dataset,
  type RowContext,
  type RowFault,
  type TableRow,
} from '../../platform/bulk-load/dataset.ts'
import { awardRecords, grantRecords } from './record.rows.ts'
import { awardRow, grantRow } from './record.schema.ts'

type Rows = Result<readonly TableRow[], readonly RowFault[]>

function grantRows(raw: unknown, context: RowContext): Rows {
  const parsed = parseRow(grantRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const recipient = {
    id: read.recipient_id,
    charity: read.recipient_charity,
    company: read.recipient_company,
    name: read.recipient,
    voluntaryAsPublished: null,
  }
  const grant = {
    id: read.id,
    title: read.title,
    description: read.description,
    funder: read.funder,
    funderId: read.funder_id,
    recipients: [recipient],
    amount: read.amount_pence,
    awardedOn: read.award_date,
    placeCode: read.gss,
    district: read.postcode_district,
    programme: read.programme,
    url: null,
    changedAt: null,
  }
  return ok(grantRecords(grant, context))
}

function awardRows(raw: unknown, context: RowContext): Rows {
  const parsed = parseRow(awardRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const award = {
    id: read.id,
    title: read.title,
    description: read.description,
    buyer: read.buyer,
    suppliers: read.suppliers.map((supplier) => ({
      id: supplier.id ?? null,
      charity: null,
      company: null,
      name: supplier.name,
      voluntaryAsPublished: supplier.vcse_as_published ?? null,
    })),
    amount: read.value_pence,
    awardedOn: read.published,
    placeCode: read.gss ?? null,
    district: read.postcode_district ?? null,
    region: read.region,
    procedure: read.procedure,
    cpv: read.cpv ?? [],
    source: read.source,
    url: read.url ?? null,
    ocid: null,
    changedAt: null,
  }
  return ok(awardRecords(award, context))
}

/** Grants that funders publish with 360Giving. */
export const grantsDataset: Dataset = {
  name: 'grants',
  file: 'grants.csv.gz',
  format: 'csv',
  tables: ['records'],
  yieldsTo: ['360giving'],
  madeFrom: ['organisations.csv.gz'],
  revision: 1,
  rows: grantRows,
}

/** Award notices of public bodies, a row for each supplier. */
export const contractsDataset: Dataset = {
  name: 'contracts',
  file: 'contracts.jsonl.gz',
  format: 'json-lines',
  tables: ['records'],
  yieldsTo: ['contracts-finder', 'ocds'],
  madeFrom: ['organisations.csv.gz'],
  revision: 1,
  rows: awardRows,
}
