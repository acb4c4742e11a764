import type { IsoDate } from '../../core/iso-date.ts'
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
}
