/**
 * Measures one import in a process of its own: `node bench/import/measure.ts parse|prepare|import FOLDER DATA_DIR [URL [KIND]]`. Prints one JSON
 * line. The folder holds the files of a register; memory is the process's own at its highest. A new database is
 * prepared by another process, since making one takes more memory than filling it.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { dayInLondon } from '../../src/core/iso-date.ts'
import {
  createIndexKeeper,
  databaseSource,
  readBundledLists,
  readConceptTags,
} from '../../src/modules/matching/index.ts'
import { importData, importKinds } from '../../src/modules/open-data/index.ts'
import { rowsOf } from '../../src/platform/bulk-load/file-rows.ts'
import type { OpenDatabase } from '../../src/platform/database/database.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openDatabase } from '../../src/platform/database/open-database.ts'
import { openPackedFile } from '../../src/platform/packed-files/packed-file.ts'

/** What one import took: wall and processor seconds, rows, and megabytes at the highest. */
export type MeasuredImport = Readonly<{
  read: number
  written: number
  readSeconds: number
  writeSeconds: number
  indexSeconds: number
  processorSeconds: number
  peakMegabytes: number
}>

const [how, folder = '', dataDir = '', url = '', kindName = 'charity-commission'] = process.argv.slice(2)
const paths = readdirSync(folder).map((name) => join(folder, name))
const seconds = (from: number) => (performance.now() - from) / 1_000

async function parse(): Promise<Omit<MeasuredImport, 'processorSeconds' | 'peakMegabytes'>> {
  const from = performance.now()
  let read = 0
  for (const path of paths) {
    const file = await openPackedFile(path)
    for (const entry of file.entries) for await (const rows of rowsOf(entry, [])) read += rows.length
    await file.close()
  }
  return { read, written: 0, readSeconds: seconds(from), writeSeconds: 0, indexSeconds: 0 }
}

async function openMigrated(): Promise<OpenDatabase> {
  const opened = await openDatabase({ dataDir, databaseUrl: url === '' ? undefined : url })
  if (!opened.ok) throw new Error(opened.problem.title)
  const migrated = await migrate(opened.value)
  if (!migrated.ok) throw new Error(migrated.problem.title)
  return opened.value
}

async function prepare() {
  await (await openMigrated()).close()
  return { read: 0, written: 0, readSeconds: 0, writeSeconds: 0, indexSeconds: 0 }
}

async function bringIn(): Promise<Omit<MeasuredImport, 'processorSeconds' | 'peakMegabytes'>> {
  const open = await openMigrated()
  try {
    const kind = importKinds.find((one) => one.name === kindName)
    if (kind === undefined) throw new Error('There is no such kind')
    const from = performance.now()
    let readSeconds = 0
    const report = await importData(open, kind, {
      paths,
      today: dayInLondon(new Date()),
      onProgress: ({ phase }) => {
        if (phase === 'writing' && readSeconds === 0) readSeconds = seconds(from)
      },
    })
    if (!report.ok) throw new Error(report.problem.title)
    const writeSeconds = seconds(from) - readSeconds
    const { read, written } = report.value
    if (kindName !== 'charity-commission') return { read, written, readSeconds, writeSeconds, indexSeconds: 0 }
    const indexFrom = performance.now()
    const source = databaseSource(open.database)
    const parts = { lists: readBundledLists(), tags: readConceptTags(), dataDay: await source.day() }
    const keeper = createIndexKeeper(join(dataDir, 'database.match'), source, parts)
    await keeper.refresh()
    keeper.close()
    return { read, written, readSeconds, writeSeconds, indexSeconds: seconds(indexFrom) }
  } finally {
    await open.close()
  }
}

const took = await { parse, prepare, import: bringIn }[how as 'parse' | 'prepare' | 'import']()
const { user, system } = process.cpuUsage()
const measured: MeasuredImport = {
  ...took,
  processorSeconds: (user + system) / 1e6,
  peakMegabytes: process.resourceUsage().maxRSS / 1_024,
}
process.stdout.write(`${JSON.stringify(measured)}\n`)
