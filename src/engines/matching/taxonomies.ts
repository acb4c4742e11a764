import type { ConceptTag } from './concepts/concept.ts'

/** One row of a table as it is read: text by column name. */
type Row = Readonly<Record<string, string>>

/** A class of the International Classification of Non-profit and Third Sector Organizations. */
export type SectorClass = Readonly<{ code: string; title: string; notes: string }>

/** A public-service area, with the codes of other classifications that lie in it. */
export type ServiceArea = Readonly<{
  id: string
  title: string
  words: readonly string[]
  concepts: readonly string[]
  procurementPrefixes: readonly string[]
}>

/** Reads UK-CAT: one tag a row; `literals` are the strings worked out for its expressions, parted by `|`. */
export function parseConceptTags(rows: readonly Row[], literals: readonly Row[] = []): readonly ConceptTag[] {
  const strings = new Map(literals.map((row) => [text(row, 'code'), (row['literals'] ?? '').split('|')]))
  return rows.map((row) => ({
    ...literalsOf(strings.get(text(row, 'code'))),
    code: text(row, 'code'),
    tag: text(row, 'tag'),
    category: text(row, 'category'),
    subcategory: text(row, 'subcategory'),
    level: Number(text(row, 'level')),
    notes: text(row, 'notes'),
    expression: row['regex'] ?? '',
    exclusion: row['exclude_regex'] ?? '',
  }))
}

function literalsOf(literals: readonly string[] | undefined): Pick<ConceptTag, 'literals'> {
  return literals === undefined ? {} : { literals }
}

/** Reads ICNP/TSO; the code of a row is its finest one. */
export function parseSectorClasses(rows: readonly Row[]): readonly SectorClass[] {
  return rows.map((row) => ({
    code: text(row, 'sub_group') || text(row, 'group') || text(row, 'section'),
    title: text(row, 'title'),
    notes: text(row, 'notes'),
  }))
}

/** Reads the service areas; lists within a cell are parted by `;`. */
export function parseServiceAreas(rows: readonly Row[]): readonly ServiceArea[] {
  return rows.map((row) => ({
    id: text(row, 'id'),
    title: text(row, 'title'),
    words: list(row, 'words'),
    concepts: list(row, 'ukcat'),
    procurementPrefixes: list(row, 'cpv_prefixes'),
  }))
}

/** Names of procurement codes by code. */
export function parseProcurementNames(rows: readonly Row[]): ReadonlyMap<string, string> {
  return new Map(rows.map((row) => [text(row, 'code'), text(row, 'name')]))
}

/** Lengths of the code's beginnings that count as terms of their own, and the whole code. */
const procurementLengths = [2, 3, 4, 5, 8] as const

/**
 * The index's keys of a procurement code, from the widest class to the code itself: `cpv:85`, `cpv:853` and so on. Noughts at
 * the end say only that a code goes no further, so `85300000` gives no more than those two. A check digit (`85311000-2`) is
 * cut; what is not a code gives none.
 */
export function procurementKeys(code: string): readonly string[] {
  const digits = /^\d{8}/.exec(code.trim())?.[0]
  if (digits === undefined) return []
  const keys = procurementLengths.map(
    (length) => `cpv:${digits.slice(0, 2)}${digits.slice(2, length).replace(/0+$/, '')}`,
  )
  return [...new Set(keys)]
}

/** The name of a procurement code, or of the nearest class above it that has one. */
export function procurementName(names: ReadonlyMap<string, string>, code: string): string | undefined {
  const digits = code.trim().slice(0, 8)
  for (let length = digits.length; length >= 2; length--) {
    const name = names.get(digits.slice(0, length).padEnd(8, '0'))
    if (name !== undefined) return name
  }
  return undefined
}

function text(row: Row, column: string): string {
  return (row[column] ?? '').trim()
}

function list(row: Row, column: string): string[] {
  return text(row, column)
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
