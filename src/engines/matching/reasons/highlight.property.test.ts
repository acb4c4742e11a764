import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Hit } from '../found.ts'
import type { Posting } from '../posting.ts'
import type { QueryPlan } from '../query-plan.ts'
import { highlightOf } from './highlight.ts'
import { hit, plan } from './reason-example.fixture.ts'

const pieces = [
  'falls',
  'Falling',
  'older',
  'PEOPLE',
  'lonely',
  'the',
  'bus',
  'co-operative',
  '&',
  '😀',
  'ﬁne',
  'Cŵn',
  '.',
  '\n',
  '<b>',
  'x'.repeat(900),
]
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 120 })
  .map((words) => words.join(' '))

const show = (problem: string, people: string) => {
  const posting: Posting = { id: 'a', kind: 'practice', fields: { problem, people } }
  return { posting, highlight: highlightOf(hit, plan, posting) }
}

describe('a highlight', () => {
  test('is a stretch of the original, of thirty words at the most, with marks inside it that do not overlap', () => {
    fc.assert(
      fc.property(text, text, (problem, people) => {
        const { posting, highlight } = show(problem, people)
        if (highlight === undefined) return (problem + people).trim() === ''
        const original = posting.fields[highlight.field] ?? ''
        expect(original.includes(highlight.text)).toBe(true)
        expect(highlight.text.trim().split(/\s+/u).length).toBeLessThanOrEqual(30)
        let free = 0
        for (const [start, end] of highlight.marks) {
          expect(start).toBeGreaterThanOrEqual(free)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(highlight.text.length)
          free = end
        }
        return true
      }),
      { numRuns: 500 },
    )
  })

  test('is the stretch where the weightiest words stand, however far down', () => {
    const filler = 'Nothing of use stands in this long opening. '.repeat(40)
    const { highlight } = show(
      `${filler}Then people are mentioned. ${filler}Falls among older people are prevented.`,
      '',
    )
    expect(highlight?.text).toContain('Falls among older people are prevented')
    expect(highlight?.marks.map(([start, end]) => highlight.text.slice(start, end))).toContain('Falls')
  })

  test('falls back to the problem where nothing but a concept scored', () => {
    const onlyConcept: Hit = { ...hit, contributions: hit.contributions.filter((one) => one.field === 'concept') }
    const noWords: QueryPlan = { ...plan, terms: plan.terms.filter((term) => term.origin === 'concept') }
    const posting: Posting = { id: 'a', kind: 'practice', fields: { problem: 'Nobody calls.', name: 'A call a day' } }
    expect(highlightOf(onlyConcept, noWords, posting)).toEqual({ field: 'problem', text: 'Nobody calls.', marks: [] })
  })
})
