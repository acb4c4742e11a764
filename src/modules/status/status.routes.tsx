import type { Site } from '../../design-system/page/site.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import { ShowStatusPage, statusPagePath } from './show-status.page.tsx'
import { readStatus, type StatusSources } from './status.service.ts'

/** The status for people. */
export function statusRoutes(sources: StatusSources & Readonly<{ site: Site }>): RouteTable {
  return [
    {
      kind: 'page',
      name: 'show status',
      method: 'GET',
      path: statusPagePath,
      policy: anyone,
      cost: 'expensive',
      handler: async () => <ShowStatusPage site={sources.site} status={await readStatus(sources)} />,
    },
  ]
}
