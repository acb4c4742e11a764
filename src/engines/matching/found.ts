import type { FieldName, PlaceCode, Posting, PostingKind } from './posting.ts'
import type { AsAt, QueryPlan } from './query-plan.ts'

/**
 * When a document is an answer and not only a text with a word in common: it carries one of the `bridges` (keys of concepts that the need
 * shows, and of what the word lists say for it); or its words cover `coverage` of the idf weight of the typed words and are `words` or
 * more different ones; or they cover `coverageAlone`, however few. Of a long need the `strongest` words are looked at.
 */
export type Fitting = Readonly<{
  bridges: ReadonlySet<string>
  coverage: number
  words: number
  coverageAlone: number
  strongest: number
}>

/** A facet whose values follow from those of another: how near a place is, from the place. */
export type DerivedFacet = Readonly<{ from: string; valueOf: (value: string) => string }>

/** What one search asks of the index. */
export type SearchOptions = Readonly<{
  kinds: readonly PostingKind[]
  /** How many hits, 1 to 500. */
  limit: number
  asAt: AsAt
  /** Hits after this one, in the order of the list. */
  after?: Readonly<{ score: number; id: string }>
  /** Every named facet must hold one of the values; a document that does not state the facet passes unless `onlyStated`. */
  filters?: Readonly<Record<string, readonly string[]>>
  onlyStated?: ReadonlySet<string>
  /** Ids that are never listed. */
  exclude?: ReadonlySet<string>
  /** At most one document a group, lifted by its next three. */
  collapseGroups?: boolean
  /** Organisations gain from their best three records that fit. */
  liftByRecords?: boolean
  /** The buyer of the need itself: its own records count once. */
  buyer?: string
  /** Only answers are listed and counted; an organisation is one also by a record of its own that is. */
  fitting?: Fitting
  /** With `fitting`: everything is listed and counted, and each hit says whether it is an answer. */
  listAll?: boolean
  /** Documents whose text, with what their records lift it by, scores less are neither listed nor counted. */
  leastText?: number
  /** Hits come without their contributions and with a coverage of 0: for runs and second looks, which need ids and scores. */
  scoresOnly?: boolean
  /** Facet names to count. */
  facets?: readonly string[]
  /** Facets that are read from another: a document has the value of each of its values there, and does not state it if it has none. */
  derivedFacets?: Readonly<Record<string, DerivedFacet>>
}>

/** What one term of the plan gave to one hit, in one field: the material of reasons and of the trace. */
export type Contribution = Readonly<{
  key: string
  field: FieldName
  frequency: number
  idf: number
  /** This term's part of the text score, shared out over fields by their weighted frequency. */
  score: number
}>

/** One document found, with the parts its score is made of: `score = (text + lifted) * (1 + place + evidence + fresh)`. */
export type Hit = Readonly<{
  id: string
  kind: PostingKind
  score: number
  text: number
  lifted: number
  place: number
  evidence: number
  fresh: number
  /** Share of the query's idf weight that the document's own words cover, 0 to 1. */
  coverage: number
  contributions: readonly Contribution[]
  /** Whether it is an answer; absent if the search asked for no `fitting`. */
  fits?: boolean
  /** Ids of the records that lifted it, best first, with what each gave. */
  records: readonly Readonly<{ id: string; score: number }>[]
}>

/** The answer of one search. */
export type Found = Readonly<{
  /** How many documents fit at all, exact up to 10,000; 10,001 stands for more. */
  total: number
  hits: readonly Hit[]
  /**
   * How many documents of the whole result have each value, capped like `total`. A facet that is filtered by is counted
   * as if it were not, so that each count says what choosing that value would show.
   */
  facets: Readonly<Record<string, readonly Readonly<{ value: string; count: number }>[]>>
}>

/** How near one place is to another, as a rise of the score between 0 and 0.30 (the design document has the table). */
export interface PlaceTable {
  /** The signal of a document at `there` for a query at `here`. */
  nearness(here: PlaceCode, there: PlaceCode): number
  /** Kilometres between the centres, if both are known. */
  kilometres(here: PlaceCode, there: PlaceCode): number | undefined
  name(code: PlaceCode): string | undefined
}

/** The index as the rest of the product sees it. */
export interface MatchIndex {
  /** Adds documents; one whose id is there already takes its place. Throws if two of them have the same id. */
  add(documents: Iterable<Posting>): void
  /** Takes documents out by their ids; those that are not there are passed over. */
  remove(documents: Iterable<Pick<Posting, 'id'>>): void
  search(plan: QueryPlan, options: SearchOptions): Found
  /** In how many documents a key stands: of all, or of some kinds. */
  documentFrequency(key: string, kinds?: readonly PostingKind[]): number
  /** How many documents of some kinds there are. */
  count(kinds: readonly PostingKind[]): number
  /** Every word that documents hold, as it is spelt in its normal form, with the number of documents: for mending spelling. */
  words(): ReadonlyMap<string, number>
  /** Whether a tenth has changed since the last merge. */
  readonly isWorthMerging: boolean
  /** Makes searches after many changes as quick as at first. Takes long: not for a request. */
  merge(): void
  /** The index as the bytes of a file. Merges first. */
  save(): Uint8Array
  readonly size: number
}
