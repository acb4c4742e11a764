import { join } from 'node:path'
import type { Selectable } from 'kysely'
import type { IsoDate } from '../../core/iso-date.ts'
import type { Posting } from '../../engines/matching/posting.ts'
import { readCodeTitles } from '../../platform/bundled-files/code-titles.ts'
import type { Dataset, DatasetTable, RowContext } from '../../platform/bulk-load/dataset.ts'
import type { Schema } from '../../platform/database/schema.generated.ts'
import { readRows } from '../../platform/bulk-load/row-reader.ts'
import { toNeed } from '../needs/index.ts'
import { isOffered, toOrganisation } from '../organisations/index.ts'
import { toPractice } from '../practices/index.ts'
import { toRecord } from '../records/index.ts'
import { bundledAsAt, bundledDataFolder, bundledDatasets } from './bundled-datasets.ts'
import { findables, type Findable } from './findable.ts'
import { bundledRowContext, type CodesOfText } from './row-context.ts'

/** What may be said otherwise, as for the loader. */
export type FileOptions = Readonly<{
  dataFolder?: string
  datasets?: readonly Dataset[]
  asAt?: IsoDate | undefined
  codesOfText?: CodesOfText
}>

type Values = { id: string }
type Tables = Map<DatasetTable, Map<string, Values>>

/** What one dataset adds to the tables: as the loader does it, a row of a dataset that this one yields to stays. */
async function readDataset(
  dataset: Dataset,
  path: string,
  context: RowContext,
  tables: Tables,
  owners: Map<string, string>,
): Promise<void> {
  for await (const read of readRows(path, dataset.format)) {
    if ('fault' in read) continue
    const made = dataset.rows(read.value, context)
    if (!made.ok) continue
    for (const { table, values } of made.value) {
      const key = `${table} ${values.id}`
      const owner = owners.get(key)
      if (owner === dataset.name || (owner !== undefined && dataset.yieldsTo.includes(owner))) continue
      owners.set(key, dataset.name)
      const rows = tables.get(table) ?? new Map<string, Values>()
      tables.set(table, rows)
      rows.set(values.id, values)
    }
  }
}

type StoredRow<Table extends DatasetTable> = Omit<Selectable<Schema[Table]>, 'dataset'>

/** Rows as the loader makes them; the database gives back what went in, so they have the shape of its rows. */
function inOrder<Table extends DatasetTable>(tables: Tables, table: Table): readonly StoredRow<Table>[] {
  const rows = [...(tables.get(table)?.values() ?? [])].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return rows as unknown as readonly StoredRow<Table>[]
}

/** Everything that is offered, straight from the bundled files: what the command line answers from without a database. */
export async function* eachFindableFromFiles(options: FileOptions = {}): AsyncGenerator<Findable> {
  const { dataFolder = bundledDataFolder, datasets = bundledDatasets, asAt = bundledAsAt } = options
  const companies = new Map<string, string>()
  const [titles, context] = await Promise.all([
    readCodeTitles(dataFolder),
    bundledRowContext(dataFolder, asAt, companies, options.codesOfText ?? (() => [])),
  ])
  const make = findables(titles)
  const tables: Tables = new Map()
  const owners = new Map<string, string>()
  for (const dataset of datasets) {
    await readDataset(dataset, join(dataFolder, dataset.file), context, tables, owners)
    if (!dataset.tables.includes('organisations')) continue
    // In the order that leaves the first id of a number standing, as the database's question does.
    const rows = inOrder(tables, 'organisations').toReversed()
    for (const row of rows) if (row.company_number !== null) companies.set(row.company_number, row.id)
  }
  for (const row of inOrder(tables, 'practices')) yield make.practice(toPractice(row))
  for (const row of inOrder(tables, 'organisations')) {
    if (isOffered(row)) yield make.organisation(toOrganisation(row))
  }
  for (const row of inOrder(tables, 'needs')) {
    if (row.state === 'open') yield make.need(toNeed(row))
  }
  for (const row of inOrder(tables, 'records')) {
    if (row.in_index) yield make.record(toRecord(row))
  }
}

/** The same, as the index takes it in. */
export async function* eachPostingFromFiles(options: FileOptions = {}): AsyncGenerator<Posting> {
  for await (const { posting } of eachFindableFromFiles(options)) yield posting
}
