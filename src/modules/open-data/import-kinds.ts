import type { ImportKind } from '../../platform/bulk-load/import-kind.ts'
import { ccniImport, charityCommissionImport, oscrImport } from '../organisations/index.ts'
import { contractsFinderImport } from './contracts-finder/contracts-finder.import.ts'
import { grants360GivingImport } from './grants-360giving/grants-360giving.import.ts'
import { openContractingImport } from './open-contracting/open-contracting.import.ts'
import { serviceDirectoryImport } from './service-directory/service-directory.import.ts'

/** Every kind of official file that can be imported, in the order in which they are best imported for the first time. */
export const importKinds: readonly ImportKind[] = [
  charityCommissionImport,
  oscrImport,
  ccniImport,
  serviceDirectoryImport,
  grants360GivingImport,
  openContractingImport,
  contractsFinderImport,
]
