import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeGrantsCsv, writeGrantsJson } from '../../tests/support/official-grants.ts'
import { writeContractsFinder, writeReleases } from '../../tests/support/official-notices.ts'
import type { MeasuredImport } from './measure.ts'
import { lastLine, number, row, script, titles } from './measured-row.ts'

const grants = Number(process.env['BENCH_GRANTS'] ?? 1_000_000)
const notices = Number(process.env['BENCH_NOTICES'] ?? 200_000)

const files = [
  ['Grants as JSON', '360giving', 'grants.json', writeGrantsJson, grants],
  ['Grants as CSV', '360giving', 'grants.csv', writeGrantsCsv, grants],
  ['Notices as releases', 'ocds', 'releases.json', writeReleases, notices],
  ['Notices of Contracts Finder', 'contracts-finder', 'notices.csv', writeContractsFinder, notices],
] as const

/** A table of grants and notices into the embedded database, each file in a process and a database of its own. */
export async function awardImports(): Promise<readonly string[]> {
  const rows: string[] = []
  for (const [name, kind, file, write, count] of files) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-awards-'))
    try {
      const [given, dataDir] = [join(folder, 'files'), join(folder, 'data')]
      for (const made of [given, dataDir]) mkdirSync(made)
      console.error(`import: ${name}, ${number(count)} …`)
      await write(join(given, file), count)
      await lastLine([script('measure.ts'), 'prepare', given, dataDir])
      rows.push(row(name, await lastLine<MeasuredImport>([script('measure.ts'), 'import', given, dataDir, '', kind])))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return [
    `${number(grants)} grants and ${number(notices)} notices in the official layouts, made from the bundled rows, into PGlite; without the index.`,
    '',
    ...titles,
    ...rows,
  ]
}
