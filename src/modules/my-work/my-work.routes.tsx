import { dayInLondon } from '../../core/iso-date.ts'
import type { Site } from '../../design-system/page/site.ts'
import type { Database } from '../../platform/database/database.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { signedIn } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { signedInOf } from '../../platform/http/who.ts'
import { myWorkPath, ShowMyWorkPage } from './show-my-work.page.tsx'
import { joinWork, type WorkProvider } from './work.domain.ts'

/** What the page of somebody's work is made with; `providers` is each module's part of it. */
export type MyWorkParts = Readonly<{
  site: Site
  database: Database
  now: () => Date
  providers: readonly WorkProvider[]
}>

/** The page of somebody's own work. */
export function myWorkRoutes(parts: MyWorkParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'my work',
      method: 'GET',
      path: myWorkPath,
      policy: signedIn,
      handler: (context) => showMyWork(context, parts),
    },
  ]
}

async function showMyWork(context: HttpContext, parts: MyWorkParts): Promise<PageAnswer> {
  const { site, database, providers } = parts
  const who = signedInOf(context)
  const now = parts.now()
  const work = joinWork(await Promise.all(providers.map((provide) => provide(database, { who, now }))))
  return <ShowMyWorkPage site={site} work={work} today={dayInLondon(now)} name={who.name} />
}
