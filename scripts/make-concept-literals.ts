/**
 * Works out, for each expression of UK-CAT, strings of which every match holds one, and writes
 * `data/taxonomies/ukcat-literals.csv`, so that the first need does not wait for it.
 * Run it again when `ukcat.csv` changes: `node scripts/make-concept-literals.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { necessaryLiterals } from '../src/engines/matching/concepts/necessary-literals.ts'
import { parseConceptTags } from '../src/engines/matching/taxonomies.ts'
import { readCsvTable } from '../src/platform/bundled-files/csv-table.ts'

const folder = join(import.meta.dirname, '..', 'data', 'taxonomies')
const tags = parseConceptTags(readCsvTable(readFileSync(join(folder, 'ukcat.csv'), 'utf8')))
const lines = tags.flatMap(({ code, expression }) => {
  const literals = expression === '' ? undefined : necessaryLiterals(expression)
  return literals === undefined ? [] : [`${code},"${literals.join('|').replaceAll('"', '""')}"`]
})
writeFileSync(join(folder, 'ukcat-literals.csv'), `code,literals\n${lines.join('\n')}\n`)
console.log(`${lines.length} of ${tags.length} tags`)
