import type { Attributes } from '../index/attributes.ts'
import type { SearchOptions } from '../found.ts'
import { statedValues } from './stated-values.ts'

/** A bit for each filter of a search that a document fails; 0 passes. By number of the document's facet set. */
export type Verdicts = Uint32Array

/** The filtered facets, in the order of their bits. Thirty at most, far more than a page has. */
export function filteredFacets(options: SearchOptions): string[] {
  const names = Object.keys(options.filters ?? {})
  if (names.length > 30) throw new Error('more than 30 filters in one search')
  return names
}

/** Judges every facet set of a segment. A facet that a document does not state passes, unless it is to be stated. */
export function judgeSets(attributes: Attributes, options: SearchOptions): Verdicts {
  const { offsets, members } = attributes.facetSets
  const verdicts = new Uint32Array(offsets.length - 1)
  const names = filteredFacets(options)
  if (names.length === 0) return verdicts
  const stated = statedValues(attributes, options)
  names.forEach((name, bit) => {
    const wanted = new Set(options.filters?.[name])
    for (let set = 0; set < verdicts.length; set += 1) {
      let says = false
      let holds = false
      for (let at = offsets[set] as number; at < (offsets[set + 1] as number); at += 1) {
        for (const [facet, value] of stated[members[at] as number] as (typeof stated)[number]) {
          if (facet !== name) continue
          says = true
          if (wanted.has(value)) holds = true
        }
      }
      const passes = says ? holds : !options.onlyStated?.has(name)
      if (!passes) verdicts[set] = (verdicts[set] as number) | (1 << bit)
    }
  })
  return verdicts
}
