import { beforeAll, expect, test } from 'vitest'
import type { Posting } from '../../src/engines/matching/posting.ts'
import { expectAccepted } from '../support/accepted-figures.ts'
import { meanOf } from '../support/benchmarks.ts'
import { bundledPractices, rankJudged, readJudgedNeeds, type JudgedNeed } from '../support/judged-needs.ts'

/** Needs of the class `nothing-fits` have no graded practice, and stand in the test of off-topic needs. */
const needs = readJudgedNeeds().filter((need) => need.class !== 'nothing-fits')
let documents: readonly Posting[]

beforeAll(async () => {
  documents = await bundledPractices()
})

test('judged needs over the bundled practices, by class', () => {
  const figures = rankJudged(needs, documents)
  const of = (ids: readonly JudgedNeed[]) => ids.flatMap(({ id }) => figures.get(id) ?? [])
  const classes = Object.groupBy(needs, (need) => need.class)
  const byClass = Object.fromEntries(
    Object.entries(classes).map(([name, own = []]) => [name, meanOf(of(own), 'ndcg10')]),
  )
  for (const [name, own = []] of Object.entries(classes)) {
    const [ndcg10, success3] = [meanOf(of(own), 'ndcg10'), meanOf(of(own), 'success3')]
    console.log(
      `${name.padEnd(18)} ${own.length} needs: nDCG@10 ${ndcg10.toFixed(3)}, success@3 ${success3.toFixed(3)}`,
    )
  }
  const all = of(needs)
  expect(all).toHaveLength(107)
  const [ndcg10, success3] = [meanOf(all, 'ndcg10'), meanOf(all, 'success3')]
  console.log(`all ${all.length} needs: nDCG@10 ${ndcg10.toFixed(3)}, success@3 ${success3.toFixed(3)}`)
  expectAccepted('judged-needs', { ndcg10, success3, ...byClass })
})

test('every graded practice is one of the bundled ones', () => {
  const ids = new Set(documents.map(({ id }) => id))
  expect(needs.flatMap(({ grades }) => Object.keys(grades)).filter((id) => !ids.has(id))).toEqual([])
})
