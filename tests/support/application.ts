import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApplication, type Application } from '../../src/application.ts'
import { readConfig, type Config } from '../../src/config.ts'
import { loadAssets } from '../../src/design-system/assets.ts'
import {
  createIndexKeeper,
  followChanges,
  databaseSource,
  readBundledLists,
  readConceptTags,
} from '../../src/modules/matching/index.ts'
import { openDataClock } from '../../src/modules/open-data/index.ts'
import type { OpenDatabase } from '../../src/platform/database/database.ts'
import type { RouteTable } from '../../src/platform/http/route.ts'
import { createLogger } from '../../src/platform/logging/logger.ts'
import { freshDatabase } from './database.ts'
import { signedInPerson, type TestPerson, type TestRole, type TestScope } from './test-person.ts'

/** The real application with everything on, over a database of its own. */
export type TestApplication = Readonly<{
  application: Application
  open: OpenDatabase
  /** Every line that was logged, parsed, the oldest first. */
  log: readonly Readonly<Record<string, unknown>>[]
  /** Sends a request as a browser at `address` would (this machine's, unless given). */
  request: (path: string, init?: RequestInit & { address?: string }) => Promise<Response>
  /** Resolves when the index has caught up with what was written until now. */
  followed: () => Promise<void>
  /** Signs somebody new in who holds the role (`person`: none) for a place, an organisation or everywhere. */
  as: (role: TestRole, scope?: TestScope) => Promise<TestPerson>
  /** Does everything that is due, and what becomes due by it, as if it were `at` (now unless given); answers how much. */
  runJobs: (at?: Date) => Promise<number>
  close: () => Promise<void>
}>

/** What a test may choose; routes are added to the real ones. */
export type TestOptions = Readonly<{
  routes?: RouteTable
  settings?: Partial<Config>
  open?: OpenDatabase
  /** Builds the match index of what the database holds; without it every search says that the index is being built. */
  withIndex?: boolean
  /** The clock of people; a morning in November 2025 unless given. */
  now?: () => Date
}>

// Static files are the same for every test of a file.
let assets: ReturnType<typeof loadAssets> | undefined

/** Builds the application. The allowance of requests is large, so that a test may walk every route; the limit stays on. */
export async function testApplication(options: TestOptions = {}): Promise<TestApplication> {
  const { routes, settings, open: given, withIndex = false, now = () => new Date('2025-11-10T09:00:00Z') } = options
  const open = given ?? (await freshDatabase())
  const log: Record<string, unknown>[] = []
  const write = (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>)
  const folder = await mkdtemp(join(tmpdir(), 'exchange-index-'))
  const config: Config = { ...readConfig({}), logLevel: 'debug', rateLimit: 1_000_000, dataDir: folder, ...settings }
  assets ??= loadAssets()
  const lists = readBundledLists()
  const source = databaseSource(open.database)
  const parts = { lists, tags: readConceptTags(), dataDay: await source.day() }
  const index = createIndexKeeper(join(folder, 'database.match'), source, parts)
  if (withIndex) await index.refresh()
  const stopFollowing = withIndex ? await followChanges(open, index, () => undefined) : async () => undefined
  const dataClock = await openDataClock(open.database, config.asAt, now)
  let forced: Date | undefined
  const application = createApplication(
    {
      config,
      version: '0.0.0-test',
      log: createLogger(config.logLevel, { write }),
      open,
      assets,
      index,
      lists,
      dataClock,
      now: () => forced ?? now(),
    },
    routes,
  )
  const request: TestApplication['request'] = async (path, { address = '127.0.0.1', ...init } = {}) =>
    await application.request(path, init, { incoming: { socket: { remoteAddress: address } } })
  return {
    application,
    open,
    log,
    followed: () => index.catchUp(),
    request,
    as: (role, scope = {}) => signedInPerson(open.database, request, { role, scope }),
    async runJobs(at) {
      forced = at
      const ended = await application.worker.runDue()
      forced = undefined
      return ended
    },
    async close() {
      dataClock.close()
      await stopFollowing()
      index.close()
      await rm(folder, { recursive: true, force: true })
      await open.close()
    },
  }
}
