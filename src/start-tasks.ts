import { join } from 'node:path'
import type { Application, Dependencies } from './application.ts'
import type { Config } from './config.ts'
import { ok } from './core/result.ts'
import type { IndexKeeper } from './modules/matching/index-keeper.ts'
import type { BundledLists } from './modules/matching/word-lists.reader.ts'
import type { OpenDatabase } from './platform/database/database.ts'
import type { StartTask } from './platform/http/startup.ts'
import { runPageModules } from './platform/page-modules.ts'

/** What the start tasks make, one after another. */
export type Started = {
  open?: OpenDatabase
  index?: IndexKeeper
  stopFollowing?: () => Promise<void>
  stopClock?: () => void
  application?: Application
}

// Each task loads the code it needs, so that the page which shows how far the start is can be served before any of it.

/** What has to be done before the exchange can answer, in order. Each task fills in its part of `started`. */
export function startTasks(config: Config, started: Started): readonly StartTask[] {
  let lists: BundledLists | undefined
  return [
    {
      name: 'Opening the database',
      weight: 3,
      run: async () => {
        const { openDatabase } = await import('./platform/database/open-database.ts')
        const opened = await openDatabase(config)
        if (opened.ok) started.open = opened.value
        return opened
      },
    },
    {
      name: 'Bringing the database up to date',
      weight: 1,
      run: async () => {
        const { migrate } = await import('./platform/database/migrate.ts')
        return await migrate(needed(started.open))
      },
    },
    {
      name: 'Loading the open data',
      weight: 8,
      run: async (report) => {
        runPageModules()
        const { loadBundledData } = await import('./modules/open-data/index.ts')
        return await loadBundledData(needed(started.open), {
          asAt: config.asAt,
          onProgress: ({ dataset, done, total, share }) =>
            report(share, `${dataset}, ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`),
        })
      },
    },
    {
      name: 'Building the index',
      weight: 6,
      run: async (report) => {
        const matching = await import('./modules/matching/index.ts')
        lists = matching.readBundledLists()
        const source = matching.databaseSource(needed(started.open).database)
        const parts = { lists, tags: matching.readConceptTags(), dataDay: await source.day() }
        const path = join(config.dataDir, 'index', 'database.match')
        started.index = matching.createIndexKeeper(path, source, parts, ({ share }) => report(share))
        await started.index.refresh()
        return ok(undefined)
      },
    },
    {
      name: 'Loading the pages',
      weight: 1,
      run: async () => {
        const [open, index] = [needed(started.open), needed(started.index)]
        const { createLogger } = await import('./platform/logging/logger.ts')
        const log = createLogger(config.logLevel)
        const { openDataClock } = await import('./modules/open-data/index.ts')
        const dataClock = await openDataClock(open.database, config.asAt, now)
        started.stopClock = () => dataClock.close()
        started.application = await loadApplication(config, { log, open, index, lists: needed(lists), dataClock, now })
        const { scheduleDigests } = await import('./modules/notifications/index.ts')
        await scheduleDigests(open.database, now())
        const { scheduleVoiceClocks } = await import('./modules/voices/index.ts')
        await scheduleVoiceClocks(open.database, now())
        const { followChanges } = await import('./modules/matching/index.ts')
        started.stopFollowing = await followChanges(open, index, (error) =>
          log.warn({ err: error }, 'the index cannot follow the database; it goes on trying'),
        )
        return ok(undefined)
      },
    },
  ]
}

async function loadApplication(
  config: Config,
  made: Pick<Dependencies, 'log' | 'open' | 'index' | 'lists' | 'dataClock' | 'now'>,
): Promise<Application> {
  const [{ createApplication }, { loadAssets }, { packAhead }, { readVersion }] = await Promise.all([
    import('./application.ts'),
    import('./design-system/assets.ts'),
    import('./platform/http/assets.ts'),
    import('./platform/version.ts'),
  ])
  const assets = loadAssets()
  packAhead(assets.list)
  return createApplication({ config, version: readVersion(), assets, ...made })
}

const now = () => new Date()

function needed<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('A start task ran before the one it needs')
  return part
}
