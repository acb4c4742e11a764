import type { Selectable } from 'kysely'
import { parseIsoDate } from '../../core/iso-date.ts'
import type { Pence } from '../../core/money.ts'
import { ok, type Result } from '../../core/result.ts'
import {
  parseRow,
  type Dataset,
  type RowContext,
  type RowFault,
  type TableRow,
} from '../../platform/bulk-load/dataset.ts'
import type { OrganisationsTable } from '../../platform/database/schema.generated.ts'
import { conceptText } from './organisation.domain.ts'
import { registerDatasets } from './register.rows.ts'
import { grantedOrganisation } from './organisation.rows.ts'
import { grantedOrganisationRow, registeredOrganisationRow } from './organisation.schema.ts'

type Row = Omit<Selectable<OrganisationsTable>, 'dataset'>
type Rows = Result<readonly TableRow[], readonly RowFault[]>

const pence = (pounds: number | null) => (pounds === null ? null : ((pounds * 100) as Pence))

/** The day a register was read, where the source says it (`CCNI register 2020-06-30`); a source that does not stays without. */
const dayIn = (source: string) => parseIsoDate(/\d{4}-\d{2}-\d{2}$/.exec(source)?.[0] ?? '') ?? null

const row = (values: Row): TableRow => ({ table: 'organisations', values })

const registeredRows =
  (status: 'live' | 'dissolved') =>
  (raw: unknown, context: RowContext): Rows => {
    const parsed = parseRow(registeredOrganisationRow, raw)
    if (!parsed.ok) return parsed
    const read = parsed.value
    const concepts = context.codesOf(read.org_id, conceptText(read))
    return ok([
      row({
        id: read.org_id,
        known_from: 'register',
        status,
        name: read.name,
        register: read.register,
        district: read.postcode_district,
        place_code: read.gss,
        registered_on: read.registered,
        activities: read.activities,
        objects: read.objects,
        purposes: read.purposes,
        beneficiaries: read.beneficiaries,
        how: read.how,
        area: read.area,
        spread: read.spread,
        icnptso: read.icnptso,
        company_number: read.company_number,
        web: read.web,
        income_pence: pence(read.income),
        spending_pence: pence(read.spending),
        grant_count: null,
        first_grant_on: null,
        last_grant_on: null,
        concepts,
        service_areas: context.areasOf(concepts),
        confirmed_on: dayIn(read.source),
        source: read.source,
        part_of: null,
        removed_on: null,
      }),
    ])
  }

function grantedRows(raw: unknown, context: RowContext): Rows {
  const parsed = parseRow(grantedOrganisationRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const facts = { id: read.org_id, name: read.name, district: read.postcode_district, placeCode: read.gss }
  const made = grantedOrganisation({ ...facts, lastGrantOn: read.last_award }, context)
  const counted = { grant_count: read.grants, first_grant_on: read.first_award, source: read.source }
  return ok([{ ...made, values: { ...made.values, ...counted } }])
}

const common = { format: 'csv', tables: ['organisations'], madeFrom: [], revision: 1 } as const

/** Live organisations of the registers. */
export const organisationsDataset: Dataset = {
  ...common,
  name: 'organisations',
  file: 'organisations.csv.gz',
  yieldsTo: ['dissolved-organisations', ...registerDatasets],
  rows: registeredRows('live'),
}

/** Organisations that stand in grants and in no register file; a register's row is kept where there is one after all. */
export const organisationsFromGrantsDataset: Dataset = {
  ...common,
  name: 'organisations-from-grants',
  file: 'organisations-from-grants.csv.gz',
  yieldsTo: ['organisations', 'dissolved-organisations', ...registerDatasets, '360giving', 'hsds'],
  rows: grantedRows,
}

/** Organisations that have ended. Not bundled: an import of a register brings them, and they take their row from the live ones. */
export const dissolvedOrganisationsDataset: Dataset = {
  ...common,
  name: 'dissolved-organisations',
  file: 'dissolved-organisations.csv',
  yieldsTo: registerDatasets,
  rows: registeredRows('dissolved'),
}
