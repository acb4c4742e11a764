import { expect, it } from 'vitest'
import { bundledConceptMatcher, bundledConceptTexts, bundledDataFolder } from '../../src/modules/open-data/index.ts'
import { readDerivedConcepts } from '../../src/modules/open-data/derived-concepts.ts'

const everyRow = 20

it('the concept codes that ship are those of the matcher, for every row and in a sample', async () => {
  const [shipped, codesOf] = await Promise.all([
    readDerivedConcepts(bundledDataFolder),
    bundledConceptMatcher(bundledDataFolder),
  ])
  let row = 0
  for await (const { id, text } of bundledConceptTexts(bundledDataFolder)) {
    const codes = shipped.get(id)
    expect(codes, `${id}: run node scripts/derive-concepts.ts`).toBeDefined()
    if (row % everyRow === 0) expect(codes, `${id}: run node scripts/derive-concepts.ts`).toEqual(codesOf(text))
    row += 1
  }
  expect(row).toBe(shipped.size)
})
