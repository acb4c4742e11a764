import { z } from 'zod'
import type { Places } from '../../engines/matching/places/place-lookup.ts'
import { problem } from '../../core/problem.ts'
import { ok, refuse } from '../../core/result.ts'
import type { Database } from '../../platform/database/database.ts'
import { apiRoute } from '../../platform/http/api-route.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { RouteTable } from '../../platform/http/route.ts'
import type { CodesOfPlace } from '../../platform/open-table/list-filters.ts'
import { countOpenNeeds } from '../needs/index.ts'
import { countOrganisations } from '../organisations/index.ts'
import { countRecords } from '../records/index.ts'
import { touchingCouncils } from './near-places.ts'
import { placePath } from './place.paths.ts'
import { countPracticesAtPlaces } from './place-summary.repository.ts'

const code = z.string().meta({ description: 'A code of the Office for National Statistics' })

const placeAnswer = z
  .object({
    code,
    name: z.string(),
    level: z.enum(['council', 'county', 'combined', 'former', 'region', 'nation']),
    nation: z.string(),
    region: z.string(),
    county: code.nullable(),
    combined_authority: code.nullable(),
    centre: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
    councils: z.array(code).meta({ description: 'The councils it is made of; a council is made of itself' }),
    neighbours: z.array(code).meta({ description: 'Councils that touch it' }),
    counts: z.object({
      practices: z.int().meta({ description: 'Tried here' }),
      organisations: z.int().meta({ description: 'Live ones based here' }),
      open_needs: z.int(),
      records: z.int().meta({ description: 'Past grants and awards; an award counts once' }),
    }),
    page: z.string().meta({ description: 'The path of its page' }),
  })
  .meta({ id: 'Place' })

/** Places for programs. */
export function placeApi(sources: Readonly<{ database: Database; places: () => Places }>): RouteTable {
  return [
    apiRoute({
      name: 'get place',
      path: '/api/v1/places/:code',
      policy: anyone,
      cost: 'expensive',
      summary: 'A place, what touches it, and how much there is at it',
      description: 'A council that was replaced answers as the one that stands for it.',
      examples: ['E09000007', 'E10000017', 'E12000002', 'S92000003'].map((one) => `/api/v1/places/${one}`),
      params: z.object({ code }),
      answer: placeAnswer,
      refusals: ['not-found'],
      handler: async ({ params }) => {
        const { register } = sources.places()
        const place = register.places.get(register.current(params.code.trim().toUpperCase()) ?? '')
        if (place === undefined) return refuse(noSuchPlace)
        const codes = [...new Set([place.code, ...place.members])]
        const { database } = sources
        const [practices, organisations, openNeeds, records] = await Promise.all([
          countPracticesAtPlaces(database, codes),
          countOrganisations(database, codes),
          countOpenNeeds(database, codes),
          countRecords(database, codes),
        ])
        return ok({
          code: place.code,
          name: place.name,
          level: place.level,
          nation: place.nation,
          region: place.region,
          county: place.county || null,
          combined_authority: place.combined || null,
          centre: place.centre ?? null,
          councils: [...place.members],
          neighbours: touchingCouncils(place, register).map((one) => one.code),
          counts: { practices, organisations: organisations.live, open_needs: openNeeds, records },
          page: placePath(place.code),
        })
      },
    }),
  ]
}

const noSuchPlace = problem('not-found', 'no-such-place', 'There is no place with this code', {
  detail: 'Places stand here under the code of their council, such as E09000007 for Camden.',
})

/** Reads the place of a filter: by code, name, or the first part of a postcode. */
export function codesOfPlace(places: () => Places): CodesOfPlace {
  return (text) => {
    const { findPlace, register } = places()
    const found = findPlace(text)
    if (!found.ok) return found
    return ok([...new Set([found.value.code, ...(register.places.get(found.value.code)?.members ?? [])])])
  }
}
