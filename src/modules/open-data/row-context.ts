import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IsoDate } from '../../core/iso-date.ts'
import { districtOf } from '../../engines/matching/places/postcode.ts'
import { createPlaces, type Places } from '../../engines/matching/places/place-lookup.ts'
import { readCsvTable } from '../../platform/bundled-files/csv-table.ts'
import { readPlaceTables } from '../../platform/bundled-files/place-tables.ts'
import { readServiceAreas, serviceAreasByConcept } from '../../platform/bundled-files/code-titles.ts'
import type { RowContext, RowPlace } from '../../platform/bulk-load/dataset.ts'
import { readDerivedConcepts } from './derived-concepts.ts'

/** Finds the UK-CAT codes of a text that was not worked out before. */
export type CodesOfText = (this: void, text: string) => readonly string[]

/** Finds places by the tables that ship, which are read when the first is asked for. */
export function placeFinder(dataFolder: string): RowContext['placeOf'] {
  const known = new Map<string, RowPlace | undefined>()
  let places: Places | undefined
  return (stated) => {
    // Files name the same few thousand districts and councils over and over; the rest of a postcode decides nothing.
    const text = districtOf(stated) ?? stated
    if (known.has(text)) return known.get(text)
    places ??= createPlaces(readPlaceTables((name) => readCsvTable(readFileSync(join(dataFolder, name), 'utf8'))))
    const found = places.findPlace(text)
    const place = found.ok
      ? { code: found.value.code, ...(found.value.district !== undefined && { district: found.value.district }) }
      : undefined
    if (known.size < mostKnown) known.set(text, place)
    return place
  }
}

const mostKnown = 20_000
const companyId = /^GB-COH-(?<number>[A-Z0-9]{8})$/

/**
 * What bundled rows are read with. `companies` may grow while it is in use: organisations are read first, then the records
 * that look them up.
 */
export async function bundledRowContext(
  dataFolder: string,
  asAt: IsoDate,
  companies: ReadonlyMap<string, string>,
  codesOfText: CodesOfText,
): Promise<RowContext> {
  const [known, areas] = await Promise.all([readDerivedConcepts(dataFolder), readServiceAreas(dataFolder)])
  return {
    asAt,
    readOn: asAt,
    placeOf: placeFinder(dataFolder),
    count: () => undefined,
    codesOf: (id, text) => known.get(id) ?? codesOfText(text),
    areasOf: serviceAreasByConcept(areas),
    organisationOf: (id) => companies.get(companyId.exec(id)?.groups?.['number'] ?? '') ?? id,
  }
}
