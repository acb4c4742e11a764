import { createApplication } from '../../src/application.ts'
import { readConfig } from '../../src/config.ts'
import { loadAssets } from '../../src/design-system/assets.ts'
import { readBundledLists } from '../../src/modules/matching/index.ts'
import { bundledAsAt } from '../../src/modules/open-data/index.ts'
import { openEmbeddedDatabase } from '../../src/platform/database/embedded-database.ts'
import type { RouteTable } from '../../src/platform/http/route.ts'
import { createLogger } from '../../src/platform/logging/logger.ts'

const notBuilt = { phase: 'starting', share: 0, refused: undefined, documents: 0, builtAt: undefined } as const

/** The route table as the real application has it. The database behind it is empty: routes are data, and nothing is asked. */
export async function realRoutes(): Promise<RouteTable> {
  const open = await openEmbeddedDatabase({})
  const application = createApplication({
    config: readConfig({}),
    version: '0.0.0-test',
    log: createLogger('silent'),
    open,
    assets: loadAssets(),
    index: { current: () => undefined, state: () => notBuilt },
    lists: readBundledLists(),
    dataClock: { day: () => bundledAsAt, isStill: () => true },
    now: () => new Date(),
  })
  await open.close()
  return application.routes
}

/** The addresses that stand for a route in a test: its examples, or its path where it takes no parameters. */
export function addressesOf({ path, examples }: RouteTable[number]): readonly string[] {
  return examples ?? (path.includes(':') ? [] : [path])
}
