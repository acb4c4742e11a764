import type { Database } from '../database/database.ts'
import type { z } from 'zod'
import type { IsoDate } from '../../core/iso-date.ts'
import { ok, refuse, type Result } from '../../core/result.ts'
import type { Schema } from '../database/schema.generated.ts'
import type { RowFormat } from './row-reader.ts'

/** The tables whose rows come from files; each row says which dataset it is of. */
export type DatasetTable = {
  [Table in keyof Schema]: Schema[Table] extends { id: string; dataset: string } ? Table : never
}[keyof Schema]

/** One row for one table, by column name. A column that is left out is null. */
export type TableRow = Readonly<{
  table: DatasetTable
  values: Readonly<{ id: string }> & object
  /** Where the rows of one file belong to several datasets: which one. */
  dataset?: string
}>

/** What is wrong with a row: which field, which rule, and the beginning of its value. */
export type RowFault = Readonly<{ field: string; rule: string; value?: string }>

/** A fault with where it stands, for the list that people get. */
export type RowError = RowFault & Readonly<{ file: string; line: number }>

/** A place by its code; `district` where a postcode or district named it. */
export type RowPlace = Readonly<{ code: string; district?: string }>

/** What rows are read with, beside their own file. */
export type RowContext = Readonly<{
  /** UK-CAT codes of a text; the id lets codes that were worked out before be used. */
  codesOf(this: void, id: string, text: string): readonly string[]
  /** Public-service areas whose concepts are among the codes. */
  areasOf(this: void, codes: readonly string[]): readonly string[]
  /** Where a postcode, a postcode district or a name of a council, county or combined authority is; `undefined` if unknown. */
  placeOf(this: void, text: string): RowPlace | undefined
  /** Counts something that is read and on purpose not stored, such as a grant to a person; told at the end. */
  count(this: void, what: string): void
  /** The registered organisation behind an id or company number, if one of that number is known. */
  organisationOf(this: void, id: string): string
  /** The day that the data is read as at. */
  asAt: IsoDate
  /** The day on which files that carry no date themselves were read for the first time; `asAt` for bundled ones. */
  readOn: IsoDate
}>

/** A file and how its rows become rows of tables. Loaded as a whole: what the file no longer has goes. */
export type Dataset = Readonly<{
  name: string
  /** Relative to the data folder. */
  file: string
  format: RowFormat
  tables: readonly DatasetTable[]
  /** Datasets whose row is kept where both have one of the same id. */
  yieldsTo: readonly string[]
  /** What is put right in the transaction that swaps the rows in, where rows of a file meet what people did here. */
  settle?: (transaction: Database) => Promise<void>
  /** Other data files that its rows are made from. */
  madeFrom: readonly string[]
  /** Raised when `rows` changes what it makes of the same file, so that it is loaded again. */
  revision: number
  rows(this: void, raw: unknown, context: RowContext): Result<readonly TableRow[], readonly RowFault[]>
}>

const shownCharacters = 80

/** Parses a raw row by its schema; every fault is named with its field, rule and the beginning of its value. */
export function parseRow<RowSchema extends z.ZodType>(
  schema: RowSchema,
  raw: unknown,
): Result<z.output<RowSchema>, readonly RowFault[]> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return ok(parsed.data)
  return refuse(
    parsed.error.issues.map((issue) => {
      let value: unknown = raw
      for (const key of issue.path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key]
      const shown = value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value)
      return {
        field: issue.path.join('.'),
        rule: issue.message,
        ...(shown !== undefined && { value: shown.slice(0, shownCharacters) }),
      }
    }),
  )
}
