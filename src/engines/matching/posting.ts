import type { IsoDate } from '../../core/iso-date.ts'

/** What can be found: past grants and awards are `record`; a `voice` only if it is public. */
export const postingKinds = ['practice', 'organisation', 'need', 'record', 'voice'] as const
export type PostingKind = (typeof postingKinds)[number]

/** The fields of a document, each with a boost and a length of its own (see `ranking.ts`). */
export const fieldNames = ['problem', 'people', 'outcome', 'done', 'service', 'concept', 'where', 'name'] as const
export type FieldName = (typeof fieldNames)[number]

/** Office for National Statistics code of a council, county or combined authority, such as `E08000001`. */
export type PlaceCode = string

/**
 * One document as the index takes it in. What is left out of this type cannot influence a rank: there is no income, size,
 * popularity or campaigning here.
 */
export type Posting = Readonly<{
  /** Unique over all kinds, such as `GB-CHC-1000003` or `lib-annandale-transport`. */
  id: string
  kind: PostingKind
  /** Text by field, as filed. `concept` holds no text: its terms come from `concepts`. */
  fields: Readonly<Partial<Record<FieldName, string>>>
  /** UK-CAT codes whose expression the text matches, worked out once at import; parents are not repeated here. */
  concepts?: readonly string[]
  /** Common Procurement Vocabulary codes, eight digits each. */
  cpv?: readonly string[]
  /** Where it is or was tried; absent means not stated, which is never read as far away. */
  places?: readonly PlaceCode[]
  /** Works everywhere, or says it would come. */
  everywhere?: boolean
  /** The rating's level over its highest, 0 to 1; absent means no rating, which counts 0. */
  evidence?: number
  /** When somebody last confirmed that it is true; for imported rows the date of their register. */
  confirmed?: IsoDate
  /** For a record, the id of the organisation that was paid: what a collector groups by. */
  group?: string
  /** For a record or need, who pays: records of the need's own buyer lift an organisation once. */
  buyer?: string
  /** Values to filter and count by, such as `service_area: ['older-people']`. */
  facets?: Readonly<Record<string, readonly string[]>>
}>
