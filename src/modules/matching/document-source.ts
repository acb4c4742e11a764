import type { IsoDate } from '../../core/iso-date.ts'
import type { DocumentChange, FeedPosition } from '../../platform/database/document-changes.ts'
import type { MatchDocument } from './match-document.ts'

/** Where the documents of an index come from: the database, or the bundled files. */
export interface DocumentSource {
  /** Names the data and how it is read: 64 hexadecimal digits, other ones whenever a document would be. */
  key(): Promise<string>
  /** The day that the data is read as at; `undefined` for data that is always of today. */
  day(): Promise<IsoDate | undefined>
  /** About how many documents there are, for the progress. */
  count(): Promise<number>
  /** Every document that may be offered, once. */
  each(): AsyncIterable<MatchDocument>
  /** What changed one by one; absent where data changes only as a whole, and then with its key. */
  readonly changes?: DocumentChanges
}

/** A feed of single changes. Reading a change twice does no harm: the document is read as it is now. */
export interface DocumentChanges {
  /** Where the feed stands now: documents that are read after this hold every change before it. */
  position(): Promise<FeedPosition>
  /** The changes that a reader at `position` may not have seen, and where it stands after them. */
  since(position: FeedPosition): Promise<Readonly<{ changes: readonly DocumentChange[]; position: FeedPosition }>>
  /** The changed documents that are offered now; the others are gone. */
  read(changes: readonly DocumentChange[]): Promise<readonly MatchDocument[]>
}
