import type { PackedEntry } from '../packed-files/packed-entry.ts'
import { readWholeXml } from './xml-reader.ts'

/** Formats of dates that every spreadsheet program has; ECMA-376 part 1, 18.8.30. */
const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
])

/** Whether a number format shows a date: it names a day, month or year outside quotes, colours and escapes. */
export function showsDate(format: string): boolean {
  return /[dmy]/i.test(format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').replaceAll(/general/gi, ''))
}

/** The numbers of the cell styles that show a date, from `xl/styles.xml`. */
export async function readDateStyles(entry: PackedEntry | undefined): Promise<ReadonlySet<string>> {
  const styles = new Set<string>()
  if (entry === undefined) return styles
  const dateFormats = new Set(builtInDates)
  let inCells = false
  let style = 0
  await readWholeXml(entry, {
    opened(name, attributes) {
      if (name === 'numFmt' && showsDate(attributes['formatCode'] ?? ''))
        dateFormats.add(Number(attributes['numFmtId']))
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        if (dateFormats.has(Number(attributes['numFmtId']))) styles.add(String(style))
        style += 1
      }
    },
    closed(name) {
      if (name === 'cellXfs') inCells = false
    },
    text: () => undefined,
  })
  return styles
}

const dayMilliseconds = 86_400_000

/**
 * The day that a number stands for, with its time where it has one: days since 30 December 1899, or since 1904 in workbooks that
 * count from there. As it is if it is no day.
 */
export function dateOfNumber(text: string, from1904: boolean): string {
  const days = Number(text)
  if (!Number.isFinite(days) || days < 1 || days > 2_958_465) return text
  const moment = new Date(Date.UTC(1899, 11, 30) + Math.round((days + (from1904 ? 1_462 : 0)) * 86_400) * 1_000)
  const iso = moment.toISOString()
  return moment.getTime() % dayMilliseconds === 0 ? iso.slice(0, 10) : `${iso.slice(0, 19)}Z`
}
