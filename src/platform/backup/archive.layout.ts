import { z } from 'zod'

/**
 * An archive is one gzip stream of JSON lines: the header; for each table its columns, its rows in batches and their count; the
 * sequences; and last a SHA-256 of every byte of the lines before. A row is the text that PostgreSQL itself writes for it, so that
 * no value passes through another language on its way.
 */
export const archiveVersion = 1

export const headerLine = z.object({
  archive: z.literal('innovation-exchange'),
  version: z.number().int(),
  program: z.string(),
  madeAt: z.iso.datetime(),
  /** The last migration of the database, by which the layout is made before the rows are put back. */
  migration: z.object({ id: z.number().int().min(1), name: z.string(), checksum: z.string() }),
})

export const partLine = z.union([
  z.object({ table: z.string(), columns: z.array(z.string()) }),
  z.object({ rows: z.array(z.string()) }),
  z.object({ end: z.string(), count: z.number().int() }),
  z.object({ sequence: z.string(), value: z.number().int(), isCalled: z.boolean() }),
  z.object({ checksum: z.string() }),
])

export type ArchiveHeader = z.output<typeof headerLine>
export type ArchivePart = z.output<typeof partLine>

/** What was written or read, for the answer of the verb. */
export type ArchiveCounts = Readonly<{ tables: number; rows: number; migration: number }>
