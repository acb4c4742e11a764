import { anyone } from '../../platform/http/policy.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import type { PageParts } from '../site/index.ts'
import { attributionPath } from './attribution.paths.ts'
import { readDataSources } from './data-sources.ts'
import { listLoadedDatasets } from './loaded-datasets.repository.ts'
import { ShowAttributionPage } from './show-attribution.page.tsx'

const longestSearch = 100

/** The page of sources. */
export function attributionRoutes(parts: PageParts & Readonly<{ dataFolder: string }>): RouteTable {
  return [
    {
      kind: 'page',
      name: 'show attribution',
      method: 'GET',
      path: attributionPath,
      policy: anyone,
      examples: [attributionPath, `${attributionPath}?q=charity`],
      handler: async (context) => {
        const words = (context.req.query('q') ?? '').trim().slice(0, longestSearch)
        const sources = await readDataSources(parts.dataFolder)
        const loaded = await listLoadedDatasets(parts.database)
        return <ShowAttributionPage parts={parts} sources={sources} loaded={loaded} words={words} />
      },
    },
  ]
}
