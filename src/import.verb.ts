import { join } from 'node:path'
import { homeAddress, type Config } from './config.ts'
import { dayInLondon } from './core/iso-date.ts'
import { problem, type Problem } from './core/problem.ts'
import { ok, refuse, type Result } from './core/result.ts'
import { defineVerb, done, refused, wrongUsage, type Outcome, type Surroundings } from './platform/command-line/verb.ts'
import type { ImportKind } from './platform/bulk-load/import-kind.ts'
import type { ImportReport } from './platform/bulk-load/import-report.ts'
import type { OpenDatabase } from './platform/database/database.ts'

/** `exchange import KIND FILE…`: brings official files into the database, and the match index after them. */
export const verb = defineVerb({
  options: {
    'dry-run': { type: 'boolean', default: false },
    fetch: { type: 'boolean', default: false },
    addresses: { type: 'string' },
  },
  async run({ values, positionals, ...around }) {
    const [name, ...paths] = positionals
    const { runPageModules } = await import('./platform/page-modules.ts')
    runPageModules()
    const { exchangeKindName, importKinds } = await import('./modules/open-data/index.ts')
    const kinds = [...importKinds.map((one) => one.name), exchangeKindName].join(', ')
    if (name === undefined) return wrongUsage(`Say what the file is: ${kinds}.`)
    const official = importKinds.find((one) => one.name === name)
    if (official === undefined && name !== exchangeKindName)
      return wrongUsage(`There is no kind called ${name}. There are: ${kinds}.`)
    if (values.fetch === paths.length > 0) return wrongUsage('Name the files, or give --fetch and name none.')
    if (values.fetch && official === undefined)
      return wrongUsage('Data of another exchange is fetched from its page /data.')
    const config = await around.config()
    const opened = await openMigrated(config)
    if (!opened.ok) return refused(opened.problem)
    try {
      const kind = official === undefined ? await kindOfExchange(opened.value, paths, config) : ok(official)
      if (!kind.ok) return refused(kind.problem)
      const order = { config, paths, isDryRun: values['dry-run'], fetchedFrom: new Map<string, string>() }
      if (!values.fetch) return await bringIn(opened.value, kind.value, order, around)
      return await fetchAndBringIn(opened.value, kind.value, order, values.addresses, around)
    } finally {
      await opened.value.close()
    }
  },
})

type Order = Readonly<{
  config: Config
  paths: readonly string[]
  isDryRun: boolean
  fetchedFrom: ReadonlyMap<string, string>
}>

async function kindOfExchange(
  open: OpenDatabase,
  [path = '', ...more]: readonly string[],
  config: Config,
): Promise<Result<ImportKind, Problem>> {
  if (more.length > 0)
    return refuse(problem('invalid', 'one-at-a-time', 'Data of exchanges is imported a file at a time'))
  const { exchangeImport } = await import('./modules/open-data/index.ts')
  return await exchangeImport(open.database, path, { ours: homeAddress(config), now: new Date() })
}

async function openMigrated(config: Config): Promise<Result<OpenDatabase, Problem>> {
  const { openDatabase } = await import('./platform/database/open-database.ts')
  const opened = await openDatabase(config)
  if (!opened.ok) return opened
  const { migrate } = await import('./platform/database/migrate.ts')
  const migrated = await migrate(opened.value)
  if (migrated.ok) return ok(opened.value)
  await opened.value.close()
  return refuse(migrated.problem)
}

async function fetchAndBringIn(
  open: OpenDatabase,
  kind: ImportKind,
  order: Order,
  table: string | undefined,
  around: Surroundings,
): Promise<Outcome> {
  const { bundledDataFolder, fetchOfficialFiles } = await import('./modules/open-data/index.ts')
  const fetched = await fetchOfficialFiles(kind.name, { dataFolder: bundledDataFolder, table }, (address, share) =>
    around.progress('Fetching', share, address),
  )
  if (!fetched.ok) return refused(fetched.problem)
  for (const doubt of fetched.value.toConfirm) around.say(`About the addresses: ${doubt}`)
  try {
    return await bringIn(open, kind, { ...order, ...fetched.value }, around)
  } finally {
    await fetched.value.remove()
  }
}

async function bringIn(open: OpenDatabase, kind: ImportKind, order: Order, around: Surroundings): Promise<Outcome> {
  const { importData } = await import('./modules/open-data/index.ts')
  const { tooManyRejected } = await import('./platform/bulk-load/import-report.ts')
  const report = await importData(open, kind, {
    paths: order.paths,
    isDryRun: order.isDryRun,
    fetchedFrom: order.fetchedFrom,
    today: dayInLondon(new Date()),
    onProgress: (progress) => around.progress(`Importing ${kind.name}`, progress.share, progressText(progress)),
  })
  if (!report.ok) return refused(report.problem)
  if (report.value.outcome === 'refused') return refused(tooManyRejected(report.value))
  if (report.value.outcome === 'loaded' && !order.isDryRun) await bringIndexUpToDate(open, order.config, around)
  return done({ json: report.value, text: () => inWords(report.value) })
}

/** So that the next start, or the server beside it, finds the index made. */
async function bringIndexUpToDate(open: OpenDatabase, config: Config, around: Surroundings): Promise<void> {
  const { createIndexKeeper, databaseSource, readBundledLists, readConceptTags } =
    await import('./modules/matching/index.ts')
  const source = databaseSource(open.database)
  const parts = { lists: readBundledLists(), tags: readConceptTags(), dataDay: await source.day() }
  const keeper = createIndexKeeper(join(config.dataDir, 'index', 'database.match'), source, parts, ({ share }) =>
    around.progress('Building the index', share),
  )
  await keeper.refresh()
  keeper.close()
}

const number = (value: number) => value.toLocaleString('en-GB')

function progressText(
  progress: Readonly<{
    read: number
    written: number
    unchanged: number
    rejected: number
    rate: number
    secondsLeft: number
  }>,
): string {
  const { read, written, unchanged, rejected, rate, secondsLeft } = progress
  const counts = `${number(read)} read, ${number(written)} written, ${number(unchanged)} unchanged, ${number(rejected)} rejected`
  return `${counts}, ${number(rate)} a second, ${number(secondsLeft)} s left`
}

const shownErrors = 20

function inWords(report: ImportReport): string {
  const { read, written, removed, unchanged, rejected, seconds, errors, counted, passedOver } = report
  const lines = [
    report.isDryRun ? `${report.kind}: a dry run, nothing was changed. It would have been:` : `${report.kind}:`,
    report.outcome === 'unchanged'
      ? `  all ${number(unchanged)} rows unchanged`
      : `  ${number(written)} rows added or changed, ${number(removed)} gone, ${number(unchanged)} unchanged`,
    `  ${number(read)} read, ${number(rejected)} rejected, in ${seconds.toFixed(1)} s`,
    ...Object.entries(counted).map(([what, count]) => `  ${number(count)} ${what}`),
    ...passedOver.map((name) => `  passed over: ${name}`),
    ...errors
      .slice(0, shownErrors)
      .map(
        ({ file, line, field, rule, value }) =>
          `  ${file}, line ${line}${field === '' ? '' : `, ${field}`}: ${rule}${value === undefined ? '' : ` (${value})`}`,
      ),
    ...(errors.length > shownErrors ? [`  and ${number(errors.length - shownErrors)} more; --json lists them`] : []),
  ]
  return `${lines.join('\n')}\n`
}
