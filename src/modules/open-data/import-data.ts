import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { IsoDate } from '../../core/iso-date.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { refuse, type Result } from '../../core/result.ts'
import { parseConceptTags } from '../../engines/matching/taxonomies.ts'
import type { RowContext } from '../../platform/bulk-load/dataset.ts'
import type { ImportKind } from '../../platform/bulk-load/import-kind.ts'
import type { ImportListener } from '../../platform/bulk-load/import-progress.ts'
import type { ImportReport } from '../../platform/bulk-load/import-report.ts'
import { runImport } from '../../platform/bulk-load/run-import.ts'
import { readServiceAreas, serviceAreasByConcept } from '../../platform/bundled-files/code-titles.ts'
import { readCsvTable } from '../../platform/bundled-files/csv-table.ts'
import { databaseProblem } from '../../platform/database/database-problem.ts'
import type { Database, OpenDatabase } from '../../platform/database/database.ts'
import { readNeedsAsAt } from '../needs/index.ts'
import { companyNumbers, joinOrganisations } from '../organisations/index.ts'
import { endBundledClock } from './as-at.repository.ts'
import { bundledDataFolder } from './bundled-datasets.ts'
import { placeFinder } from './row-context.ts'
import { timedConcepts } from './timed-concepts.ts'

/** What is imported, and how. */
export type ImportOptions = Readonly<{
  paths: readonly string[]
  isDryRun?: boolean
  /** The day that notices are read as at from now on. */
  today: IsoDate
  onProgress?: ImportListener
  fetchedFrom?: ReadonlyMap<string, string>
  dataFolder?: string
}>

const companyId = /^GB-COH-(?<number>[A-Z0-9]{8})$/

async function importContext(
  database: Database,
  kind: ImportKind,
  dataFolder: string,
  today: IsoDate,
  codesOf: (text: string) => readonly string[],
): Promise<RowContext> {
  // What organisations are made of looks no other up; the numbers of a whole register are some megabytes.
  const looksUp = kind.tables.some((table) => table !== 'organisations')
  const companies: ReadonlyMap<string, string> = looksUp ? await companyNumbers(database) : new Map()
  const joined = looksUp ? await database.selectFrom('joined_organisations').select(['id', 'same_as']).execute() : []
  const sameAs = new Map(joined.map((row) => [row.id, row.same_as]))
  return {
    asAt: today,
    readOn: today,
    codesOf: (_id, text) => codesOf(text),
    areasOf: serviceAreasByConcept(await readServiceAreas(dataFolder)),
    placeOf: placeFinder(dataFolder),
    count: () => undefined,
    organisationOf: (id) => {
      const registered = companies.get(companyId.exec(id)?.groups?.['number'] ?? '') ?? id
      return sameAs.get(registered) ?? registered
    },
  }
}

/**
 * Imports official files. What they change, and what follows from it (organisations that two registers list, notices that have run
 * out, the end of the bundled data's own clock), stands there at once or not at all. One load runs at a time.
 */
export async function importData(
  open: OpenDatabase,
  kind: ImportKind,
  options: ImportOptions,
): Promise<Result<ImportReport, Problem>> {
  const { paths, isDryRun = false, today, dataFolder = bundledDataFolder } = options
  const tags = await conceptTags(dataFolder)
  const slow = new Map<string, number>()
  const concepts = timedConcepts(tags, (code) => slow.set(code, (slow.get(code) ?? 0) + 1))
  try {
    return await open.exclusively('load', async () => {
      const report = await runImport(open, kind, {
        paths,
        isDryRun,
        context: await importContext(open.database, kind, dataFolder, today, concepts.codesOf),
        runBatch: concepts.runBatch,
        onProgress: options.onProgress ?? (() => undefined),
        fetchedFrom: options.fetchedFrom ?? new Map(),
        settle: async (transaction) => {
          if (kind.tables.includes('organisations')) await joinOrganisations(transaction)
          await readNeedsAsAt(transaction, today)
          await endBundledClock(transaction, today)
        },
      })
      if (!report.ok || slow.size === 0) return report
      const counted = [...slow].map(([code, texts]) => [
        `texts on which the expression of ${code} took too long`,
        texts,
      ])
      return {
        ok: true,
        value: { ...report.value, counted: { ...report.value.counted, ...Object.fromEntries(counted) } },
      }
    })
  } catch (error) {
    const away = databaseProblem(error)
    if (away !== undefined) return refuse(away)
    if (isDiskFull(error)) {
      return refuse(
        problem('unavailable', 'disk-full', 'The disk is full, so nothing was loaded', {
          detail: 'Make room and import again.',
        }),
      )
    }
    throw error
  }
}

async function conceptTags(dataFolder: string) {
  const read = async (name: string) => readCsvTable(await readFile(join(dataFolder, 'taxonomies', name), 'utf8'))
  return parseConceptTags(await read('ukcat.csv'), await read('ukcat-literals.csv'))
}

/** PostgreSQL's own code, and Node's. */
function isDiskFull(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return code === '53100' || code === 'ENOSPC'
}
