import type { Application } from './application.ts'
import type { Config } from './config.ts'
import { ok } from './core/result.ts'
import type { OpenDatabase } from './platform/database/database.ts'
import type { StartTask } from './platform/http/startup.ts'
import { runPageModules } from './platform/page-modules.ts'

/** What the start tasks make, one after another. */
export type Started = { open?: OpenDatabase; application?: Application }

// Each task loads the code it needs, so that the page which shows how far the start is can be served before any of it.

/** What has to be done before the exchange can answer, in order. Each task fills in its part of `started`. */
export function startTasks(config: Config, started: Started): readonly StartTask[] {
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
        await runPageModules()
        const { loadBundledData } = await import('./modules/open-data/index.ts')
        return await loadBundledData(needed(started.open), {
          asAt: config.asAt,
          onProgress: ({ dataset, done, total, share }) =>
            report(share, `${dataset}, ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`),
        })
      },
    },
    {
      name: 'Loading the pages',
      weight: 1,
      run: async () => {
        started.application = await loadApplication(config, needed(started.open))
        return ok(undefined)
      },
    },
  ]
}

async function loadApplication(config: Config, open: OpenDatabase): Promise<Application> {
  const [{ createApplication }, { loadAssets }, { packAhead }, { createLogger }, { readVersion }] = await Promise.all([
    import('./application.ts'),
    import('./design-system/assets.ts'),
    import('./platform/http/assets.ts'),
    import('./platform/logging/logger.ts'),
    import('./platform/version.ts'),
  ])
  const assets = loadAssets()
  packAhead(assets.list)
  const log = createLogger(config.logLevel)
  return createApplication({ config, version: readVersion(), log, open, assets, now: () => new Date() })
}

function needed<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('A start task ran before the one it needs')
  return part
}
