import { join } from 'node:path'
import { createConceptMatcher } from '../../engines/matching/concepts/concept-matcher.ts'
import { parseConceptTags } from '../../engines/matching/taxonomies.ts'
import { readCsvTable } from '../../platform/bundled-files/csv-table.ts'
import { readRows } from '../../platform/bulk-load/row-reader.ts'
import { readFile } from 'node:fs/promises'
import { bundledAsAt, bundledDatasets } from './bundled-datasets.ts'
import type { CodesOfText } from './row-context.ts'

/** The matcher over the tags that ship. Its expressions are made ready at the first text. */
export async function bundledConceptMatcher(dataFolder: string): Promise<CodesOfText> {
  const read = async (name: string) => readCsvTable(await readFile(join(dataFolder, 'taxonomies', name), 'utf8'))
  const tags = parseConceptTags(await read('ukcat.csv'), await read('ukcat-literals.csv'))
  const matcher = createConceptMatcher(tags)
  return (text) => matcher.codes(text)
}

/** The text of every bundled row in which concepts are looked for, by the id that its codes stand under. */
export async function* bundledConceptTexts(dataFolder: string): AsyncGenerator<Readonly<{ id: string; text: string }>> {
  for (const dataset of bundledDatasets) {
    const asked: { id: string; text: string }[] = []
    const context = {
      asAt: bundledAsAt,
      readOn: bundledAsAt,
      placeOf: () => undefined,
      count: () => undefined,
      codesOf: (id: string, text: string) => {
        asked.push({ id, text })
        return []
      },
      areasOf: () => [],
      organisationOf: (id: string) => id,
    }
    for await (const read of readRows(join(dataFolder, dataset.file), dataset.format)) {
      if ('fault' in read) continue
      dataset.rows(read.value, context)
      yield* asked.splice(0)
    }
  }
}
