import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ConceptTag } from '../../engines/matching/concepts/concept.ts'
import { parseConceptTags } from '../../engines/matching/taxonomies.ts'
import { readCsvTable } from '../../platform/bundled-files/csv-table.ts'
import { bundledFolder } from './bundled-folder.ts'

/** The tags of UK-CAT in the order of its file. */
export function readConceptTags(folder: string = bundledFolder): readonly ConceptTag[] {
  return parseConceptTags(readCsvTable(readFileSync(join(folder, 'taxonomies', 'ukcat.csv'), 'utf8')))
}
