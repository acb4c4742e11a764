import { describe, expect, test } from 'vitest'
import { allSteps } from '../../src/engines/matching/query/expansion.ts'
import { mean } from '../../src/modules/matching/rank.measures.ts'
import { expectAccepted } from '../support/accepted-figures.ts'
import { gainOver, gainText, listsWith, meanOf, openBenchmark, productLists, rankOpen } from '../support/benchmarks.ts'
import type { Change } from '../support/benchmarks.ts'

/** What stands in the design document beside the figures of the product. */
const without: Readonly<Record<string, Change>> = {
  'without UK-CAT': { steps: { ...allSteps, concepts: false }, withoutConcepts: true },
  'without what people say': {
    lists: listsWith({ synonyms: productLists.words.synonyms.filter(({ kind }) => kind !== 'said') }),
  },
}

describe.each([
  // On grants the large win whatever they write: the figure is watched, and nothing was set by it.
  { name: 'grant-recipient', ahead: false },
  { name: 'ukcat-needs', ahead: true },
  { name: 'tender-supplier', ahead: true },
  { name: 'practice-needs', ahead: true },
])('$name', ({ name, ahead }) => {
  const open = openBenchmark(name)
  const { figures, listed } = rankOpen(open)
  const base = mean(open.baseline)

  test('is ahead of the baseline where it has to be, and as good as accepted', () => {
    const gain = gainOver(open.baseline, figures)
    const [ndcg10, mrr, recall100] = [meanOf(figures, 'ndcg10'), meanOf(figures, 'mrr'), meanOf(figures, 'recall100')]
    const success3 = name === 'practice-needs' ? { success3: meanOf(figures, 'success3') } : {}
    console.log(`${name}: nDCG@10 ${base.toFixed(3)} -> ${ndcg10.toFixed(3)}, ${gainText(gain, base)}`)
    console.log(
      `  ${Object.entries({ mrr, recall100, ...success3 })
        .map(([key, value]) => `${key} ${value.toFixed(3)}`)
        .join(', ')}`,
    )
    if (ahead) expect(gain.low).toBeGreaterThan(0)
    expectAccepted(name, { ndcg10, mrr, recall100, ...success3 })
  })

  test('nothing excluded is listed, and nothing twice', () => {
    open.benchmark.queries.forEach(({ exclude }, at) => {
      const ids = listed[at] ?? []
      expect(new Set(ids).size).toBe(ids.length)
      const out = new Set(exclude)
      expect(ids.filter((id) => out.has(id))).toEqual([])
    })
  })

  test.each(Object.entries(without))('is not surely better %s', (what, change) => {
    const { figures: less } = rankOpen(open, change)
    const difference = gainOver(
      figures.map(({ ndcg10 }) => ndcg10),
      less,
    )
    const against = gainText(gainOver(open.baseline, less), base)
    console.log(
      `${name} ${what}: nDCG@10 ${meanOf(less, 'ndcg10').toFixed(3)}, over the baseline ${against}; lost ${gainText(difference, 0)}`,
    )
    expect(difference.low).toBeLessThan(0.002)
  })
})
