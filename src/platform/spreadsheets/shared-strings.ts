import type { PackedEntry } from '../packed-files/packed-entry.ts'
import { RefusedFile } from '../packed-files/refused-file.ts'
import { readWholeXml } from './xml-reader.ts'

/** Texts of a workbook by their number: cells name them so. Read as a whole, since any cell may name any of them. */
export type SharedStrings = readonly string[]

/** A workbook of a million grants holds about this much text. Beyond it the memory for it would be too much. */
const mostLetters = 150_000_000

/** Reads `xl/sharedStrings.xml`; none if there is no such part. Throws `RefusedFile` if it holds too much. */
export async function readSharedStrings(entry: PackedEntry | undefined): Promise<SharedStrings> {
  const texts: string[] = []
  if (entry === undefined) return texts
  let text = ''
  let letters = 0
  let inText = false
  // Hints of how a word is spoken stand among its letters and are none.
  let inHint = false
  await readWholeXml(entry, {
    opened(name) {
      if (name === 'si') text = ''
      else if (name === 't') inText = true
      else if (name === 'rPh') inHint = true
    },
    text(piece) {
      if (!inText || inHint) return
      letters += piece.length
      if (letters > mostLetters) {
        throw new RefusedFile(
          'spreadsheet-too-large',
          `${entry.name} holds more text than can be taken`,
          'Save it as CSV and import that.',
          'too-large',
        )
      }
      text += piece
    },
    closed(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') inHint = false
      else if (name === 'si') texts.push(text)
    },
  })
  return texts
}
