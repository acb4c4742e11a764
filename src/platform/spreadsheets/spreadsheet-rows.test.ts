import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workbookFile, workbookParts } from '../../../tests/support/workbook.ts'
import { rowsOf } from '../bulk-load/file-rows.ts'
import type { ReadRow } from '../bulk-load/read-row.ts'
import { openPackedFile } from '../packed-files/packed-file.ts'
import { dateOfNumber, showsDate } from './cell-dates.ts'
import { columnOf } from './spreadsheet-rows.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-workbook-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(parts: Readonly<Record<string, string>>): Promise<readonly ReadRow[]> {
  const path = join(folder, 'book.xlsx')
  await writeFile(path, workbookFile(parts))
  const file = await openPackedFile(path)
  try {
    const rows: ReadRow[] = []
    for (const entry of file.entries) for await (const batch of rowsOf(entry, [])) rows.push(...batch)
    return rows
  } finally {
    await file.close()
  }
}

const table = workbookParts(
  [
    ['Identifier', 'Title', undefined, 'Amount Awarded', 'Award Date'],
    ['a & b', 'Wärme <at> home', 'unread', 72_370.1, new Date('2015-06-10')],
    [],
    [undefined, 'No identifier', undefined, 15_000, new Date('2015-06-10T12:30:00Z')],
  ],
  'Our grants',
)

describe('a workbook', () => {
  it('gives the rows of the sheet whose name says grants, by their titles, with the number of each row', async () => {
    expect(await read(table)).toEqual([
      {
        line: 2,
        value: {
          Identifier: 'a & b',
          Title: 'Wärme <at> home',
          'Amount Awarded': '72370.1',
          'Award Date': '2015-06-10',
        },
      },
      {
        line: 4,
        value: {
          Identifier: '',
          Title: 'No identifier',
          'Amount Awarded': '15000',
          'Award Date': '2015-06-10T12:30:00Z',
        },
      },
    ])
  })

  it('reads texts in the cell, parts of rich text, truth values and errors, and leaves out how words are spoken', async () => {
    const sheet = `<worksheet><sheetData><row><c t="inlineStr"><is><t>One</t></is></c><c t="inlineStr"><is><t>Two</t></is></c><c t="s"><v>0</v></c></row>
      <row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v>made</v></c></row></sheetData></worksheet>`
    const strings = '<sst><si><r><t>Th</t></r><r><t>ree</t></r><rPh><t>spoken</t></rPh></si></sst>'
    expect(await read({ ...table, 'xl/worksheets/sheet1.xml': sheet, 'xl/sharedStrings.xml': strings })).toEqual([
      { line: 2, value: { One: 'true', Two: '', Three: 'made' } },
    ])
  })

  const sheet = (inside: string) => ({
    ...table,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${inside}</sheetData></worksheet>`,
  })
  const row = (cells: string) => `<row>${cells}</row>`
  const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`

  it.each([
    [
      'declares entities of its own',
      { ...table, 'xl/worksheets/sheet1.xml': '<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>' },
      /declares a document type/,
    ],
    ['is cut off', { ...table, 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }, /is damaged/],
    ['has no sheet', { ...table, 'xl/_rels/workbook.xml.rels': '<Relationships/>' }, /without a sheet/],
    ['has a cell in column XFD', sheet(row('<c r="XFD1"><v>1</v></c>')), /more than 500 columns/],
    ['grows a thousand times', sheet(row(text('a'.repeat(30_000_000)))), /unpacks to far more/],
  ])('that %s is refused', async (_, parts, message) => {
    await expect(read(parts)).rejects.toThrow(message)
  })

  it('names a field that is too long and goes on', async () => {
    // Letters that do not pack well, so that the archive itself stays within its limits.
    const noise = Array.from({ length: 170_000 }, (_, at) =>
      ((at * 2_654_435_761) % 2 ** 32).toString(36).padStart(7, 'x'),
    ).join('')
    const rows = row(text('Title')) + row(text(noise)) + row(text('short'))
    expect(await read(sheet(rows))).toEqual([
      { line: 2, fault: 'is longer than 1,000,000 characters', field: 'Title' },
      { line: 3, value: { Title: 'short' } },
    ])
  })
})

describe('cells', () => {
  it('knows columns by their letters', () => {
    expect(['A1', 'Z9', 'AA10', 'XFD1', ''].map(columnOf)).toEqual([0, 25, 26, 16_383, -1])
  })

  it('knows formats of dates', () => {
    expect(['dd/mm/yyyy', 'mmm yy', '[$-809]d mmmm'].every(showsDate)).toBe(true)
    expect(['0.00', '#,##0 "days"', '[Red]0', 'General', '\\d0'].some(showsDate)).toBe(false)
  })

  it('counts days as spreadsheets do', () => {
    expect([dateOfNumber('42165', false), dateOfNumber('40703', true), dateOfNumber('0.5', false)]).toEqual([
      '2015-06-10',
      '2015-06-10',
      '0.5',
    ])
  })
})
