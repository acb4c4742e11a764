import { expect, test } from 'vitest'
import { csvText } from './csv-text.ts'

test('quotes what has to be quoted, and leaves nothing that a spreadsheet would run', () => {
  const rows = [
    ['a "b"', 1, null],
    ['two\nlines', -2, '=SUM(A1)'],
  ]
  expect(csvText(['x', 'y', 'z,'], rows)).toBe('\uFEFFx,y,"z,"\r\n"a ""b""",1,\r\n"two\nlines",-2,\'=SUM(A1)\r\n')
})
