import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { readCsvTable } from './csv-table.ts'

const data = join(import.meta.dirname, '..', '..', '..', 'data')
const folders = ['places', 'taxonomies', 'words']
const files = folders.flatMap((folder) =>
  readdirSync(join(data, folder))
    .filter((name) => name.endsWith('.csv'))
    .map((name) => join(folder, name)),
)

describe('reading a bundled table', () => {
  test.each(files)('%s reads as the csv library reads it', (file) => {
    const text = readFileSync(join(data, file), 'utf8')
    expect(readCsvTable(text)).toEqual(parse(text, { columns: true, bom: true, skip_empty_lines: true }))
  })

  test('quotes hold commas, quotes and line ends', () => {
    const text = 'a,b,c\r\n"x, ""y""","line one\nline two",\r\nplain,"",z'
    expect(readCsvTable(text)).toEqual([
      { a: 'x, "y"', b: 'line one\nline two', c: '' },
      { a: 'plain', b: '', c: 'z' },
    ])
  })

  test('nothing, a header alone and an open quote are no accident', () => {
    expect(readCsvTable('')).toEqual([])
    expect(readCsvTable('a,b\n')).toEqual([])
    expect(readCsvTable('a,b\n"open,1\n')).toEqual([{ a: 'open,1\n', b: '' }])
  })
})
