import { ok } from '../../core/result.ts'
import { apiRoute } from '../../platform/http/api-route.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import { statusSchema } from './status.schema.ts'
import { readStatus, type StatusSources } from './status.service.ts'

/** The address at which the command line asks a running server. */
export const statusPath = '/api/v1/status'

/** The routes of the status for programs. */
export function statusApi(sources: StatusSources): RouteTable {
  return [
    apiRoute({
      name: 'read status',
      path: statusPath,
      policy: anyone,
      cost: 'expensive',
      summary: 'The state of this installation',
      examples: [statusPath],
      answer: statusSchema,
      handler: async () => ok(await readStatus(sources)),
    }),
  ]
}
