import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { problem, type Problem } from '../../core/problem.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import { defineVerb, done, refused, wrongUsage } from '../../platform/command-line/verb.ts'
import { openDatabase } from '../../platform/database/open-database.ts'
import { announcedServer } from '../../platform/http/server-address.ts'
import { runPageModules } from '../../platform/page-modules.ts'
import { readVersion } from '../../platform/version.ts'
import { statusPath } from './status.api.ts'
import { statusSchema, type Status } from './status.schema.ts'
import { readStatus } from './status.service.ts'

const patienceMs = 5_000

/** `exchange status`: asks the server that is running, and opens the database itself where none is. */
export const verb = defineVerb({
  options: {},
  async run({ positionals, config }) {
    if (positionals.length > 0) return wrongUsage(`status takes no ${positionals[0]}.`)
    const settings = await config()
    const status = (await askServer(settings.dataDir)) ?? (await askDatabase(settings))
    if (!status.ok) return refused(status.problem)
    return done({ json: status.value, text: () => inWords(status.value) })
  },
})

async function askServer(dataDir: string): Promise<Result<Status, Problem> | undefined> {
  const url = await announcedServer(dataDir)
  if (url === undefined) return undefined
  try {
    const response = await fetch(`${url}${statusPath}`, { signal: AbortSignal.timeout(patienceMs) })
    const body: unknown = await response.json()
    const status = statusSchema.safeParse(body)
    if (status.success) return ok(status.data)
    return response.status === 503 ? refuse(away((body as { title?: string }).title)) : undefined
  } catch {
    // It was killed without a word, or something else listens there now.
    return undefined
  }
}

async function askDatabase(config: Config): Promise<Result<Status, Problem>> {
  // Asking must not make a database.
  if (config.databaseUrl === undefined && !(await exists(join(config.dataDir, 'database')))) {
    return refuse(
      problem('unavailable', 'no-database', `There is no database in ${config.dataDir} yet`, {
        detail: 'Start the exchange once with: exchange serve',
      }),
    )
  }
  const opened = await openDatabase(config)
  if (!opened.ok) return opened
  const open = opened.value
  try {
    const health = await open.health()
    if (!health.ok) return health
    runPageModules()
    const { findAsAt } = await import('../open-data/index.ts')
    return ok(
      await readStatus({
        version: readVersion(),
        open,
        asAt: () => findAsAt(open.database),
        index: async () => null,
        hasMailServer: config.smtpUrl !== undefined,
      }),
    )
  } finally {
    await open.close()
  }
}

function away(title = 'The exchange is not ready'): Problem {
  return problem('unavailable', 'database-unavailable', title, {
    detail: 'Nothing was lost. Try again in a minute.',
  })
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}

function inWords(status: Status): string {
  const rows = Object.entries(status.rows).map(([table, count]) => `  ${table}  ${count.toLocaleString('en-GB')}`)
  const { documents, builtAt } = status.index ?? {}
  return `${[
    `Innovation Exchange ${status.version} on ${status.database}, migration ${status.migration}`,
    status.asAt === null ? 'Data read as at today' : `Bundled data read as at ${status.asAt}`,
    documents === undefined
      ? 'No match index'
      : `Match index of ${documents.toLocaleString('en-GB')} documents, built ${builtAt}`,
    `Jobs: ${status.jobs.waiting} waiting, ${status.jobs.overdue} overdue, ${status.jobs.failed} given up`,
    `Mail: ${status.mail.waiting} waiting${status.mail.server ? '' : ', no mail server is configured'}`,
    'Rows:',
    ...rows,
  ].join('\n')}\n`
}
