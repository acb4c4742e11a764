import { join } from 'node:path'
import type { IsoDate } from '../../core/iso-date.ts'
import type { Dataset } from '../../platform/bulk-load/dataset.ts'
import { needsDataset } from '../needs/index.ts'
import { organisationsDataset, organisationsFromGrantsDataset } from '../organisations/index.ts'
import { practiceFindingsDataset, practicesDataset } from '../practices/index.ts'
import { buyersDataset, contractsDataset, grantsDataset } from '../records/index.ts'

/** Where the data lies that the product ships with. */
export const bundledDataFolder = join(import.meta.dirname, '..', '..', '..', 'data')

/** The day that bundled data is read as at: most of its notices stood open the day before. */
export const bundledAsAt = '2025-11-08' as IsoDate

/** What ships, in the order of loading: records look organisations up by their company numbers. */
export const bundledDatasets: readonly Dataset[] = [
  practicesDataset,
  practiceFindingsDataset,
  organisationsDataset,
  organisationsFromGrantsDataset,
  needsDataset,
  grantsDataset,
  contractsDataset,
  buyersDataset,
]
