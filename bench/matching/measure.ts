/**
 * Measures one peer in a process of its own: `node bench/matching/measure.ts NAME TEXTS`. Prints one JSON line. A process
 * each, so that memory is the peer's own and no peer warms another's caches.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCorpus } from './corpus.ts'
import type { Peer } from './peer.ts'

/** What one peer took; milliseconds, megabytes, bytes. */
export type Measured = Readonly<{
  title: string
  texts: number
  buildSeconds: number
  median: number
  p95: number
  residentMegabytes: number
  bytes: number | null
  openMilliseconds: number | null
  queries: number
}>

const [name, count] = process.argv.slice(2)
if (name === undefined || count === undefined) throw new Error('usage: measure.ts NAME TEXTS')

const { peer } = (await import(`./peers/${name}.ts`)) as { peer: Peer }
const corpus = await makeCorpus(Number(count))
const folder = mkdtempSync(join(tmpdir(), `bench-${name}-`))
const residentBefore = process.memoryUsage().rss
const started = performance.now()
const index = await peer.open(corpus.texts, folder)
const buildSeconds = (performance.now() - started) / 1000

// The slowest peer takes seconds a query: enough queries for a percentile, no more than half a minute.
for (const query of corpus.queries.slice(0, 5)) await index.search(query)
const times: number[] = []
const until = performance.now() + 30_000
for (const query of corpus.queries) {
  const from = performance.now()
  await index.search(query)
  times.push(performance.now() - from)
  if (performance.now() > until) break
}
times.sort((a, b) => a - b)
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? Number.NaN

const measured: Measured = {
  title: peer.title,
  texts: corpus.texts.length,
  buildSeconds,
  median: at(0.5),
  p95: at(0.95),
  residentMegabytes: (process.memoryUsage().rss - residentBefore) / 1e6,
  bytes: index.bytes?.() ?? null,
  openMilliseconds: (await index.reopen?.()) ?? null,
  queries: times.length,
}
await index.close()
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${JSON.stringify(measured)}\n`)
