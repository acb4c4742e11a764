import type { Posting } from '../../engines/matching/posting.ts'

/** Raised whenever the shape below changes, so that files of an older product are built anew. */
export const documentSchemaVersion = 2

/** What a list shows of a document beside what the index knows of it. */
export type MatchCard = Readonly<{
  title: string
  /** The page of it, such as `/practices/lib-annandale-transport`. */
  path: string
  /** Where the row comes from, in words. */
  source: string
  /** One sentence of the document's own, if it has one. */
  summary?: string
  /** Who pays, for records and needs; when it was paid or published. */
  payer?: string
  year?: number
  /** Findings that a practice states, rated or not. */
  findings?: number
}>

/** One thing that can be found: the text and codes that the index reads, and what a list shows. */
export type MatchDocument = Readonly<{ posting: Posting; card: MatchCard }>
