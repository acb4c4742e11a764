import { expect, test } from 'vitest'
import type { Posting } from '../posting.ts'
import { createConceptStrength } from './concept-strength.ts'

const tag = { tag: 'Loneliness', category: '', subcategory: '', level: 3, notes: '', exclusion: '' }
const strength = createConceptStrength([
  { ...tag, code: 'SW106', expression: String.raw`\blonel(y|iness)\b` },
  { ...tag, code: 'SW', expression: '' },
])
const posting = (kind: Posting['kind'], fields: Posting['fields']): Posting => ({ id: 'a', kind, fields })

test.each<[string, Posting, number]>([
  ['once for each match in the text', posting('practice', { problem: 'lonely', done: 'Lonely people, loneliness' }), 3],
  [
    'one more for the title, however often',
    posting('organisation', { name: 'Lonely no more, lonely', done: 'lonely' }),
    2,
  ],
  ['the title of a record is its problem', posting('record', { problem: 'lonely', done: 'lonely lonely' }), 3],
  ['a title alone', posting('organisation', { name: 'Loneliness' }), 2],
  ['neither places nor headings count', posting('practice', { where: 'Lonely', service: 'lonely lonely' }), 1],
])('%s', (_, document, expected) => expect(strength(document, 'SW106')).toBe(expected))

test('a concept without an expression, or that nobody knows, counts 1', () => {
  expect(strength(posting('practice', { done: 'lonely' }), 'SW')).toBe(1)
  expect(strength(posting('practice', { done: 'lonely' }), 'XX')).toBe(1)
})
