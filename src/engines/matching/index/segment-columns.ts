import { StringTable } from './string-table.ts'
import type { Column, Columns } from './index-file.ts'
import type { Segment } from './segment.ts'

/** The arrays of a segment by name, each name after `prefix`. */
export function columnsOfSegment(segment: Segment, prefix: string): Columns {
  const { terms, isWord, postings, patterns, lengths, attributes } = segment
  const columns: Record<string, Column> = { isWord, lengths }
  const table = (name: string, { arrays }: StringTable) => {
    columns[`${name}.bytes`] = arrays.bytes
    columns[`${name}.offsets`] = arrays.offsets
    columns[`${name}.slots`] = arrays.slots
  }
  table('terms', terms)
  columns['postings.bytes'] = postings.bytes
  columns['postings.offsets'] = postings.offsets
  columns['postings.skips'] = postings.skips
  columns['postings.skipOffsets'] = postings.skipOffsets
  columns['postings.frequencies'] = postings.frequencies
  columns['patterns.entries'] = patterns.entries
  columns['patterns.offsets'] = patterns.offsets
  table('ids', attributes.ids)
  table('groups', attributes.groups)
  table('buyers', attributes.buyers)
  table('places', attributes.places)
  table('facetValues', attributes.facetValues)
  const { evidence, confirmed, group, buyer, placeSet, placeSets, facetSet, facetSets } = attributes
  Object.assign(columns, { evidence, confirmed, group, buyer, placeSet, facetSet })
  columns['placeSets.offsets'] = placeSets.offsets
  columns['placeSets.members'] = placeSets.members
  columns['facetSets.offsets'] = facetSets.offsets
  columns['facetSets.members'] = facetSets.members
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [`${prefix}${name}`, column]))
}

/** The segment whose arrays stand under `prefix`; `undefined` if there is none. */
export function segmentOfColumns(columns: Columns, prefix: string): Segment | undefined {
  if (!columns[`${prefix}lengths`]) return undefined
  // A file's checksums have been compared by now, so a column that is missing or of another type is a bug, not damage.
  const column = <Type extends Column>(name: string, type: new (...given: never[]) => Type): Type => {
    const found = columns[`${prefix}${name}`]
    if (!(found instanceof type)) throw new Error(`column ${prefix}${name} is not a ${type.name}`)
    return found
  }
  const table = (name: string) =>
    new StringTable({
      bytes: column(`${name}.bytes`, Uint8Array),
      offsets: column(`${name}.offsets`, Uint32Array),
      slots: column(`${name}.slots`, Uint32Array),
    })
  const evidence = column('evidence', Float32Array)
  return {
    count: evidence.length,
    terms: table('terms'),
    isWord: column('isWord', Uint8Array),
    postings: {
      bytes: column('postings.bytes', Uint8Array),
      offsets: column('postings.offsets', Uint32Array),
      skips: column('postings.skips', Uint32Array),
      skipOffsets: column('postings.skipOffsets', Uint32Array),
      frequencies: column('postings.frequencies', Uint32Array),
    },
    patterns: { entries: column('patterns.entries', Uint8Array), offsets: column('patterns.offsets', Uint32Array) },
    lengths: column('lengths', Uint8Array),
    attributes: {
      ids: table('ids'),
      evidence,
      confirmed: column('confirmed', Uint16Array),
      group: column('group', Uint32Array),
      groups: table('groups'),
      buyer: column('buyer', Uint32Array),
      buyers: table('buyers'),
      placeSet: column('placeSet', Uint32Array),
      placeSets: {
        offsets: column('placeSets.offsets', Uint32Array),
        members: column('placeSets.members', Uint32Array),
      },
      places: table('places'),
      facetSet: column('facetSet', Uint32Array),
      facetSets: {
        offsets: column('facetSets.offsets', Uint32Array),
        members: column('facetSets.members', Uint32Array),
      },
      facetValues: table('facetValues'),
    },
  }
}
