import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseIsoDate } from '../../src/core/iso-date.ts'
import { answerNeed } from '../../src/modules/matching/answer.ts'
import type { OpenMatcher } from '../../src/modules/matching/create-matcher.ts'
import { exampleNeeds } from '../../src/modules/matching/example-needs.ts'
import { openBundledMatcher } from '../support/bundled-matcher.ts'

let matcher: OpenMatcher
let dispose: () => Promise<void>

beforeAll(async () => {
  ;({ matcher, dispose } = await openBundledMatcher())
})
afterAll(async () => await dispose())

/** What the first three of each list must speak of, by the need. */
const about: Readonly<Record<string, RegExp>> = {
  Camden: /young|youth|teenage|child/iu,
  Leeds: /older|elderly|falls?\b/iu,
  Sunderland: /home care|homecare|domiciliary|care (and support )?at home|older|elderly/iu,
}

test.each(exampleNeeds)('“$need” in $place is answered in every tab, by what it is about', ({ need, place }) => {
  const asAt = parseIsoDate('2025-11-08')
  if (asAt === undefined) throw new Error('not a day')
  const kinds = ['practice', 'organisation', 'need', 'record'] as const
  const answer = answerNeed({ text: need, place, kinds, limit: 10, asAt, explain: false }, matcher)
  if (!answer.ok) throw new Error(answer.problem.title)
  for (const { kind, results, total } of answer.value.lists) {
    expect(results.length, kind).toBeGreaterThanOrEqual(5)
    expect(total, kind).toBeGreaterThanOrEqual(results.length)
    for (const { id, title } of results.slice(0, 3)) {
      const texts = Object.values(matcher.document(id)?.posting.fields ?? {})
      expect([title, ...texts].join('\n'), `${kind} ${id}`).toMatch(about[place] ?? /^$/u)
    }
    for (const { id } of results) expect(id).not.toMatch(/^wwc-/u)
  }
  const near = answer.value.lists.find(({ kind }) => kind === 'organisation')?.results ?? []
  expect(near.some(({ place: where }) => (where?.km ?? Infinity) <= 60)).toBe(true)
})
