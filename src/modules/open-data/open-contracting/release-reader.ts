import { ok, refuse, type Result } from '../../../core/result.ts'
import { parseRow, type RowContext, type RowFault, type TableRow } from '../../../platform/bulk-load/dataset.ts'
import type { PartReader } from '../../../platform/bulk-load/import-kind.ts'
import type { ReadRow } from '../../../platform/bulk-load/read-row.ts'
import type { Database } from '../../../platform/database/database.ts'
import { compiledReleaseRows, MergedRelease } from './compiled-release.rows.ts'
import { isJsonObject, mergeReleases, type JsonObject, type JsonValue } from './merge-releases.ts'
import { findReleases } from './notice-release.repository.ts'
import { releasesOf } from './release-elements.ts'
import { pickReleaseFields } from './release-fields.ts'
import { openReleaseStore, type StoredRelease } from './release-store.ts'
import { releaseSchema } from './release.schema.ts'

/** One process may hold some hundred releases; so many processes are looked up and handed on together. */
const processesAtOnce = 200

/** A release without an id of its own is known by its moment. */
function referenceOf({ id, date }: JsonObject): string {
  const reference = id ?? date
  return typeof reference === 'string' || typeof reference === 'number' ? String(reference) : JSON.stringify(reference)
}

const wasActive = (release: JsonObject) => isJsonObject(release['tender']) && release['tender']['status'] === 'active'

/** A release of one file replaces one of the same id that is known from before. */
function mergedOf(known: readonly JsonObject[], read: readonly StoredRelease[]): MergedRelease | undefined {
  const releases = new Map([...known, ...read.map(({ release }) => release)].map((each) => [referenceOf(each), each]))
  const merged = mergeReleases([...releases.values()])
  return merged && new MergedRelease(merged, [...releases.values()].some(wasActive))
}

async function* mergedBatches(
  database: Database,
  processes: ReadonlyMap<string, readonly StoredRelease[]>,
): AsyncGenerator<readonly ReadRow[]> {
  const ocids = [...processes.keys()]
  for (let from = 0; from < ocids.length; from += processesAtOnce) {
    const some = ocids.slice(from, from + processesAtOnce)
    const known = await findReleases(database, some)
    yield some.flatMap((ocid): readonly ReadRow[] => {
      const read = processes.get(ocid) ?? []
      const last = read.at(-1)
      const value = mergedOf(known.get(ocid) ?? [], read)
      if (last === undefined || value === undefined) return []
      return [{ isDerived: true, line: last.line, ...(last.path !== undefined && { path: last.path }), value }]
    })
  }
}

type Store = Awaited<ReturnType<typeof openReleaseStore>>

/**
 * The part of an import that reads releases. Each is checked and kept by itself; once a file is read, all releases of a process
 * (of this import's files and of earlier imports) are merged into one, which is what rows are made of.
 */
export function releaseReader(database: Database): PartReader {
  let store: Store | undefined
  const readOne = (raw: unknown, where: ReadRow): Result<readonly TableRow[], readonly RowFault[]> => {
    const release = pickReleaseFields(raw as JsonValue)
    const parsed = parseRow(releaseSchema, release)
    if (!parsed.ok) return parsed
    if (!isJsonObject(release)) return refuse([{ field: '', rule: 'is not a release' }])
    const { ocid, date } = parsed.value
    store?.add(ocid, { line: where.line, ...(where.path !== undefined && { path: where.path }), release })
    const values = {
      id: `${ocid}/${referenceOf(release)}`,
      ocid,
      released_at: date.moment,
      release: JSON.stringify(release),
    }
    return ok([{ table: 'notice_releases', values }])
  }
  return {
    async *arrange(batches) {
      store ??= await openReleaseStore()
      for await (const batch of batches) {
        yield batch
          .flatMap(releasesOf)
          .map((row) => ('value' in row ? { ...row, value: new ReadRelease(row.value, row) } : row))
      }
      for await (const processes of store.byProcess()) yield* mergedBatches(database, processes)
    },
    rows(raw: unknown, context: RowContext) {
      if (raw instanceof MergedRelease) return compiledReleaseRows(raw, context)
      return raw instanceof ReadRelease
        ? readOne(raw.value, raw.where)
        : refuse([{ field: '', rule: 'is not a release' }])
    },
    async close() {
      await store?.close()
      store = undefined
    },
  }
}

/** A release as a file has it, with where it stands. */
class ReadRelease {
  readonly value: unknown
  readonly where: ReadRow

  constructor(value: unknown, where: ReadRow) {
    this.value = value
    this.where = where
  }
}
