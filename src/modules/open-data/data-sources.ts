import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One line of the table of sources: what the attribution page shows of a file. */
export type DataSource = Readonly<{
  file: string
  /** How many rows; `undefined` for files that are not rows, or that grow with the product. */
  rows: number | undefined
  what: string
  origin: string
  date: string
  licence: string
  licenceUrl: string | undefined
  /** What is not certain about the licence, in words; `undefined` where nothing is. */
  doubt: string | undefined
}>

const fileName = /^`(?<file>[^`]+)`$/
const link = /^\[(?<title>[^\]]+)\]\((?<url>[^)]+)\)$/

/** Reads the table of a page such as `data/SOURCES.md`: file, rows, what, origin, date, licence, doubt. */
export function parseDataSources(markdown: string): readonly DataSource[] {
  const sources: DataSource[] = []
  for (const line of markdown.split(/\r?\n/)) {
    const cells = line.split('|').map((cell) => cell.trim())
    const file = fileName.exec(cells[1] ?? '')?.groups?.['file']
    if (file === undefined || cells.length < 9) continue
    const [, , rows = '', what = '', origin = '', date = '', licence = '', doubt = ''] = cells
    const linked = link.exec(licence)?.groups
    sources.push({
      file,
      rows: rows === '' ? undefined : Number(rows.replaceAll(',', '')),
      what,
      origin,
      date,
      licence: linked?.['title'] ?? licence,
      licenceUrl: linked?.['url'],
      doubt: doubt === '' ? undefined : doubt,
    })
  }
  return sources
}

/** The sources of everything that the product ships with. */
export async function readDataSources(dataFolder: string): Promise<readonly DataSource[]> {
  return parseDataSources(await readFile(join(dataFolder, 'SOURCES.md'), 'utf8'))
}
