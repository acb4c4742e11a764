import type { ImportKind } from '../../platform/bulk-load/import-kind.ts'
import { ccniImport, charityCommissionImport, oscrImport } from '../organisations/index.ts'

/** Every kind of official file that can be imported, in the order in which they are best imported for the first time. */
export const importKinds: readonly ImportKind[] = [charityCommissionImport, oscrImport, ccniImport]
