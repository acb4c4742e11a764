import { rowLimits } from '../bulk-load/row-limits.ts'
import type { ReadRow } from '../bulk-load/read-row.ts'
import type { PackedEntry } from '../packed-files/packed-entry.ts'
import { RefusedFile } from '../packed-files/refused-file.ts'
import { dateOfNumber } from './cell-dates.ts'
import { openSheet, type Sheet } from './workbook.ts'
import { readXml } from './xml-reader.ts'

/** The column of a cell such as `AB12`, from 0; -1 if its name is none. */
export function columnOf(cell: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(cell)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Numbers as people typed them: the fifteenth digit is the last that a spreadsheet keeps. */
const numberText = (text: string) =>
  Number.isFinite(Number(text)) ? String(Number(Number(text).toPrecision(15))) : text

function cellText(sheet: Sheet, type: string, style: string, value: string): string {
  if (value === '' || type === 'e') return ''
  if (type === 's') return sheet.strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'true' : 'false'
  if (type === 'd' || type === 'str' || type === 'inlineStr') return value
  return sheet.dateStyles.has(style) ? dateOfNumber(value, sheet.from1904) : numberText(value)
}

type Cells = { line: number; texts: string[] }

/** Collects the cells of rows as the sheet's XML goes by. */
function rowCollector(sheet: Sheet, name: string) {
  const done: Cells[] = []
  let row: Cells = { line: 0, texts: [] }
  let cell = { column: -1, type: 'n', style: '', value: '' }
  let inValue = false
  return {
    done,
    listener: {
      opened(tag: string, attributes: Readonly<Record<string, string>>) {
        if (tag === 'row') row = { line: Number(attributes['r'] ?? row.line + 1), texts: [] }
        else if (tag === 'c') {
          const named = columnOf(attributes['r'] ?? '')
          const column = named < 0 ? row.texts.length : named
          if (column >= rowLimits.columns) {
            throw new RefusedFile(
              'too-many-columns',
              `${name} has more than ${rowLimits.columns} columns`,
              'It is not a file of this kind.',
            )
          }
          cell = { column, type: attributes['t'] ?? 'n', style: attributes['s'] ?? '', value: '' }
        } else if (tag === 'v' || tag === 't') inValue = true
      },
      text(piece: string) {
        // One letter more than a field may have is enough to tell that it is too long.
        if (inValue && cell.value.length <= rowLimits.field) cell.value += piece
      },
      closed(tag: string) {
        if (tag === 'v' || tag === 't') inValue = false
        else if (tag === 'c') {
          while (row.texts.length < cell.column) row.texts.push('')
          row.texts[cell.column] = cellText(sheet, cell.type, cell.style, cell.value)
        } else if (tag === 'row') done.push(row)
      },
    },
  }
}

function toRow(header: readonly string[], { line, texts }: Cells): ReadRow {
  const value: Record<string, string> = {}
  for (const [column, title] of header.entries()) {
    const text = texts[column] ?? ''
    if (text.length > rowLimits.field) {
      return { line, fault: `is longer than ${rowLimits.field.toLocaleString('en-GB')} characters`, field: title }
    }
    if (title !== '') value[title] = text
  }
  return { line, value }
}

/**
 * Rows of a workbook's sheet by the titles in its first row, in batches, as text: dates in ISO form, amounts as plain numbers.
 * Only the batch at hand and the workbook's shared texts are kept. Throws `RefusedFile` where the workbook cannot be taken.
 */
export async function* spreadsheetRows(
  name: string,
  entries: readonly PackedEntry[],
): AsyncGenerator<readonly ReadRow[]> {
  const sheet = await openSheet(name, entries)
  const { done, listener } = rowCollector(sheet, name)
  let header: readonly string[] | undefined
  for await (const _ of readXml(sheet.entry, listener)) {
    const batch: ReadRow[] = []
    for (const cells of done.splice(0)) {
      if (cells.texts.every((text) => text === '')) continue
      if (header === undefined) header = cells.texts.map((title) => title.trim())
      else batch.push(toRow(header, cells))
    }
    if (batch.length > 0) yield batch
  }
}
