/**
 * `npm run bench [NAME]`: runs the benchmarks, one table each, and writes them to `bench/RESULTS.md` with machine and date.
 * A table that is not run this time keeps its last figures.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'

/** One benchmark: makes the text of its section, a table and what it says. */
export type Benchmark = Readonly<{ title: string; run(): Promise<string> }>

const folder = import.meta.dirname
const names = ['matching', 'synthesis', 'tendering', 'fairness', 'import', 'pages'] as const
/** Those that are measured beside nobody. */
const alone: readonly string[] = ['import']

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !names.includes(name as (typeof names)[number]))
if (unknown.length > 0) {
  console.error(`There is no benchmark called ${unknown.join(', ')}. There are: ${names.join(', ')}.`)
  process.exit(2)
}

const needsPeers = wanted.length === 0 || wanted.some((name) => !alone.includes(name))
if (needsPeers && !existsSync(join(folder, 'node_modules'))) {
  console.error('Installing the peers that the engine is measured beside (bench/package.json) …')
  // Not `npm ci`: it refuses a lock file while one of a peer's packages for another kind of machine is not to be had.
  const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-save'], {
    cwd: folder,
    stdio: 'inherit',
  })
  if (installed.status !== 0) process.exit(1)
}

const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${type()} ${release()}, Node ${process.version}`
const file = join(folder, 'RESULTS.md')
let results = existsSync(file) ? readFileSync(file, 'utf8') : '# Results\n'

for (const name of wanted.length === 0 ? names : wanted) {
  const { benchmark } = (await import(`./${name}/benchmark.ts`)) as { benchmark: Benchmark }
  const text = await benchmark.run()
  const section = `<!-- ${name} -->\n## ${benchmark.title}\n\n${new Date().toISOString().slice(0, 10)}, ${machine}.\n\n${text}\n<!-- end of ${name} -->\n`
  const old = new RegExp(`<!-- ${name} -->[\\s\\S]*<!-- end of ${name} -->\\n`)
  results = old.test(results) ? results.replace(old, () => section) : `${results}\n${section}`
  writeFileSync(file, results)
  console.log(section)
}
