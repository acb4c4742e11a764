import type { ImportKind } from '../../../platform/bulk-load/import-kind.ts'
import { wholeDocument } from '../../../platform/bulk-load/json-rows.ts'
import { noteServiceChanges, registerDatasets } from '../../organisations/index.ts'
import { directoryRowMakers } from './service-directory.rows.ts'

/** A directory of services in the Human Services Data Specification 3.0: nested JSON, or a package of tables. */
export const serviceDirectoryImport: ImportKind = {
  name: 'hsds',
  title: 'Directory of services (HSDS 3.0)',
  publisher: 'The directory that it comes from',
  licence: 'As the directory states',
  tables: ['organisations', 'organisation_services'],
  replaces: 'by-id',
  newerBy: { organisation_services: 'source_changed_at' },
  yieldsTo: ['organisations', 'dissolved-organisations', ...registerDatasets],
  parts: [
    { name: 'identifiers', needs: ['organization_id', 'identifier'] },
    { name: 'addresses', needs: ['location_id', 'postal_code'] },
    { name: 'services at locations', needs: ['service_id', 'location_id', 'description'] },
    { name: 'terms', needs: ['id', 'name', 'taxonomy'] },
    { name: 'attributes', needs: ['link_id', 'taxonomy_term_id'] },
    {
      name: 'services',
      needs: ['id', 'name', 'status', ['organization', 'organization_id']],
      lists: ['contents', wholeDocument],
      turn: 2,
    },
    {
      name: 'organisations',
      needs: [
        'id',
        'name',
        'description',
        ['website', 'legal_status', 'tax_status', 'services', 'organization_identifiers'],
      ],
      lists: ['contents', wholeDocument],
      turn: 1,
    },
    { name: 'services where they are', needs: ['service', 'location'], lists: ['contents', wholeDocument] },
  ],
  begin: async () => directoryRowMakers(),
  async settle(transaction, changes) {
    const services = changes.find(({ table }) => table === 'organisation_services')?.written ?? []
    await noteServiceChanges(transaction, services)
  },
}
