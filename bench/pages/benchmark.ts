import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { openMatcher } from '../../src/modules/matching/create-matcher.ts'
import { readBundledLists, readConceptTags } from '../../src/modules/matching/index.ts'
import type { Benchmark } from '../run.ts'

const project = join(import.meta.dirname, '..', '..')
const flags = ['--disable-warning=ExperimentalWarning']
const page = '/results?need=befriending+for+older+people+living+alone&place=Bolton'

type Serving = Readonly<{ child: ChildProcess; url: string; seconds: number }>

/** Starts the exchange as `npm start` does and waits until it says that it is ready. */
async function start(dataDir: string): Promise<Serving> {
  const began = performance.now()
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn', RATE_LIMIT: '100000000' }
  const child = spawn(process.execPath, [...flags, join('src', 'main.ts')], { cwd: project, env })
  let said = ''
  for (;;) {
    const [part] = (await once(child.stderr, 'data')) as [Buffer]
    said += part.toString()
    const url = /Ready on (\S+)/.exec(said)?.[1]
    if (url !== undefined) return { child, url, seconds: (performance.now() - began) / 1_000 }
    if (child.exitCode !== null) throw new Error(said)
  }
}

async function stop({ child }: Serving): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

function memoryOf({ child }: Serving): number {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024)
}

/** Milliseconds of processor time that it has used, all threads: unlike a clock, little touched by other work on the machine. */
function processorTimeOf({ child }: Serving): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const median = (list: readonly number[]) => list.toSorted((one, other) => one - other)[list.length >> 1] ?? 0

/** Milliseconds of each of some requests, one after another. */
async function oneAfterAnother(address: string, count: number): Promise<readonly number[]> {
  const times: number[] = []
  for (let at = 0; at < count; at += 1) {
    const began = performance.now()
    await (await fetch(address)).arrayBuffer()
    times.push(performance.now() - began)
  }
  return times
}

/** Requests a second under load from a process of its own, and the median wait. */
function underLoad(address: string, connections: number): Readonly<{ rate: number; median: number; failed: number }> {
  const tool = createRequire(import.meta.url).resolve('autocannon')
  const words = [tool, '-j', '-d', '10', '-c', String(connections), address]
  const ran = spawnSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 1 << 26 })
  const told = JSON.parse(ran.stdout) as {
    requests: { average: number }
    latency: { p50: number }
    non2xx: number
    errors: number
  }
  return { rate: told.requests.average, median: told.latency.p50, failed: told.non2xx + told.errors }
}

/** Milliseconds that the verb takes with a saved index, start included. */
function matchVerb(): number {
  const words = ['match', 'befriending for older people in Bolton', '--json']
  const times = Array.from({ length: 6 }, () => {
    const began = performance.now()
    const ran = spawnSync(join(project, 'bin', 'exchange'), words)
    if (ran.status !== 0) throw new Error(ran.stderr.toString())
    return performance.now() - began
  })
  return median(times.slice(1))
}

/** Milliseconds to open the index file of the bundled data, checks included. */
function opening(path: string): number {
  const parts = { lists: readBundledLists(), tags: readConceptTags() }
  return median(
    Array.from({ length: 7 }, () => {
      const began = performance.now()
      const opened = openMatcher(path, undefined, parts)
      if (!opened.ok) throw new Error(opened.problem.title)
      opened.value.close()
      return performance.now() - began
    }),
  )
}

export const benchmark: Benchmark = {
  title: 'Pages, starts and memory',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'exchange-bench-'))
    const busy = (loadavg()[0] ?? 0).toFixed(1)
    try {
      const first = await start(dataDir)
      await stop(first)
      const later = await start(dataDir)
      const idle = memoryOf(later)
      await oneAfterAnother(`${later.url}${page}`, 60)
      const before = processorTimeOf(later)
      const alone = median(await oneAfterAnother(`${later.url}${page}`, 200))
      const processor = (processorTimeOf(later) - before) / 200
      const results = underLoad(`${later.url}${page}`, 10)
      const organisation = underLoad(`${later.url}/organisations/GB-CHC-1000003`, 10)
      const loaded = memoryOf(later)
      await stop(later)
      const rows = [
        ['other work on the machine meanwhile, load average before the start', busy, '0'],
        ['first start, the bundled data loaded, s', first.seconds.toFixed(1), '30'],
        ['later start, s', later.seconds.toFixed(2), '2'],
        ['index of the bundled data opened, ms', opening(join(dataDir, 'index', 'database.match')).toFixed(0), '50'],
        ['`match` verb with a saved index, start included, ms', matchVerb().toFixed(0), '400'],
        ['results page alone, loopback included, median ms', alone.toFixed(1), '15'],
        ['results page alone, processor time in the server, ms', processor.toFixed(1), '-'],
        ['results page, 10 at once, a second', results.rate.toFixed(0), '300'],
        ['results page, 10 at once, median ms', String(results.median), '-'],
        ['page of an organisation, 10 at once, a second', organisation.rate.toFixed(0), '-'],
        ['answers that were no page', String(results.failed + organisation.failed), '0'],
        ['memory after the start, MB', String(idle), '-'],
        ['memory after the load, MB', String(loaded), '-'],
      ]
      return [
        'The exchange on PGlite with the bundled data, started as `npm start` does; the load (autocannon, ten seconds) runs on the',
        'same two cores. The results page has three lists, facets and a map.',
        '',
        '| what | measured | to reach |',
        '| --- | --- | --- |',
        ...rows.map((row) => `| ${row.join(' | ')} |`),
      ].join('\n')
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
