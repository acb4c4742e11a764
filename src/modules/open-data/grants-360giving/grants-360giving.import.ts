import type { ImportKind } from '../../../platform/bulk-load/import-kind.ts'
import { removeFormerRecipients } from '../../records/index.ts'
import { registerDatasets } from '../../organisations/index.ts'
import { grantRowMaker } from './grants-360giving.rows.ts'

/** Any of these says that a column or list of organisations is there. */
const organisationTitles = (field: string, title: string, ...others: readonly string[]) => [
  field,
  ...[':Name', ':0:Name'].map((rest) => `${title}${rest}`),
  `${field}/0/name`,
  ...others,
]

/** Grants that funders publish in the 360Giving Data Standard: JSON, CSV and spreadsheets. */
export const grants360GivingImport: ImportKind = {
  name: '360giving',
  title: 'Grants published with 360Giving',
  publisher: 'The funders named in each grant, with 360Giving',
  licence: 'As each funder states; the standard asks for an open licence',
  tables: ['records', 'organisations'],
  replaces: 'by-id',
  newerBy: { records: 'source_changed_at', organisations: 'last_grant_on' },
  yieldsTo: ['organisations', 'dissolved-organisations', ...registerDatasets, 'hsds'],
  parts: [
    {
      name: 'grants',
      needs: [
        ['id', 'Identifier'],
        ['title', 'Title'],
        ['currency', 'Currency'],
        ['amountAwarded', 'Amount Awarded'],
        ['awardDate', 'Award Date'],
        organisationTitles('recipientOrganization', 'Recipient Org', 'recipientIndividual', 'Recipient Ind:Identifier'),
        organisationTitles('fundingOrganization', 'Funding Org'),
      ],
      lists: ['grants'],
      isNeeded: true,
    },
  ],
  begin: async () => ({ grants: grantRowMaker() }),
  settle: (transaction) => removeFormerRecipients(transaction, '360giving'),
}
