import type { PackedEntry } from '../packed-files/packed-entry.ts'
import { RefusedFile } from '../packed-files/refused-file.ts'
import { readDateStyles } from './cell-dates.ts'
import { readSharedStrings, type SharedStrings } from './shared-strings.ts'
import { readWholeXml } from './xml-reader.ts'

/** A sheet to read, with what its cells refer to. */
export type Sheet = Readonly<{
  entry: PackedEntry
  strings: SharedStrings
  dateStyles: ReadonlySet<string>
  from1904: boolean
}>

const partOf = (entries: readonly PackedEntry[], path: string) =>
  entries.find((entry) => entry.name === path || entry.name.endsWith(`: ${path}`))

type Listed = Readonly<{ name: string; relation: string }>

async function listSheets(workbook: PackedEntry) {
  const sheets: Listed[] = []
  let from1904 = false
  await readWholeXml(workbook, {
    opened(name, attributes) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? ''
      sheets.push({ name: attributes['name'] ?? '', relation })
    },
    closed: () => undefined,
    text: () => undefined,
  })
  return { sheets, from1904 }
}

async function targetOf(relations: PackedEntry, id: string): Promise<string | undefined> {
  let target: string | undefined
  await readWholeXml(relations, {
    opened(name, attributes) {
      if (name === 'Relationship' && attributes['Id'] === id) target = attributes['Target']
    },
    closed: () => undefined,
    text: () => undefined,
  })
  return target?.startsWith('/') ? target.slice(1) : target && `xl/${target}`
}

/**
 * The sheet of a workbook that holds its rows: one whose name says *grants*, else the first. Throws `RefusedFile` if the workbook
 * has none.
 */
export async function openSheet(name: string, entries: readonly PackedEntry[]): Promise<Sheet> {
  const workbook = partOf(entries, 'xl/workbook.xml')
  const relations = partOf(entries, 'xl/_rels/workbook.xml.rels')
  if (workbook === undefined || relations === undefined) throw withoutSheet(name)
  const { sheets, from1904 } = await listSheets(workbook)
  const sheet = sheets.find((each) => /\bgrants\b/i.test(each.name)) ?? sheets[0]
  const target = sheet && (await targetOf(relations, sheet.relation))
  const entry = target === undefined ? undefined : partOf(entries, target)
  if (entry === undefined) throw withoutSheet(name)
  const [strings, dateStyles] = [
    await readSharedStrings(partOf(entries, 'xl/sharedStrings.xml')),
    await readDateStyles(partOf(entries, 'xl/styles.xml')),
  ]
  return { entry, strings, dateStyles, from1904 }
}

function withoutSheet(name: string): RefusedFile {
  return new RefusedFile(
    'broken-spreadsheet',
    `${name} is a workbook without a sheet that can be read`,
    'Save it again, or as CSV.',
  )
}
