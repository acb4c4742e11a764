import { ok } from '../../core/result.ts'
import { parseRow } from '../../platform/bulk-load/dataset.ts'
import type { ImportKind, MakeRows } from '../../platform/bulk-load/import-kind.ts'
import { noteLeaving } from './joined-organisations.repository.ts'
import { oscrRow } from './oscr.schema.ts'
import { registerPlace, registerRow } from './register.rows.ts'

const register = 'OSCR'

const oscrRows: MakeRows = (raw, context) => {
  const parsed = parseRow(oscrRow, raw)
  if (!parsed.ok) return parsed
  const read = parsed.value
  const isRemoved = read['Charity Status']?.toLowerCase() === 'removed' || read['Ceased Date'] !== null
  const row = registerRow(
    {
      id: `GB-SC-${read['Charity Number']}`,
      name: read['Charity Name'],
      register,
      source: 'OSCR, Scottish Charity Register',
      status: isRemoved ? 'dissolved' : 'live',
      registered_on: read['Registered Date'],
      removed_on: read['Ceased Date'],
      ...registerPlace(context, read.Postcode, read['Main Operating Location']),
      objects: read.Objectives,
      purposes: read.Purposes,
      beneficiaries: read.Beneficiaries,
      how: read.Activities,
      area: read['Main Operating Location'],
      spread: read['Geographical Spread'],
      web: read.Website,
      income: read['Most recent year income'],
      spending: read['Most recent year expenditure'],
      confirmed_on: context.readOn,
    },
    context,
  )
  return ok([{ ...row, dataset: isRemoved ? 'oscr-removed' : 'oscr' }])
}

/** The Scottish Charity Register: its file of live charities and its file of removed ones, each replaced by itself. */
export const oscrImport: ImportKind = {
  name: 'oscr',
  datasets: ['oscr', 'oscr-removed'],
  title: 'Scottish Charity Register',
  publisher: 'Office of the Scottish Charity Regulator (OSCR)',
  licence: 'Open Government Licence v3.0',
  tables: ['organisations'],
  replaces: 'whole',
  yieldsTo: ['oscr-removed'],
  parts: [
    {
      name: 'register',
      needs: ['Charity Number', 'Charity Name', 'Registered Date', 'Charity Status', 'Objectives'],
      isNeeded: true,
      isMany: true,
    },
  ],
  prepare: (transaction) => noteLeaving(transaction, ['oscr', 'oscr-removed']),
  begin: async () => ({ register: oscrRows }),
}
