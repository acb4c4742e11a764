import { strToU8, zipSync } from 'fflate'

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

/** A cell of a made workbook: a text is shared, a number is a number, a day is a number in a date style, nothing is no cell. */
export type Cell = string | number | Date | undefined

/** The parts of a workbook with one sheet, as spreadsheet programs write them. */
export function workbookParts(rows: readonly (readonly Cell[])[], sheetName = 'Sheet1'): Record<string, string> {
  const shared: string[] = []
  const numbers = new Map<string, number>()
  const share = (text: string) => {
    const known = numbers.get(text)
    if (known !== undefined) return known
    numbers.set(text, shared.length)
    return shared.push(text) - 1
  }
  const cell = (value: Cell, row: number, column: number) => {
    const name = `${letters(column)}${row + 1}`
    if (value === undefined) return ''
    if (typeof value === 'number') return `<c r="${name}"><v>${value}</v></c>`
    if (value instanceof Date) return `<c r="${name}" s="1"><v>${value.getTime() / 86_400_000 + 25_569}</v></c>`
    return `<c r="${name}" t="s"><v>${share(value)}</v></c>`
  }
  const sheet = rows
    .map((row, at) => `<row r="${at + 1}">${row.map((value, column) => cell(value, at, column)).join('')}</row>`)
    .join('')
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="Notes" sheetId="2" r:id="rId2"/><sheet name="${xml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
    'xl/styles.xml': `${head}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-809]dd\\ mmmm\\ yyyy;@"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${head}<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': `${head}<worksheet ${main}><sheetData/></worksheet>`,
    'xl/sharedStrings.xml': `${head}<sst ${main}>${shared.map((text) => `<si><t xml:space="preserve">${xml(text)}</t></si>`).join('')}</sst>`,
  }
}

/** A workbook's file, of rows or of parts that a test has changed. */
export function workbookFile(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}
