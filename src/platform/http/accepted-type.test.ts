import { expect, test } from 'vitest'
import { acceptedFormat } from './accepted-type.ts'

test.each([
  [undefined, 'json'],
  ['*/*', 'json'],
  ['text/csv', 'csv'],
  ['TEXT/CSV; charset=utf-8', 'csv'],
  ['text/csv;q=0.5, application/json;q=0.4', 'csv'],
  ['text/csv;q=0.4, application/json;q=0.5', 'json'],
  ['text/*', 'csv'],
  ['text/*, application/json;q=0.1', 'csv'],
  ['text/csv;q=0, */*', 'json'],
  ['application/json;q=0, */*;q=0.1', 'csv'],
  ['text/html, application/xhtml+xml, */*;q=0.8', 'json'],
  ['text/html', undefined],
  ['application/json;q=0, text/csv;q=0', undefined],
])('for Accept: %s the answer is %s', (accept, format) => {
  expect(acceptedFormat({ accept, format: undefined }, ['json', 'csv'])).toBe(format)
})

test('a form named in the address wins, and one that is not offered is refused', () => {
  expect(acceptedFormat({ accept: 'application/json', format: 'csv' }, ['json', 'csv'])).toBe('csv')
  expect(acceptedFormat({ accept: undefined, format: 'csv' }, ['json'])).toBeUndefined()
  expect(acceptedFormat({ accept: undefined, format: 'xml' }, ['json', 'csv'])).toBeUndefined()
})
