import { sql } from 'kysely'
import { z } from 'zod'
import { ok } from '../../core/result.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import {
  holdsValue,
  isValue,
  placeFilter,
  serviceAreaFilter,
  type CodesOfPlace,
} from '../../platform/open-table/list-filters.ts'
import { listRoute, thingRoute, type OpenSources } from '../../platform/open-table/list-route.ts'
import { readOpenRows } from '../../platform/open-table/open-rows.ts'
import { findingsTable, practicesTable } from './practice.open-table.ts'

const path = '/api/v1/practices'
const findingsPath = '/api/v1/findings'
/** More than any practice has. */
const mostFindings = 10_000

/** Practices for programs. */
export function practiceApi(sources: OpenSources & Readonly<{ codesOfPlace: CodesOfPlace }>): RouteTable {
  const { database, home, codesOfPlace } = sources
  return [
    listRoute(
      {
        table: practicesTable,
        path,
        description: 'Practices with their components, attempts that did not work among them.',
        examples: [path, `${path}?service_area=social-care&kind=attempt`, `${path}?place=England&limit=2`],
        filters: {
          place: placeFilter,
          service_area: serviceAreaFilter,
          kind: z.enum(['service', 'policy', 'tool', 'attempt']).optional().meta({ description: 'Of which kind' }),
        },
        where: ({ place, service_area: area, kind }) => {
          const codes = place === undefined ? ok(undefined) : codesOfPlace(place)
          if (!codes.ok) return codes
          const here =
            codes.value === undefined ? [] : [sql<boolean>`practices.place_codes && ${[...codes.value]}::text[]`]
          return ok([...here, ...holdsValue('practices.service_areas', area), ...isValue('practices.kind', kind)])
        },
      },
      sources,
    ),
    thingRoute(
      {
        table: practicesTable,
        path: `${path}/:id`,
        thing: 'practice',
        examples: [`${path}/lib-citizens-curriculum-rochdale`],
        more: {
          schema: { findings: z.array(findingsTable.row) },
          read: async (id) => ({
            findings: await readOpenRows(database, findingsTable, {
              home,
              limit: mostFindings,
              where: isValue('practice_findings.practice_id', id),
            }),
          }),
        },
      },
      sources,
    ),
    listRoute(
      {
        table: findingsTable,
        path: findingsPath,
        description: 'Findings of practices, those that found no difference among them.',
        examples: [`${findingsPath}?direction=none&limit=3`],
        filters: {
          practice: z.string().max(200).optional().meta({ description: 'The practice, by its id' }),
          direction: z
            .enum(['positive', 'negative', 'mixed', 'none'])
            .optional()
            .meta({ description: 'Which way the effect went' }),
        },
        where: ({ practice, direction }) =>
          ok([
            ...isValue('practice_findings.practice_id', practice),
            ...isValue('practice_findings.direction', direction),
          ]),
      },
      sources,
    ),
  ]
}
