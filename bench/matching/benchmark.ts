import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Benchmark } from '../run.ts'
import type { Measured } from './measure.ts'
import { startPostgresql } from '../../tests/support/postgresql-server.ts'

const measure = join(import.meta.dirname, 'measure.ts')
const peers = ['exchange', 'lancedb', 'sqlite-fts5', 'minisearch', 'postgresql'] as const

/** What each size is measured with: at a million only those that answer a sentence in under a second. */
const plan: readonly { texts: number; peers: readonly string[] }[] = [
  { texts: 200_000, peers },
  { texts: 1_000_000, peers: ['exchange', 'lancedb'] },
]

/** Runs one peer in a process of its own and reads its line. */
function measured(peer: string, texts: number, databaseUrl: string): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const environment = { ...process.env, BENCH_DATABASE_URL: databaseUrl }
    const args = ['--disable-warning=ExperimentalWarning', '--max-old-space-size=12000', measure, peer, String(texts)]
    const child = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`${peer} ended with ${code}`))
      else resolve(JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured)
    })
  })
}

const number = (value: number, digits: number) => (Number.isFinite(value) ? value.toFixed(digits) : '-')
const megabytes = (bytes: number | null) => (bytes === null ? '-' : `${Math.round(bytes / 1e6)}`)

function row(found: Measured, ours: Measured): string {
  const times = found === ours ? '1' : number(found.median / ours.median, 0)
  const cells = [
    found.title,
    found.texts.toLocaleString('en-GB'),
    number(found.median, 2),
    number(found.p95, 2),
    times,
    number(found.buildSeconds, 1),
    megabytes(found.bytes),
    found.openMilliseconds === null ? '-' : number(found.openMilliseconds, 0),
    number(found.residentMegabytes, 0),
    String(found.queries),
  ]
  return `| ${cells.join(' | ')} |`
}

export const benchmark: Benchmark = {
  title: 'Matching',
  async run() {
    const lines = [
      'Texts made from the bundled ones by seeded recombination of sentences; queries of 8 to 25 words from real notices;',
      'one process each, the ten best, one core for the exchange. Latency and not relevance is compared: each engine uses',
      'its own tokeniser and stop words. Times in milliseconds; *times ours* is the median beside the exchange’s.',
      '',
      '| engine | texts | median | 95th percentile | times ours | build, s | file, MB | open, ms | memory, MB | queries |',
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ]
    for (const { texts, peers: names } of plan) {
      let ours: Measured | undefined
      for (const name of names) {
        console.error(`matching: ${name}, ${texts.toLocaleString('en-GB')} texts …`)
        const server = name === 'postgresql' ? await startPostgresql() : undefined
        try {
          const found = await measured(name, texts, server?.url ?? '')
          ours ??= found
          lines.push(row(found, ours))
        } finally {
          await server?.stop()
        }
      }
    }
    return lines.join('\n')
  },
}
