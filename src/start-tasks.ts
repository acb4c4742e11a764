import { register } from 'tsx/esm/api'
import type { Application, Dependencies } from './application.ts'
import type { Config } from './config.ts'
import { ok } from './core/result.ts'
import type { OpenDatabase } from './platform/database/database.ts'
import { migrate } from './platform/database/migrate.ts'
import { openDatabase } from './platform/database/open-database.ts'
import type { StartTask } from './platform/http/startup.ts'
import { createLogger } from './platform/logging/logger.ts'
import { readVersion } from './platform/version.ts'

/** What the start tasks make, one after another. */
export type Started = { open?: OpenDatabase; application?: Application }

/** What has to be done before the exchange can answer, in order. Each task fills in its part of `started`. */
export function startTasks(config: Config, started: Started): readonly StartTask[] {
  return [
    {
      name: 'Opening the database',
      weight: 3,
      run: async () => {
        const opened = await openDatabase(config)
        if (opened.ok) started.open = opened.value
        return opened
      },
    },
    {
      name: 'Bringing the database up to date',
      weight: 1,
      run: async () => await migrate(needed(started.open)),
    },
    {
      name: 'Loading the pages',
      weight: 1,
      run: async () => {
        started.application = await loadApplication({
          config,
          version: readVersion(),
          log: createLogger(config.logLevel),
          open: needed(started.open),
          now: () => new Date(),
        })
        return ok(undefined)
      },
    },
  ]
}

async function loadApplication(parts: Omit<Dependencies, 'assets'>): Promise<Application> {
  // Node runs .ts as it is, .tsx not: from here on tsx turns pages into modules. Its settings are ours wherever the
  // command was typed.
  register({ tsconfig: new URL('../tsconfig.json', import.meta.url).pathname })
  const [{ createApplication }, { loadAssets }, { packAhead }] = await Promise.all([
    import('./application.ts'),
    import('./design-system/assets.ts'),
    import('./platform/http/assets.ts'),
  ])
  const assets = loadAssets()
  packAhead(assets.list)
  return createApplication({ ...parts, assets })
}

function needed<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new Error('A start task ran before the one it needs')
  return part
}
