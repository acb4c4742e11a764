import type { IsoDate } from '../../core/iso-date.ts'
import type { FieldName, PlaceCode } from './posting.ts'

/** Where a planned term comes from; the trace and the reasons tell people so. */
export type TermOrigin =
  | 'word'
  | 'phrase'
  | 'synonym'
  | 'acronym'
  | 'spelling'
  | 'concept'
  | 'cpv'
  | 'related'
  | 'feedback'

/**
 * One thing that is looked up. `key` is the index's own spelling of it: a stem (`fall`), an exact word (`=falls`), a
 * phrase of the word lists (`_strength balanc`), a concept (`ukcat:HE205`) or a procurement code (`cpv:851`).
 */
export type PlannedTerm = Readonly<{
  key: string
  /** Multiplies the term's part of the score; 1 for a word the person typed once. */
  weight: number
  /** What the best answers add to the weight; it counts in the score, and not in how much of the need is covered. */
  lift?: number
  origin: TermOrigin
  /** The term in words, as it is shown to people. */
  shown: string
  /** For all but typed words: what in the person's text brought it. */
  because?: string
  /** Only these fields count, where the term means something in some fields alone. */
  fields?: readonly FieldName[]
}>

/** A place as the query understood it; a full postcode is cut to its district before it gets here. */
export type PlannedPlace = Readonly<{ code: PlaceCode; name: string; from: 'text' | 'given'; words?: string }>

/** A need understood: every step can be shown to the person who typed it. */
export type QueryPlan = Readonly<{
  /** The person's own words. */
  text: string
  terms: readonly PlannedTerm[]
  place?: PlannedPlace
  corrected: readonly Readonly<{ from: string; to: string }>[]
  added: readonly Readonly<{ term: string; because: string; weight: number }>[]
  concepts: readonly Readonly<{ code: string; tag: string; parts: readonly string[] }>[]
  /** Words left out because the need is long, in the order they were typed. */
  ignored: readonly string[]
  /** Words that stand in no document at all. */
  unmatched: readonly string[]
}>

/** The day that freshness is counted from, and the salt of the neutral tie-break. */
export type AsAt = Readonly<{ day: IsoDate; tieBreak: string }>
