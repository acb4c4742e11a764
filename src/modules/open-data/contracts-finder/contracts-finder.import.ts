import type { ImportKind } from '../../../platform/bulk-load/import-kind.ts'
import { endAwardedNeeds } from '../../needs/index.ts'
import { removeFormerRecipients } from '../../records/index.ts'
import { contractsFinder, contractsFinderRows } from './contracts-finder.rows.ts'
import { neededTitles } from './contracts-finder.schema.ts'

/** Notices as the search of Contracts Finder exports them: open ones as needs, awarded ones as track record. */
export const contractsFinderImport: ImportKind = {
  name: 'contracts-finder',
  title: 'Notices of Contracts Finder',
  publisher: 'Cabinet Office, Contracts Finder',
  licence: 'Open Government Licence v3.0',
  tables: ['needs', 'records'],
  replaces: 'by-id',
  newerBy: { needs: 'source_changed_at', records: 'source_changed_at' },
  yieldsTo: [],
  parts: [{ name: 'notices', needs: neededTitles, isNeeded: true }],
  begin: async () => ({ notices: contractsFinderRows }),
  async settle(transaction) {
    await endAwardedNeeds(transaction, contractsFinder)
    await removeFormerRecipients(transaction, 'contracts-finder')
  },
}
