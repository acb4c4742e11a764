import type { IsoDate } from '../../core/iso-date.ts'
import { readServiceAreas, serviceAreasByConcept } from '../../platform/bundled-files/code-titles.ts'
import type { RowContext } from '../../platform/bulk-load/dataset.ts'
import { readDerivedConcepts } from './derived-concepts.ts'

/** Finds the UK-CAT codes of a text that was not worked out before. */
export type CodesOfText = (this: void, text: string) => readonly string[]

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
    codesOf: (id, text) => known.get(id) ?? codesOfText(text),
    areasOf: serviceAreasByConcept(areas),
    organisationOf: (id) => companies.get(companyId.exec(id)?.groups?.['number'] ?? '') ?? id,
  }
}
