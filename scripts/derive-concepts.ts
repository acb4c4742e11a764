import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { bundledConceptMatcher, bundledConceptTexts } from '../src/modules/open-data/derive-concepts.ts'
import { derivedConceptsFile, packDerivedConcepts } from '../src/modules/open-data/derived-concepts.ts'

/** Works out the UK-CAT codes of every bundled row. Run it when bundled rows, `taxonomies/ukcat.csv` or the matcher change. */
const data = join(import.meta.dirname, '..', 'data')
const codesOf = await bundledConceptMatcher(data)
const codes = new Map<string, readonly string[]>()
for await (const { id, text } of bundledConceptTexts(data)) codes.set(id, codesOf(text))
const target = join(data, derivedConceptsFile)
await mkdir(dirname(target), { recursive: true })
await writeFile(target, packDerivedConcepts(codes))
console.error(`${target}: ${codes.size} rows`)
