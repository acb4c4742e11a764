import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseIsoDate } from '../../src/core/iso-date.ts'
import { verifyReason, type Reason } from '../../src/engines/matching/reasons/index.ts'
import { answerNeed, understandNeed, type Need } from '../../src/modules/matching/answer.ts'
import { factsAbout } from '../../src/modules/matching/match-result.ts'
import { matchAnswerSchema, type MatchResult } from '../../src/modules/matching/match.schema.ts'
import type { OpenMatcher } from '../../src/modules/matching/create-matcher.ts'
import { generateNeeds, type GeneratedNeed } from '../support/generated-needs.ts'
import { openBundledMatcher } from '../support/bundled-matcher.ts'

let matcher: OpenMatcher
let dispose: () => Promise<void>

beforeAll(async () => {
  ;({ matcher, dispose } = await openBundledMatcher())
})
afterAll(async () => await dispose())

const asAt = parseIsoDate('2025-11-08')
const asked = ({ text, place }: GeneratedNeed): Need => {
  if (asAt === undefined) throw new Error('not a day')
  return { text, place, kinds: ['practice', 'organisation', 'need', 'record'], limit: 3, asAt, explain: true }
}

/** What is wrong with one result: reasons that are not so, a highlight that is no part of the document. */
function faultsOf(need: Need, result: MatchResult): readonly string[] {
  const plan = understandNeed(need, matcher)
  const document = matcher.document(result.id)
  if (!plan.ok || document === undefined) return [`${result.id} is no document`]
  const facts = factsAbout(document, matcher)
  const faults = [...result.reasons, ...(result.more ?? [])].flatMap((reason) => {
    const verified = verifyReason(reason as unknown as Reason, plan.value, document.posting, facts)
    return verified.ok ? [] : [`${result.id}: ${verified.problem}`]
  })
  const { highlight } = result
  if (highlight === null) return faults
  if (!document.posting.fields[highlight.field]?.includes(highlight.text))
    faults.push(`${result.id}: highlight of another text`)
  let free = 0
  for (const [start, end] of highlight.marks) {
    if (start < free || end <= start || end > highlight.text.length)
      faults.push(`${result.id}: mark ${start} to ${end}`)
    free = end
  }
  return faults
}

describe('a thousand generated needs', () => {
  const needs = generateNeeds(1_000)

  test('every one is answered or refused in words, every reason verifies, every highlight is of its document', () => {
    const faults: string[] = []
    const refused = new Map<string, number>()
    const kinds = new Map<string, number>()
    for (const generated of needs) {
      const need = asked(generated)
      const answer = answerNeed(need, matcher)
      if (!answer.ok) {
        refused.set(answer.problem.code, (refused.get(answer.problem.code) ?? 0) + 1)
        continue
      }
      const lists = [
        ...answer.value.lists,
        ...(answer.value.tried_elsewhere === null ? [] : [answer.value.tried_elsewhere]),
      ]
      for (const result of lists.flatMap((list) => [...list.results, ...list.near])) {
        for (const { kind } of result.reasons) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
        for (const fault of faultsOf(need, result)) faults.push(`${JSON.stringify(need.text.slice(0, 80))}: ${fault}`)
      }
    }
    expect(faults.slice(0, 10)).toEqual([])
    expect([...refused.keys()].sort()).toEqual(['empty-need', 'need-too-long'])
    // The check above is worth nothing if a kind is never made.
    for (const kind of ['words', 'means', 'concept', 'people', 'place', 'record', 'missing']) {
      expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(50)
    }
  })

  test('answers have the shape that the API describes, and equal input gives equal bytes', () => {
    for (const generated of needs.filter((_, at) => at % 20 === 0)) {
      const need = asked(generated)
      const once = answerNeed(need, matcher)
      if (!once.ok) continue
      expect(JSON.stringify(matchAnswerSchema.parse(once.value))).toBe(JSON.stringify(once.value))
      expect(JSON.stringify(answerNeed(need, matcher))).toBe(JSON.stringify(once))
    }
  })

  test('pages of a list join without a gap or a repeat', () => {
    const need: Need = {
      ...asked({ text: 'homeless young people', place: 'Leeds' }),
      kinds: ['organisation'],
      explain: false,
    }
    const whole = answerNeed({ ...need, limit: 30 }, matcher)
    if (!whole.ok) throw new Error(whole.problem.title)
    const joined: string[] = []
    let cursor: string | undefined
    for (let page = 0; page < 3; page += 1) {
      const answer = answerNeed({ ...need, limit: 10, cursor }, matcher)
      if (!answer.ok) throw new Error(answer.problem.title)
      const list = answer.value.lists[0]
      joined.push(...(list?.results ?? []).map(({ rank, id }) => `${rank} ${id}`))
      cursor = list?.next ?? undefined
    }
    expect(joined).toEqual(whole.value.lists[0]?.results.map(({ rank, id }) => `${rank} ${id}`))
  })
})
