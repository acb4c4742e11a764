import { expect, test } from 'vitest'
import { createCrisisFinder, parseCrisisLines } from './crisis.ts'

const find = createCrisisFinder(
  parseCrisisLines([
    {
      concept: 'fall',
      words: 'keeps falling over|mum keeps falling|fell today',
      nation: '',
      line: 'Call 999.',
      number: '999',
    },
    { concept: 'fall', words: '', nation: 'England', line: 'Call NHS 111.', number: '111' },
    { concept: 'harm', words: 'want to die|suicidal', nation: '', line: 'Call 999.', number: '999' },
    { concept: 'harm', words: 'want to die|suicidal', nation: '', line: 'Call Samaritans.', number: '116 123' },
  ]),
)
const lines = (text: string, nation?: string) => find(text, nation).map((line) => line.line)

test('phrases are found by their stems, capitals or not', () => {
  expect(lines('My Mum keeps falling and nobody comes round')).toEqual(['Call 999.', 'Call NHS 111.'])
  expect(lines('Dad wants to die')).toEqual(['Call 999.', 'Call Samaritans.'])
})

test('lines of another nation are left out, and no line is shown twice', () => {
  expect(lines('mum keeps falling', 'Scotland')).toEqual(['Call 999.'])
  expect(lines('mum keeps falling and is suicidal', 'England')).toEqual([
    'Call 999.',
    'Call NHS 111.',
    'Call Samaritans.',
  ])
})

test('planning a service is no cry for help', () => {
  expect(lines('suicide prevention training and falls prevention for older people')).toEqual([])
  expect(lines('')).toEqual([])
})
