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
import { needsTable } from './need.open-table.ts'

const path = '/api/v1/needs'

/** Needs for programs. */
export function needApi(sources: OpenSources & Readonly<{ codesOfPlace: CodesOfPlace }>): RouteTable {
  return [
    listRoute(
      {
        table: needsTable,
        path,
        description: 'Open needs unless asked otherwise.',
        examples: [
          path,
          `${path}?place=Wales&limit=3`,
          `${path}?state=closed_imported&service_area=homelessness-and-housing-support`,
        ],
        filters: {
          place: placeFilter,
          service_area: serviceAreaFilter,
          state: z
            .enum(['open', 'closed_imported', 'not_yet_published'])
            .default('open')
            .meta({ description: 'On the day that the data is read as at' }),
          buyer: z.string().max(300).optional().meta({ description: 'Who asks, by the name in the notice' }),
        },
        where: ({ place, service_area: area, state, buyer }) => {
          const here = atPlace('needs.place_code', place, sources.codesOfPlace)
          if (!here.ok) return here
          return ok([
            ...here.value,
            ...holdsValue('needs.service_areas', area),
            ...isValue('needs.state', state),
            ...isValue('needs.buyer', buyer),
          ])
        },
      },
      sources,
    ),
    thingRoute(
      { table: needsTable, path: `${path}/:id`, thing: 'need', examples: [`${path}/need-FM001_2026`] },
      sources,
    ),
  ]
}
