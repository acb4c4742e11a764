import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeCharityFiles } from '../../tests/support/official-files.ts'
import { startPostgresql } from '../../tests/support/postgresql-server.ts'
import type { Benchmark } from '../run.ts'
import type { MeasuredImport } from './measure.ts'

const charities = Number(process.env['BENCH_CHARITIES'] ?? 170_000)
const script = (name: string) => join(import.meta.dirname, name)
// As `bin/exchange import` runs.
const flags = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=320']

async function lastLine<Value>(words: readonly string[], ready?: (stop: () => void) => Promise<void>): Promise<Value> {
  const child = spawn(process.execPath, [...flags, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = once(child, 'close')
  if (ready !== undefined) {
    await once(child.stdout, 'data')
    await ready(() => child.kill('SIGTERM'))
  }
  const [code] = (await ended) as [number | null]
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}`)
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Value
}

const number = (value: number) => Math.round(value).toLocaleString('en-GB')

function row(name: string, found: MeasuredImport): string {
  const { read, written, readSeconds, writeSeconds, indexSeconds, processorSeconds, peakMegabytes } = found
  const cells = [
    name,
    number(read),
    number(read / readSeconds),
    written === 0 ? '-' : number(written / (readSeconds + writeSeconds)),
    written === 0 ? '-' : number(written / writeSeconds),
    written === 0 ? '-' : indexSeconds.toFixed(1),
    (readSeconds + writeSeconds + indexSeconds).toFixed(1),
    processorSeconds.toFixed(1),
    number(peakMegabytes),
  ]
  return `| ${cells.join(' | ')} |`
}

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
        '| into | rows read | read a second | written a second | swapped a second | index, s | in all, s | processor, s | memory, MB |',
        '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
        row('nothing: parsed alone', parsed),
        row('PGlite', embedded),
        row('PostgreSQL', served),
      ].join('\n')
    } finally {
      await server.stop()
      for (const made of [folder, dataDir]) rmSync(made, { recursive: true, force: true })
    }
  },
}
