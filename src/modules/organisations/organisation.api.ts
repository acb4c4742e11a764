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
import { organisationsTable } from './organisation.open-table.ts'

const path = '/api/v1/organisations'

/** Organisations for programs. */
export function organisationApi(sources: OpenSources & Readonly<{ codesOfPlace: CodesOfPlace }>): RouteTable {
  return [
    listRoute(
      {
        table: organisationsTable,
        path,
        description: 'Live organisations unless asked otherwise, in the order of their ids, which favours nobody.',
        examples: [path, `${path}?place=Bolton&limit=5`, `${path}?service_area=youth-services&known_from=grants`],
        filters: {
          place: placeFilter,
          service_area: serviceAreaFilter,
          status: z
            .enum(['live', 'dissolved'])
            .default('live')
            .meta({ description: 'Those that exist, or that ended' }),
          known_from: z
            .enum(['register', 'grants', 'directory'])
            .optional()
            .meta({ description: 'Where they are known from' }),
          register: z.string().max(200).optional().meta({ description: 'The register, by its name' }),
        },
        where: ({ place, service_area: area, status, known_from: knownFrom, register }) => {
          const here = atPlace('organisations.place_code', place, sources.codesOfPlace)
          if (!here.ok) return here
          return ok([
            ...here.value,
            ...holdsValue('organisations.service_areas', area),
            ...isValue('organisations.status', status),
            ...isValue('organisations.known_from', knownFrom),
            ...isValue('organisations.register', register),
          ])
        },
      },
      sources,
    ),
    thingRoute(
      {
        table: organisationsTable,
        path: `${path}/:id`,
        thing: 'organisation',
        examples: [`${path}/GB-CHC-1000003`],
      },
      sources,
    ),
  ]
}
