import type { DerivedFacet, PlaceTable } from '../../engines/matching/found.ts'
import { nearnessSteps } from '../../engines/matching/places/place-table.ts'
import type { QueryPlan } from '../../engines/matching/query-plan.ts'

/** The steps by which a result may be near the place that was asked for, nearest first. */
export const nearValues = ['here', 'near', 'county', 'region', 'nation', 'far'] as const
export type NearValue = (typeof nearValues)[number]

const leastNearness: readonly (readonly [NearValue, number])[] = [
  ['here', nearnessSteps.same],
  ['near', nearnessSteps.neighbour],
  ['county', nearnessSteps.county],
  ['region', nearnessSteps.region],
  ['nation', nearnessSteps.nation],
]

/** The facet of how near a result's places are, by the same steps as the ranking; none without a place to be near to. */
export function nearFacet({ place }: QueryPlan, places: PlaceTable): Readonly<Record<string, DerivedFacet>> {
  if (place === undefined) return {}
  const valueOf = (code: string): NearValue => {
    const nearness = places.nearness(place.code, code)
    return leastNearness.find(([, least]) => nearness >= least)?.[0] ?? 'far'
  }
  return { near: { from: 'place', valueOf } }
}
