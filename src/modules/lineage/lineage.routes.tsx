import { anyone } from '../../platform/http/policy.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { answerNotFound, type PageParts } from '../site/index.ts'
import { findNode, readLineage, type LineageNamer } from './lineage.service.ts'
import { lineagePath } from './lineage.paths.ts'
import { ShowLineagePage } from './show-lineage.page.tsx'

/** What the page of lineage is made with: `namers` is the readable list of who says what things are called. */
export type LineageParts = Pick<PageParts, 'site' | 'database'> & Readonly<{ namers: readonly LineageNamer[] }>

/** The page of lineage. */
export function lineageRoutes(parts: LineageParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'show lineage',
      method: 'GET',
      path: '/lineage/:id',
      policy: anyone,
      examples: [lineagePath('lib-holiday-activities-and-food')],
      handler: (context) => showLineage(context, parts),
    },
  ]
}

async function showLineage(context: HttpContext, parts: LineageParts): Promise<PageAnswer> {
  const start = await findNode(parts.database, parts.namers, context.req.param('id') ?? '')
  if (start === undefined) {
    return await answerNotFound(context, parts.site, {
      title: 'Nothing in the chain has this address',
      detail: 'The address may have been cut off.',
      near: [],
      list: { text: 'Look through all practices', href: '/practices' },
    })
  }
  return <ShowLineagePage parts={parts} lineage={await readLineage(parts.database, parts.namers, start)} />
}
