import { beforeAll, describe, expect, test } from 'vitest'
import type { Posting } from '../../src/engines/matching/posting.ts'
import { fieldNames, type FieldName } from '../../src/engines/matching/posting.ts'
import { allSteps } from '../../src/engines/matching/query/expansion.ts'
import { ranking } from '../../src/engines/matching/ranking.ts'
import { gainOver, gainText, listsWith, openBenchmark, productLists, rankOpen } from '../support/benchmarks.ts'
import type { Change, QueryFigures } from '../support/benchmarks.ts'
import { bundledPractices, rankJudged, readJudgedNeeds } from '../support/judged-needs.ts'

const same = <Value>(value: Value) =>
  Object.fromEntries(fieldNames.map((name) => [name, value])) as Record<FieldName, Value>
const { synonyms } = productLists.words

/** Each part of the product that could be taken away, and the needs that it is there for. */
const parts: readonly Readonly<{ part: string; off: Change; loses: string }>[] = [
  { part: 'synonyms', off: { steps: { ...allSteps, synonyms: false } }, loses: 'practice-needs' },
  {
    part: 'synonyms of what people say',
    off: { lists: listsWith({ synonyms: synonyms.filter(({ kind }) => kind === 'same') }) },
    loses: 'practice-needs',
  },
  {
    part: 'synonyms of equal terms',
    off: { lists: listsWith({ synonyms: synonyms.filter(({ kind }) => kind === 'said') }) },
    loses: 'judged',
  },
  { part: 'acronyms', off: { steps: { ...allSteps, acronyms: false } }, loses: 'acronym' },
  { part: 'spelling', off: { steps: { ...allSteps, spelling: false } }, loses: 'typo' },
  { part: 'concepts', off: { steps: { ...allSteps, concepts: false }, withoutConcepts: true }, loses: 'ukcat-needs' },
  { part: 'place', off: { ranking: { ...ranking, signals: { ...ranking.signals, place: 0 } } }, loses: 'place' },
  { part: 'procurement codes', off: { steps: { ...allSteps, procurement: false } }, loses: 'tender-supplier' },
  {
    part: 'fields',
    off: { ranking: { ...ranking, boosts: same(1), lengthShares: same(0.75) } },
    loses: 'practice-needs',
  },
  { part: 'the second look', off: { feedback: false }, loses: 'practice-needs' },
  {
    part: 'records of a supplier together',
    off: { ranking: { ...ranking, further: [0, 0, 0] } },
    loses: 'tender-supplier',
  },
]

const judged = readJudgedNeeds().filter((need) => need.class !== 'nothing-fits')
const benchmarks = ['practice-needs', 'ukcat-needs', 'tender-supplier']

describe('what each part is worth', () => {
  let documents: readonly Posting[]
  const open = new Map(benchmarks.map((name) => [name, openBenchmark(name)]))
  const whole = new Map<string, readonly QueryFigures[]>()

  /** Figures query by query on one benchmark, on all judged needs, or on a class of them. */
  const figuresOn = (name: string, change: Change): readonly QueryFigures[] => {
    const benchmark = open.get(name)
    if (benchmark !== undefined) return rankOpen(benchmark, change).figures
    return [
      ...rankJudged(
        judged.filter((need) => name === 'judged' || need.class === name),
        documents,
        change,
      ).values(),
    ]
  }

  beforeAll(async () => {
    documents = await bundledPractices()
  })

  test.each(parts)('without $part $loses loses', ({ part, off, loses }) => {
    const before = whole.get(loses) ?? figuresOn(loses, {})
    whole.set(loses, before)
    const difference = gainOver(
      before.map(({ ndcg10 }) => ndcg10),
      figuresOn(loses, off),
    )
    console.log(`without ${part}: ${loses} ${gainText(difference, 0)} (${before.length} needs)`)
    expect(difference.mean).toBeLessThan(0)
  })
})
