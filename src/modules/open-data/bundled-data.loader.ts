import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayInLondon, type IsoDate } from '../../core/iso-date.ts'
import type { Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { databaseProblem } from '../../platform/database/database-problem.ts'
import type { Database, OpenDatabase } from '../../platform/database/database.ts'
import type { Dataset } from '../../platform/bulk-load/dataset.ts'
import { loadDataset, type LoadReport } from '../../platform/bulk-load/load-dataset.ts'
import { progressCounter, type ProgressListener } from '../../platform/bulk-load/progress.ts'
import { readNeedsAsAt } from '../needs/index.ts'
import { companyNumbers, organisationsDataset } from '../organisations/index.ts'
import { findAsAt, hasBundledClockEnded, saveAsAt } from './as-at.repository.ts'
import { bundledAsAt, bundledDataFolder, bundledDatasets } from './bundled-datasets.ts'
import { readDataSources } from './data-sources.ts'
import { derivedConceptsFile } from './derived-concepts.ts'
import { bundledRowContext, type CodesOfText } from './row-context.ts'

/** What may be said otherwise; everything has a standing answer. */
export type BundledLoadOptions = Readonly<{
  dataFolder?: string
  datasets?: readonly Dataset[]
  /** The day that notices are read as at. */
  asAt?: IsoDate | undefined
  /** The day of this moment is what notices are read as at once real data has been imported; now, unless a test says otherwise. */
  now?: Date
  /** For rows whose codes do not ship; without it such rows get none. */
  codesOfText?: CodesOfText
  onProgress?: ProgressListener
}>

/** What came of it: a report for each dataset that was not as it should be, and the day the data is read as at. */
export type BundledLoad = Readonly<{ reports: readonly LoadReport[]; asAt: IsoDate; needsChanged: number }>

const hashOf = async (path: string) => {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    // The derived file may be missing while it is being made; rows then get their codes from the matcher.
    if (error.code === 'ENOENT') return Buffer.of()
    throw error
  })
  return createHash('sha256').update(bytes).digest('hex')
}

async function fingerprintOf(dataset: Dataset, dataFolder: string, shared: readonly string[]): Promise<string> {
  const files = await Promise.all([dataset.file, ...dataset.madeFrom].map((file) => hashOf(join(dataFolder, file))))
  return createHash('sha256')
    .update([dataset.revision, ...files, ...shared].join(' '))
    .digest('hex')
}

async function pendingDatasets(database: Database, datasets: readonly Dataset[], dataFolder: string) {
  const shared = await Promise.all(
    [derivedConceptsFile, join('taxonomies', 'service-areas.csv')].map((file) => hashOf(join(dataFolder, file))),
  )
  const loaded = new Map(
    (await database.selectFrom('datasets').select(['name', 'fingerprint']).execute()).map((row) => [
      row.name,
      row.fingerprint,
    ]),
  )
  const wanted = await Promise.all(
    datasets.map(async (dataset) => ({ dataset, fingerprint: await fingerprintOf(dataset, dataFolder, shared) })),
  )
  return wanted.filter(({ dataset, fingerprint }) => loaded.get(dataset.name) !== fingerprint)
}

async function loadPending(
  open: OpenDatabase,
  options: BundledLoadOptions,
  asAt: IsoDate,
): Promise<readonly LoadReport[]> {
  const { dataFolder = bundledDataFolder, datasets = bundledDatasets } = options
  const pending = await pendingDatasets(open.database, datasets, dataFolder)
  if (pending.length === 0) return []
  const sources = new Map((await readDataSources(dataFolder)).map((source) => [source.file, source]))
  const totals = new Map(pending.map(({ dataset }) => [dataset.name, sources.get(dataset.file)?.rows ?? 0]))
  const begin = progressCounter(totals, options.onProgress ?? (() => undefined), () => performance.now())
  const companies = new Map<string, string>()
  const context = await bundledRowContext(dataFolder, asAt, companies, options.codesOfText ?? (() => []))
  const reports: LoadReport[] = []
  for (const { dataset, fingerprint } of pending) {
    if (dataset.madeFrom.includes(organisationsDataset.file)) {
      for (const [company, organisation] of await companyNumbers(open.database)) companies.set(company, organisation)
    }
    const licence = sources.get(dataset.file)?.licence ?? 'not stated'
    const path = join(dataFolder, dataset.file)
    reports.push(await loadDataset(open, dataset, { path, fingerprint, licence, context, onRows: begin(dataset.name) }))
  }
  return reports
}

async function readAsAt(database: Database, asAt: IsoDate): Promise<number> {
  if ((await findAsAt(database)) === asAt) return 0
  const changed = await readNeedsAsAt(database, asAt)
  await saveAsAt(database, asAt)
  return changed
}

/**
 * Loads what ships and is not loaded yet, dataset by dataset, each whole or not at all; a second run does nothing. Then
 * reads the notices as at the day wanted. Safe when two processes start at once, and when killed at any moment.
 */
export async function loadBundledData(
  open: OpenDatabase,
  options: BundledLoadOptions = {},
): Promise<Result<BundledLoad, Problem>> {
  try {
    return await open.exclusively('load', async () => {
      const clockHasEnded = await hasBundledClockEnded(open.database)
      const asAt = options.asAt ?? (clockHasEnded ? dayInLondon(options.now ?? new Date()) : bundledAsAt)
      const reports = await loadPending(open, options, asAt)
      return ok({ reports, asAt, needsChanged: await readAsAt(open.database, asAt) })
    })
  } catch (error) {
    const away = databaseProblem(error)
    if (away === undefined) throw error
    return refuse(away)
  }
}
