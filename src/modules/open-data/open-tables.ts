import type { OpenTable } from '../../platform/open-table/open-table.ts'
import { needsTable } from '../needs/index.ts'
import { organisationsTable } from '../organisations/index.ts'
import { findingsTable, practicesTable } from '../practices/index.ts'
import { buyersTable, recordsTable } from '../records/index.ts'

/** Every open table, in the order in which pages and packages name them. */
export const openTables: readonly OpenTable[] = [
  practicesTable,
  findingsTable,
  organisationsTable,
  needsTable,
  recordsTable,
  buyersTable,
]
