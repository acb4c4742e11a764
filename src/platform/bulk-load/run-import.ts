import { createHash } from 'node:crypto'
import type { IsoDate } from '../../core/iso-date.ts'
import type { Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Database, OpenDatabase } from '../database/database.ts'
import { countedBytes } from '../packed-files/counted-bytes.ts'
import { fileLimits } from '../packed-files/file-limits.ts'
import { RefusedFile } from '../packed-files/refused-file.ts'
import type { RowContext } from './dataset.ts'
import { rowsOf } from './file-rows.ts'
import type { ImportKind, PartReader, TableChanges } from './import-kind.ts'
import { followImport, saveImportProgress, type ImportListener } from './import-progress.ts'
import type { ImportReport } from './import-report.ts'
import { beginLoad, saveDataset, saveLoadErrors } from './load-log.ts'
import { recogniseFiles, type GivenFiles } from './recognise-files.ts'
import { mostRejected, stageRows, type BatchRunner, type RowSource, type Tally } from './stage-rows.ts'
import { dropStagingTables, makeStagingTables } from './staged-tables.ts'
import { swapIn } from './swap-in.ts'
import { TextShelf } from './text-shelf.ts'

/** What an import needs beside its kind and files. */
export type ImportOrder = Readonly<{
  paths: readonly string[]
  isDryRun: boolean
  context: RowContext
  runBatch: BatchRunner
  onProgress: ImportListener
  /** Where each file was fetched from, by its name. */
  fetchedFrom: ReadonlyMap<string, string>
  /** In the transaction of the swap, after the kind's own settling. */
  settle(this: void, transaction: Database, changes: readonly TableChanges[]): Promise<void>
}>

/** Thrown to take a dry run's transaction back; carries what it would have done. */
class TakenBack extends Error {
  override readonly name = 'TakenBack'
}

const saveEveryMs = 1_000
const sum = (changes: readonly TableChanges[], key: 'written' | 'removed' | 'unchanged') =>
  changes.reduce((total, { [key]: rows }) => total + (typeof rows === 'number' ? rows : rows.length), 0)

/**
 * Imports files of a kind: known by what stands in them, read as streams, staged, and swapped in by one transaction, so that
 * a kill leaves the old rows or the new. Rows that are wrong are named and left out; with more than a fifth of them, or where a file
 * cannot be taken at all, nothing changes. The caller holds the lock of loading.
 */
export async function runImport(
  open: OpenDatabase,
  kind: ImportKind,
  order: ImportOrder,
): Promise<Result<ImportReport, Problem>> {
  let given: GivenFiles | undefined
  try {
    given = await recogniseFiles(kind, order.paths)
    return await new Import(open, kind, order, given).run()
  } catch (error) {
    if (error instanceof RefusedFile) return refuse(error.problem)
    throw error
  } finally {
    await given?.close()
  }
}

class Import {
  private readonly open: OpenDatabase
  private readonly kind: ImportKind
  private readonly order: ImportOrder
  private readonly given: GivenFiles
  private readonly began = performance.now()
  private readonly tally: Tally = { read: 0, rejected: 0, errors: [] }
  private readonly counted: Record<string, number> = {}
  private readonly shelf = new TextShelf()
  private readonly follow: ReturnType<typeof followImport>
  private readonly readers = new Set<PartReader>()
  private load: number | undefined
  private bytesRead = 0
  private savedAt = 0

  constructor(open: OpenDatabase, kind: ImportKind, order: ImportOrder, given: GivenFiles) {
    this.open = open
    this.kind = kind
    this.order = order
    this.given = given
    const bytes = given.entries.reduce((total, entry) => total + entry.bytes, 0)
    this.follow = followImport(kind.name, bytes, order.onProgress, () => performance.now())
  }

  async run(): Promise<Result<ImportReport, Problem>> {
    const { open, kind, order, given, tally } = this
    const { database } = open
    const fingerprint = createHash('sha256')
      .update(given.files.map((file) => file.sha256).join(' '))
      .digest('hex')
    if (!order.isDryRun) this.load = await beginLoad(database, kind.name, fingerprint)
    await makeStagingTables(database, kind.tables)
    try {
      const staging = await stageRows(
        open,
        kind,
        await this.sources(),
        {
          context: {
            ...order.context,
            readOn: await this.readOn(),
            count: (what) => (this.counted[what] = (this.counted[what] ?? 0) + 1),
          },
          runBatch: order.runBatch,
          onBatch: async () => {
            this.follow.read(tally, this.bytesRead)
            await this.keepProgress()
          },
        },
        tally,
      )
      if (tally.read > 0 && tally.rejected / tally.read > mostRejected) return ok(await this.refuseRows())
      return ok(await this.swap(staging, fingerprint))
    } catch (error) {
      if (error instanceof RefusedFile) await this.noteRefusal(error)
      throw error
    } finally {
      for (const reader of this.readers) await reader.close()
      this.shelf.close()
      await dropStagingTables(database, kind.tables).catch(() => undefined)
    }
  }

  private async sources(): Promise<readonly RowSource[]> {
    const { kind, given } = this
    const make = await kind.begin(this.open.database, new Set(given.entries.map(({ part }) => part.name)), this.shelf)
    return given.entries.map(({ entry, part }) => {
      const reader = make[part.name]
      if (reader === undefined) throw new Error(`${kind.name} says nothing about its part ${part.name}`)
      const batches = rowsOf(entry, part.lists ?? [], (bytes, name) => this.counting(bytes, name))
      if (typeof reader === 'function') return { file: entry.name, batches, rows: reader }
      this.readers.add(reader)
      return { file: entry.name, batches: reader.arrange(batches), rows: reader.rows }
    })
  }

  /** The day that these files were first read, so that reading them again changes nothing. */
  private async readOn(): Promise<IsoDate> {
    const { readOn } = await this.open.database
      .selectFrom('imported_files')
      .select((select) => select.fn.min('read_on').as('readOn'))
      .where(
        'sha256',
        'in',
        this.given.files.map((file) => file.sha256),
      )
      .executeTakeFirstOrThrow()
    return readOn ?? this.order.context.asAt
  }

  private async *counting(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
    for await (const chunk of countedBytes(bytes, name, fileLimits.bytes)) {
      this.bytesRead += chunk.length
      yield chunk
    }
  }

  private async keepProgress(): Promise<void> {
    if (this.load === undefined || performance.now() - this.savedAt < saveEveryMs) return
    this.savedAt = performance.now()
    await saveImportProgress(this.open.database, this.load, this.follow.current())
  }

  private async swap(staging: Awaited<ReturnType<typeof stageRows>>, fingerprint: string): Promise<ImportReport> {
    const { open, kind, order } = this
    const staged = [...staging.values()].reduce((total, rows) => total + rows, 0)
    let changes: readonly TableChanges[] = []
    try {
      await open.database.transaction().execute(async (transaction) => {
        await kind.prepare?.(transaction)
        changes = await swapIn(transaction, kind, staging, async (rows, written) => {
          this.follow.wrote(rows, written, staged)
          // The embedded database has one connection, which the transaction holds: asking it for another would wait for ever.
          if (open.kind === 'postgresql') await this.keepProgress()
        })
        await kind.settle?.(transaction, changes)
        await order.settle(transaction, changes)
        if (this.load === undefined) throw new TakenBack()
        await this.writeDown(transaction, this.load, changes, fingerprint)
      })
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error
    }
    return this.report(sum(changes, 'written') + sum(changes, 'removed') > 0 ? 'loaded' : 'unchanged', changes)
  }

  /** What stands in the tables of datasets and loads, as part of the swap. */
  private async writeDown(transaction: Database, load: number, changes: readonly TableChanges[], fingerprint: string) {
    const { kind, given, order, tally } = this
    const written = sum(changes, 'written')
    const removed = sum(changes, 'removed')
    const before = await transaction
      .selectFrom('datasets')
      .select('fingerprint')
      .where('name', '=', kind.name)
      .executeTakeFirst()
    // Who follows the data by its fingerprints must see a new one if and only if a row changed.
    const next = createHash('sha256')
      .update(`${before?.fingerprint ?? ''} ${fingerprint}`)
      .digest('hex')
    let rows = 0
    for (const table of kind.tables) {
      const { count } = await transaction
        .selectFrom(table)
        .select((select) => select.fn.countAll<number>().as('count'))
        .where('dataset', 'in', [...(kind.datasets ?? [kind.name])])
        .executeTakeFirstOrThrow()
      rows += count
    }
    await saveDataset(transaction, {
      name: kind.name,
      file: given.files.map((file) => file.name).join(', '),
      fingerprint: written + removed > 0 || before === undefined ? next : before.fingerprint,
      rows,
      rejected: tally.rejected,
      licence: kind.licence,
    })
    await transaction
      .insertInto('imported_files')
      .values(
        given.files.map((file) => ({
          ...file,
          load_id: load,
          licence: kind.licence,
          read_on: order.context.asAt,
          source_url: order.fetchedFrom.get(file.name) ?? null,
        })),
      )
      .execute()
    await this.endLoad(transaction, load, written + removed > 0 ? 'loaded' : 'unchanged', written)
    this.follow.end('done', { ...tally, written, unchanged: sum(changes, 'unchanged') })
    await saveImportProgress(transaction, load, this.follow.current())
  }

  private async endLoad(
    database: Database,
    load: number,
    outcome: 'loaded' | 'unchanged' | 'refused',
    written: number,
  ) {
    await saveLoadErrors(database, load, this.tally.errors)
    await database
      .updateTable('loads')
      .set({
        outcome,
        rows_read: this.tally.read,
        rows_written: written,
        rows_rejected: this.tally.rejected,
        ended_at: new Date(),
      })
      .where('id', '=', load)
      .execute()
  }

  private async refuseRows(): Promise<ImportReport> {
    await this.endRefused()
    return this.report('refused', [])
  }

  private async noteRefusal({ problem: refusal }: RefusedFile): Promise<void> {
    this.tally.errors.push({
      file: this.given.files.map((file) => file.name).join(', '),
      line: 0,
      field: '',
      rule: refusal.title,
    })
    await this.endRefused()
  }

  private async endRefused(): Promise<void> {
    this.follow.end('refused', { ...this.tally, written: 0, unchanged: 0 })
    const { load } = this
    if (load === undefined) return
    await this.open.database.transaction().execute(async (transaction) => {
      await this.endLoad(transaction, load, 'refused', 0)
      await saveImportProgress(transaction, load, this.follow.current())
    })
  }

  private report(outcome: ImportReport['outcome'], changes: readonly TableChanges[]): ImportReport {
    const { kind, given, tally } = this
    return {
      kind: kind.name,
      outcome,
      isDryRun: this.load === undefined,
      read: tally.read,
      written: sum(changes, 'written'),
      removed: sum(changes, 'removed'),
      unchanged: sum(changes, 'unchanged'),
      rejected: tally.rejected,
      counted: this.counted,
      errors: tally.errors,
      files: given.files,
      passedOver: given.passedOver,
      seconds: (performance.now() - this.began) / 1_000,
    }
  }
}
