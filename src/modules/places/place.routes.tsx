import type { Places } from '../../engines/matching/places/place-lookup.ts'
import { answerJson, answerPage } from '../../platform/http/answer.ts'
import type { HttpContext } from '../../platform/http/environment.ts'
import { anyone } from '../../platform/http/policy.ts'
import type { PageAnswer, RouteTable } from '../../platform/http/route.ts'
import { listOrganisations } from '../organisations/index.ts'
import { listPractices, type Practice } from '../practices/index.ts'
import { answerNotFound, type PageParts } from '../site/index.ts'
import { ListPlacesPage } from './list-places.page.tsx'
import { codesByNearness, tierOf, touchingCouncils } from './near-places.ts'
import { groupPlaces } from './place-groups.ts'
import { PlaceMap } from './place-map.tsx'
import type { PlaceOutlines } from './place-outlines.reader.ts'
import { placeSummary } from './place-summary.repository.ts'
import { placePath, placesPath, suggestPlacesPath } from './place.paths.ts'
import { usualCommissioners } from './service-commissioners.ts'
import { ShowPlacePage } from './show-place.page.tsx'

const organisationsShown = 20
const practicesShown = 40
const suggestionsShown = 8
const longestPlace = 100

/** What the pages of places are made with. */
export type PlaceParts = PageParts &
  Readonly<{ places: () => Places; outlines: () => PlaceOutlines; dataFolder: string }>

/** The pages of places. */
export function placeRoutes(parts: PlaceParts): RouteTable {
  return [
    {
      kind: 'page',
      name: 'list places',
      method: 'GET',
      path: placesPath,
      policy: anyone,
      handler: (context) => listPlaces(context, parts),
    },
    {
      kind: 'page',
      name: 'suggest places',
      method: 'GET',
      path: suggestPlacesPath,
      policy: anyone,
      examples: [`${suggestPlacesPath}?q=cam`],
      handler: (context) => suggestPlaces(context, parts),
    },
    {
      kind: 'page',
      name: 'show place',
      method: 'GET',
      path: `${placesPath}/:code`,
      policy: anyone,
      examples: ['E09000007', 'E08000001', 'E10000017', 'E12000002', 'S12000033'].map(placePath),
      handler: (context) => showPlace(context, parts),
    },
  ]
}

async function listPlaces(context: HttpContext, parts: PlaceParts): Promise<PageAnswer> {
  const { findPlace, register } = parts.places()
  const typed = (context.req.query('place') ?? '').trim()
  const groups = groupPlaces(register)
  if (typed === '') return <ListPlacesPage parts={parts} groups={groups} typed="" errors={[]} suggestions={[]} />
  const found = findPlace(typed)
  if (found.ok) return context.redirect(placePath(found.value.code), 303)
  const { title, suggestions = [] } = found.problem
  const page = (
    <ListPlacesPage
      parts={parts}
      groups={groups}
      typed={typed}
      errors={[{ field: 'place', message: title }]}
      suggestions={suggestions}
    />
  )
  return await answerPage(context, page, { status: 400 })
}

async function suggestPlaces(context: HttpContext, parts: PlaceParts): Promise<PageAnswer> {
  const typed = (context.req.query('q') ?? '').slice(0, longestPlace)
  const found = parts.places().suggestPlaces(typed, suggestionsShown)
  const suggestions = found.map(({ name, said }) =>
    said === undefined ? { value: name } : { value: name, note: said },
  )
  return await answerJson(context, suggestions)
}

async function showPlace(context: HttpContext, parts: PlaceParts): Promise<PageAnswer> {
  const { database } = parts
  const { register, table, findPlace } = parts.places()
  const asked = context.req.param('code') ?? ''
  const code = register.current(asked.trim().toUpperCase())
  const place = code === undefined ? undefined : register.places.get(code)
  if (place === undefined) {
    const byName = findPlace(asked)
    const names = byName.ok ? [byName.value.name] : (byName.problem.suggestions ?? [])
    return await answerNotFound(context, parts.site, {
      title: 'There is no place at this address',
      detail: 'Places stand here under the code of their council, such as E09000007 for Camden.',
      near: names.map((name) => ({ text: name, href: `${placesPath}?${new URLSearchParams({ place: name })}` })),
      list: { text: 'Look through all places', href: placesPath },
    })
  }
  // A council that was replaced leads to the one that stands for it.
  if (place.code !== asked) return context.redirect(placePath(place.code), 308)
  const codes = codesByNearness(place, register, table)
  const summary = await placeSummary(database, codes.here)
  const [near, region, organisations, commissioners] = await Promise.all([
    listPractices(database, { placeCodes: codes.near, limit: practicesShown }),
    listPractices(database, { placeCodes: codes.region, limit: practicesShown }),
    listOrganisations(database, { placeCodes: codes.here, limit: organisationsShown }),
    usualCommissioners(parts.dataFolder, tierOf(place)),
  ])
  const seen = new Set<string>()
  const unseen = (practices: readonly Practice[]) => practices.filter(({ id }) => !seen.has(id) && seen.add(id))
  unseen(summary.practices)
  const map = <PlaceMap place={place} neighbours={touchingCouncils(place, register)} outlines={parts.outlines()} />
  return (
    <ShowPlacePage
      parts={parts}
      place={place}
      summary={summary}
      codes={codes}
      near={unseen(near)}
      region={unseen(region)}
      organisations={organisations}
      commissioners={commissioners}
      map={map}
    />
  )
}
