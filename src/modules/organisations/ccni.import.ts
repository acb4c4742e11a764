import { ok } from '../../core/result.ts'
import { parseRow } from '../../platform/bulk-load/dataset.ts'
import type { ImportKind, MakeRows } from '../../platform/bulk-load/import-kind.ts'
import { ccniRow } from './ccni.schema.ts'
import { noteLeaving } from './joined-organisations.repository.ts'
import { companyNumber, registerRow } from './register.rows.ts'

/** Its companies are those of Northern Ireland, of which it writes the digits alone. */
function northernCompany(text: string): string | null {
  const digits = text.trim()
  if (/^0*$/.test(digits)) return null
  return companyNumber(/^\d{1,6}$/.test(digits) ? `NI${digits.padStart(6, '0')}` : digits)
}

const ccniRows: MakeRows = (raw, context) => {
  const parsed = parseRow(ccniRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const main = `GB-NIC-${read['Reg charity number']}`
  const linked = read['Sub charity number']
  return ok([
    registerRow(
      {
        id: linked === 0 ? main : `${main}-${linked}`,
        part_of: linked === 0 ? null : main,
        name: read['Charity name'],
        register: 'CCNI',
        source: 'CCNI, register of charities in Northern Ireland',
        status: /^(?:removed|deregistered)/i.test(read.Status ?? '') ? 'dissolved' : 'live',
        registered_on: read['Date registered'],
        purposes: read['What the charity does'],
        beneficiaries: read['Who the charity helps'],
        how: read['How the charity works'],
        company_number: northernCompany(read['Company number']),
        web: read.Website,
        income: read['Total income'],
        spending: read['Total spending'],
        confirmed_on: context.readOn,
      },
      context,
    ),
  ])
}

/** The register of charities in Northern Ireland. It has no words of theirs: three coded lists are all there is to match. */
export const ccniImport: ImportKind = {
  name: 'ccni',
  title: 'Register of charities in Northern Ireland',
  publisher: 'Charity Commission for Northern Ireland',
  licence: 'Open Government Licence v3.0',
  tables: ['organisations'],
  replaces: 'whole',
  yieldsTo: [],
  parts: [
    {
      name: 'register',
      needs: ['Reg charity number', 'Charity name', 'Date registered', 'Status', 'What the charity does'],
      isNeeded: true,
    },
  ],
  prepare: (transaction) => noteLeaving(transaction, ['ccni']),
  begin: async () => ({ register: ccniRows }),
}
