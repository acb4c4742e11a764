import { z } from 'zod'
import type { DatasetTable } from '../bulk-load/dataset.ts'

/** Columns that every open row ends with. */
const common = {
  licence: z.string().meta({ description: 'The licence of this row' }),
  home: z.string().meta({
    description: 'The address of the installation that the row is changed at: this one, or the one it was read from',
  }),
}

/** Column schemas in the order of columns, by the names that they have in the database. */
export type OpenColumns = Readonly<Record<string, z.ZodType>>

/**
 * A table that everybody may read: its rows in the API, in downloads and in the exports that other installations read are
 * all made from this one description.
 */
export type OpenTable = Readonly<{
  /** In addresses and names of files: `organisations`. */
  name: string
  table: DatasetTable
  title: string
  /** In a sentence, for pages and for the package of data. */
  about: string
  /** One row: every column, then its licence and its home. */
  row: z.ZodObject
  /** Rows of some tables state their licence themselves; those of others have the licence of their dataset. */
  statesLicence: boolean
}>

/** What an open table is made from; `id` must be among the columns. */
export type OpenTableDefinition = Omit<OpenTable, 'row' | 'statesLicence'> &
  Readonly<{ schemaName: string; columns: OpenColumns & { id: z.ZodType } }>

/** Makes an open table. A `licence` among the columns is that of each row. */
export function openTable({ schemaName, columns, ...rest }: OpenTableDefinition): OpenTable {
  const statesLicence = 'licence' in columns
  const row = z.object({ ...columns, ...common, ...(statesLicence && { licence: common.licence }) })
  return { ...rest, statesLicence, row: row.meta({ id: schemaName }) }
}

/** The columns of an open table, in their order. */
export function columnNames(table: OpenTable): readonly string[] {
  return Object.keys(table.row.shape)
}

/** Texts, days and numbers that may be missing, and lists, which may be empty instead. */
export const openText = (description: string) => z.string().nullable().meta({ description })
export const openDay = (description: string) => z.iso.date().nullable().meta({ description })
export const openWhole = (description: string) => z.int().nullable().meta({ description })
export const openNumber = (description: string) => z.number().nullable().meta({ description })
export const openFlag = (description: string) => z.boolean().nullable().meta({ description })
export const openList = (description: string) => z.array(z.string()).meta({ description })
