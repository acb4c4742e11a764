import type { Found, SearchOptions } from '../found.ts'
import type { SearchedPart } from './collection.ts'
import { filteredFacets } from './filters.ts'
import type { Verdicts } from './filters.ts'
import { statedValues } from './stated-values.ts'

/** No count goes beyond this; one more stands for "more than". */
export const countCap = 10_000

/** How many documents fit, by facet set of one part. */
export type SetCounts = Readonly<{ part: SearchedPart; verdicts: Verdicts; counts: Uint32Array }>

/**
 * Counts the values of facets over the whole result. A facet that is filtered by is counted as if it were not, so that each
 * count says what ticking that value would show. `kind` is a facet of every document. Greatest count first, then by value.
 */
export function facetCounts(all: readonly SetCounts[], options: SearchOptions): Found['facets'] {
  const filtered = filteredFacets(options)
  const names = options.facets ?? []
  const found = new Map(names.map((name) => [name, new Map<string, number>()]))
  for (const { part, verdicts, counts } of all) {
    const { attributes } = part.shelfPart.segment
    const { offsets, members } = attributes.facetSets
    const stated = statedValues(attributes, options)
    for (let set = 0; set < counts.length; set += 1) {
      const count = counts[set] as number
      const failed = verdicts[set] as number
      if (count === 0) continue
      const add = (name: string, value: string) => {
        const values = found.get(name)
        const own = filtered.indexOf(name)
        const others = own < 0 ? failed : failed & ~(1 << own)
        if (values && others === 0) values.set(value, (values.get(value) ?? 0) + count)
      }
      add('kind', part.kind)
      // Two places of one document may be equally near: a derived value counts once for each document.
      const derived = new Set<string>()
      for (let at = offsets[set] as number; at < (offsets[set + 1] as number); at += 1) {
        const [[name, value], ...more] = stated[members[at] as number] as (typeof stated)[number]
        add(name, value)
        for (const [facet, one] of more) if (derived.size < derived.add(`${facet} ${one}`).size) add(facet, one)
      }
    }
  }
  return Object.fromEntries(
    [...found].map(([name, values]) => [
      name,
      [...values]
        .map(([value, count]) => ({ value, count: Math.min(count, countCap + 1) }))
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
    ]),
  )
}
