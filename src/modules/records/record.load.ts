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
import type { RecordsTable } from '../../platform/database/schema.generated.ts'
import { conceptText, describesProject, indexedRecipients } from './record.domain.ts'
import { awardRow, grantRow } from './record.schema.ts'

type Values = Omit<Selectable<RecordsTable>, 'dataset'>
type Rows = Result<readonly TableRow[], readonly RowFault[]>

const row = (values: Values): TableRow => ({ table: 'records', values })

/** Nought, a penny or a pound stand for an amount that is not stated. */
const stated = (pence: number | null) => (pence === null || pence <= 100 ? null : (pence as Pence))

/** Ids of public registers; what funders number themselves says nothing about who it is. */
const registered = /^(?:GB|XI)-[A-Z]+-\S+$/

function registeredId(
  context: RowContext,
  id: string | null,
  charity: string | null,
  company: string | null,
): string | null {
  const plainId = id?.replaceAll(/\s+/g, '')
  if (plainId !== undefined && registered.test(plainId)) return context.organisationOf(plainId)
  if (charity !== null && /^\d{6,7}$/.test(charity)) return context.organisationOf(`GB-CHC-${charity}`)
  if (company !== null && /^[A-Z0-9]{8}$/.test(company)) return context.organisationOf(`GB-COH-${company}`)
  return null
}

function grantRows(raw: unknown, context: RowContext): Rows {
  const parsed = parseRow(grantRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const id = rowId('grant', read.id)
  const concepts = context.codesOf(id, conceptText(read))
  return ok([
    row({
      id,
      kind: 'grant',
      notice_id: id,
      ordinal: 1,
      title: read.title,
      description: read.description,
      buyer: read.funder,
      buyer_organisation_id: read.funder_id,
      organisation_id: registeredId(context, read.recipient_id, read.recipient_charity, read.recipient_company),
      recipient: read.recipient,
      in_index: true,
      recipient_count: 1,
      voluntary_as_published: null,
      amount_pence: stated(read.amount_pence),
      awarded_on: read.award_date,
      place_code: read.gss,
      district: read.postcode_district,
      region: null,
      programme: read.programme,
      procedure: null,
      cpv: [],
      describes_project: describesProject(read.title, read.description),
      concepts,
      service_areas: context.areasOf(concepts),
      source: '360Giving',
      source_id: read.id,
      source_url: null,
    }),
  ])
}

function awardRows(raw: unknown, context: RowContext): Rows {
  const parsed = parseRow(awardRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const notice = rowId('award', read.id)
  const concepts = context.codesOf(notice, conceptText({ ...read, recipient: undefined }))
  const serviceAreas = context.areasOf(concepts)
  const organisations = read.suppliers.map((supplier) => registeredId(context, supplier.id ?? null, null, null))
  const indexed = indexedRecipients(organisations)
  return ok(
    read.suppliers.map((supplier, index) =>
      row({
        id: index === 0 ? notice : `${notice}-${index + 1}`,
        kind: 'award',
        notice_id: notice,
        ordinal: index + 1,
        title: read.title,
        description: read.description,
        buyer: read.buyer,
        buyer_organisation_id: null,
        organisation_id: organisations[index] ?? null,
        recipient: supplier.name,
        in_index: indexed[index] ?? false,
        recipient_count: read.suppliers.length,
        voluntary_as_published: supplier.vcse_as_published ?? null,
        amount_pence: stated(read.value_pence),
        awarded_on: read.published,
        place_code: read.gss ?? null,
        district: read.postcode_district ?? null,
        region: read.region,
        programme: null,
        procedure: read.procedure,
        cpv: read.cpv ?? [],
        // Most awards buy goods and works. What people can learn from is a service that its own words place in an area.
        describes_project: serviceAreas.length > 0 && describesProject(read.title, read.description),
        concepts,
        service_areas: serviceAreas,
        source: read.source,
        source_id: read.id,
        source_url: read.url ?? null,
      }),
    ),
  )
}

/** Grants that funders publish with 360Giving. */
export const grantsDataset: Dataset = {
  name: 'grants',
  file: 'grants.csv.gz',
  format: 'csv',
  tables: ['records'],
  yieldsTo: [],
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
  yieldsTo: [],
  madeFrom: ['organisations.csv.gz'],
  revision: 1,
  rows: awardRows,
}
