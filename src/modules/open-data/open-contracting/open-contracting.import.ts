import type { ImportKind } from '../../../platform/bulk-load/import-kind.ts'
import { removeFormerRecipients } from '../../records/index.ts'
import { removeFormerAwards } from './notice-release.repository.ts'
import { releaseReader } from './release-reader.ts'

/** Notices in the Open Contracting Data Standard 1.1: packages of releases or records, JSON or JSON Lines. */
export const openContractingImport: ImportKind = {
  name: 'ocds',
  title: 'Notices published with Open Contracting',
  publisher: 'Contracts Finder, Find a Tender, Public Contracts Scotland, Sell2Wales and others that publish so',
  licence: 'Open Government Licence v3.0',
  tables: ['notice_releases', 'needs', 'records'],
  replaces: 'by-id',
  newerBy: { notice_releases: 'released_at', needs: 'source_changed_at', records: 'source_changed_at' },
  yieldsTo: [],
  parts: [
    {
      name: 'releases',
      needs: [['ocid', 'releases', 'records']],
      lists: ['releases', 'records'],
      isNeeded: true,
    },
  ],
  begin: async (database) => ({ releases: releaseReader(database) }),
  async settle(transaction) {
    await removeFormerAwards(transaction)
    await removeFormerRecipients(transaction, 'ocds')
  },
}
