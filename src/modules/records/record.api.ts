import { z } from 'zod'
import { ok } from '../../core/result.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import {
  atPlace,
  holdsValue,
  isValue,
  placeFilter,
  serviceAreaFilter,
  type CodesOfPlace,
} from '../../platform/open-table/list-filters.ts'
import { listRoute, thingRoute, type OpenSources } from '../../platform/open-table/list-route.ts'
import { buyersTable, recordsTable } from './record.open-table.ts'

const path = '/api/v1/records'
const buyersPath = '/api/v1/buyers'

/** Records, and who buys, for programs. */
export function recordApi(sources: OpenSources & Readonly<{ codesOfPlace: CodesOfPlace }>): RouteTable {
  return [
    listRoute(
      {
        table: recordsTable,
        path,
        description: 'Past grants and awards; an award has a row for each supplier.',
        examples: [`${path}?limit=2`, `${path}?kind=grant&place=Leeds&limit=3`],
        filters: {
          place: placeFilter,
          service_area: serviceAreaFilter,
          kind: z.enum(['grant', 'award']).optional().meta({ description: 'Grants, or awards of contracts' }),
          organisation: z.string().max(200).optional().meta({ description: 'Who was paid, by the id of its register' }),
          buyer: z.string().max(300).optional().meta({ description: 'Who paid, by name' }),
        },
        where: ({ place, service_area: area, kind, organisation, buyer }) => {
          const here = atPlace('records.place_code', place, sources.codesOfPlace)
          if (!here.ok) return here
          return ok([
            ...here.value,
            ...holdsValue('records.service_areas', area),
            ...isValue('records.kind', kind),
            ...isValue('records.organisation_id', organisation),
            ...isValue('records.buyer', buyer),
          ])
        },
      },
      sources,
    ),
    thingRoute(
      { table: recordsTable, path: `${path}/:id`, thing: 'record', examples: [`${path}/grant-360G-LBFEW-114001`] },
      sources,
    ),
    listRoute(
      {
        table: buyersTable,
        path: buyersPath,
        description: 'Public bodies that buy.',
        examples: [`${buyersPath}?place=Scotland&limit=2`],
        filters: { place: placeFilter },
        where: ({ place }) => atPlace('buyers.place_code', place, sources.codesOfPlace),
      },
      sources,
    ),
  ]
}
