import type { FieldName, PlaceCode } from '../posting.ts'
import type { Meaning } from './reason-facts.ts'

/** Offsets into a text: from the first character to the one after the last. */
export type Mark = readonly [start: number, end: number]

/** Words as they stand in one field of the document. */
export type WordParts = Readonly<{ field: FieldName; words: readonly string[]; marks: readonly Mark[] }>

type Stated<Kind extends string, Parts> = Readonly<{
  kind: Kind
  /** One sentence in plain words, made only of what scored. */
  text: string
  /** This reason's part of the score, 0 to 1. */
  share: number
  parts: Readonly<Parts>
}>

export type WordsReason = Stated<'words', WordParts>
export type MeansReason = Stated<'means', WordParts & { because: string; term: string; meaning: Meaning }>
export type ConceptReason = Stated<'concept', WordParts & { code: string; tag: string; asked: readonly string[] }>
/** `clause` is the stretch of the field that is quoted; `asked` are the person's own words. */
export type PeopleReason = Stated<'people', WordParts & { clause: string; asked: readonly string[] }>
export type PlaceReason = Stated<
  'place',
  { code: PlaceCode | null; name: string | null; asked: string; kilometres: number | null; everywhere: boolean }
>
export type RecordReason = Stated<'record', { id: string; title: string; payer: string; year: number | null }>
export type EvidenceReason = Stated<'evidence', { level: string; studies: number }>
/** What a reader may look for and will not find; `evidence` and `place` are not text fields but can be absent too. */
export type MissingReason = Stated<'missing', { field: FieldName | 'evidence' | 'rating' | 'place' }>

/** Why a document is in the list. Every kind has a check of its own in `verify-reason.ts`. */
export type Reason =
  | WordsReason
  | MeansReason
  | ConceptReason
  | PeopleReason
  | PlaceReason
  | RecordReason
  | EvidenceReason
  | MissingReason

export type ReasonKind = Reason['kind']

/** How many reasons stand beside a result; the others are behind "Why this?". */
export const shownReasons = 4
