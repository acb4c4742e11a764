import { expect, test } from 'vitest'
import { readTypedDate } from './typed-date.ts'

test.each([
  ['27 3 2026', '2026-03-27'],
  ['27/03/26', '2026-03-27'],
  [' 27 March 2026 ', '2026-03-27'],
  ['1st sept 2026', '2026-09-01'],
  ['2026-03-27', '2026-03-27'],
  ['27.3.2026', '2026-03-27'],
])('%s is a day', (typed, day) => expect(readTypedDate(typed)).toBe(day))

test.each(['', '27', '31 2 2026', '27 Smarch 2026', '3 2026', 'a b c', '1 1 1 1', '32/1/2026', '27 ___ 2026'])(
  '%s is none',
  (typed) => expect(readTypedDate(typed)).toBeUndefined(),
)
