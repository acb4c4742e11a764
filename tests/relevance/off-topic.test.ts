import { afterAll, beforeAll, test } from 'vitest'
import { parseIsoDate } from '../../src/core/iso-date.ts'
import { answerNeed } from '../../src/modules/matching/answer.ts'
import type { OpenMatcher } from '../../src/modules/matching/create-matcher.ts'
import { expectAccepted } from '../support/accepted-figures.ts'
import { openBundledMatcher } from '../support/bundled-matcher.ts'
import { readJudgedNeeds, readOffTopicNeeds } from '../support/judged-needs.ts'

const asAt = parseIsoDate('2025-11-08')
const judged = readJudgedNeeds()
const needs = judged.filter((need) => need.class !== 'nothing-fits')
const unanswerable = [...readOffTopicNeeds(), ...judged.filter((need) => need.class === 'nothing-fits')]

let matcher: OpenMatcher
let dispose: () => Promise<void>

beforeAll(async () => {
  ;({ matcher, dispose } = await openBundledMatcher())
})
afterAll(async () => await dispose())

/** What the list of practices shows for a need; nothing if it says that nothing fits. */
function practicesFor(need: Readonly<{ text: string; place?: string | null }>): readonly string[] {
  if (asAt === undefined) throw new Error('not a day')
  const { text, place } = need
  const answer = answerNeed(
    { text, place: place ?? undefined, kinds: ['practice'], limit: 10, asAt, explain: false },
    matcher,
  )
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.value.lists[0]?.results.map(({ id }) => id) ?? []
}

test('nothing fits: how often it is right, and how often it is said where it should be', () => {
  const refused = needs.filter((need) => practicesFor(need).length === 0)
  const said = unanswerable.filter((need) => practicesFor(need).length === 0)
  const precision = said.length / (said.length + refused.length)
  const recall = said.length / unanswerable.length
  const answered = 1 - refused.length / needs.length
  console.log(
    `nothing fits: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}: said of ${said.length} of ${unanswerable.length} needs without an answer,`,
  )
  console.log(
    `and of ${refused.length} of ${needs.length} with one: ${refused.map(({ id, text }) => `${id} “${text.slice(0, 50)}”`).join(', ')}`,
  )
  console.log(
    `answered although off topic: ${unanswerable
      .filter((need) => !said.includes(need))
      .map(({ text }) => text.slice(0, 40))
      .join('; ')}`,
  )
  expectAccepted('nothing-fits', { precision, recall, answered })
})

test('where a list of practices is shown, a graded practice is among its first ten for most needs', () => {
  const helped = needs.filter(({ grades, ...need }) => practicesFor(need).some((id) => (grades[id] ?? 0) >= 2))
  console.log(`a practice of grade 2 or 3 among the ten shown: ${helped.length} of ${needs.length}`)
  expectAccepted('lists-shown', { helped: helped.length / needs.length })
})
