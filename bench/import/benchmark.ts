import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCharityFiles } from '../../tests/support/official-files.ts'
import { startPostgresql } from '../../tests/support/postgresql-server.ts'
import type { Benchmark } from '../run.ts'
import { awardImports } from './award-imports.ts'
import type { MeasuredImport } from './measure.ts'
import { lastLine, number, row, script, titles } from './measured-row.ts'

const charities = Number(process.env['BENCH_CHARITIES'] ?? 170_000)

export const benchmark: Benchmark = {
  title: 'Import',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'bench-register-'))
    const dataDir = mkdtempSync(join(tmpdir(), 'bench-import-'))
    const server = await startPostgresql()
    try {
      console.error(`import: making the files of ${number(charities)} charities …`)
      const paths = await writeCharityFiles(folder, charities)
      const size = paths.reduce((sum, path) => sum + statSync(path).size, 0)
      console.error('import: reading alone …')
      const parsed = await lastLine<MeasuredImport>([script('measure.ts'), 'parse', folder])
      console.error('import: into the embedded database …')
      await lastLine([script('measure.ts'), 'prepare', folder, dataDir])
      const embedded = await lastLine<MeasuredImport>([script('measure.ts'), 'import', folder, dataDir])
      console.error('import: into PostgreSQL, with searches meanwhile …')
      let served: MeasuredImport | undefined
      const searches = await lastLine<{ median: number; p95: number; queries: number }>(
        [script('search-meanwhile.ts')],
        async (stop) => {
          served = await lastLine<MeasuredImport>([script('measure.ts'), 'import', folder, dataDir, server.url])
          stop()
        },
      )
      if (served === undefined) throw new Error('Nothing was imported')
      return [
        `The register of ${number(charities)} charities in three files of the layout of the Charity Commission (${number(size / 1e6)} MB of JSON), made from`,
        'the bundled words: read as streams, checked, redacted, tagged with UK-CAT, staged, swapped in by one transaction, and the match index',
        'built. *Written* counts from the first byte read; *swapped* is the transaction alone. Memory is the process at its highest, the embedded',
        `database in it. Searches of another process during the import into PostgreSQL: median ${searches.median.toFixed(1)} ms, 95th percentile ${searches.p95.toFixed(1)} ms (${searches.queries} needs).`,
        '',
        ...titles,
        row('nothing: parsed alone', parsed),
        row('PGlite', embedded),
        row('PostgreSQL', served),
        '',
        ...(await awardImports()),
      ].join('\n')
    } finally {
      await server.stop()
      for (const made of [folder, dataDir]) rmSync(made, { recursive: true, force: true })
    }
  },
}
