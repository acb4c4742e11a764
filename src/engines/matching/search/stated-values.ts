import { facetSeparator } from '../index/attributes.ts'
import type { Attributes } from '../index/attributes.ts'
import type { SearchOptions } from '../found.ts'

/** A facet and one of its values. */
export type StatedValue = readonly [facet: string, value: string]

/** What a document says that has a value of a facet: the value itself, and what is derived from it. By number of the value. */
export function statedValues(
  { facetValues }: Attributes,
  { derivedFacets = {} }: SearchOptions,
): readonly (readonly [StatedValue, ...StatedValue[]])[] {
  const derived = Object.entries(derivedFacets)
  return facetValues.remembered().map((text): readonly [StatedValue, ...StatedValue[]] => {
    const [facet = '', value = ''] = text.split(facetSeparator)
    const more = derived.filter(([, { from }]) => from === facet)
    return [[facet, value], ...more.map(([name, { valueOf }]): StatedValue => [name, valueOf(value)])]
  })
}
