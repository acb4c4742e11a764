import type { IsoDate } from '../../core/iso-date.ts'
import type { MatchIndex } from '../../engines/matching/found.ts'
import type { Understanding } from '../../engines/matching/query/understand.ts'
import type { FieldName } from '../../engines/matching/posting.ts'
import type { FoundPlace } from '../../engines/matching/places/place-lookup.ts'
import type { ReasonFacts } from '../../engines/matching/reasons/index.ts'
import type { Problem } from '../../core/problem.ts'
import type { Result } from '../../core/result.ts'
import type { MatchDocument } from './match-document.ts'

/** Everything that answers needs: one index with its documents, and the understanding that goes with it. */
export interface Matcher {
  readonly index: Pick<MatchIndex, 'search' | 'size' | 'count' | 'documentFrequency'>
  readonly stopWords: ReadonlySet<string>
  /** Boosts that the index was ranked with, for the trace. */
  readonly boosts: Readonly<Record<FieldName, number>>
  /** The day that the data itself carries, if it does; else today is counted from. */
  readonly dataDay: IsoDate | undefined
  readonly understand: Understanding
  findPlace(text: string): Result<FoundPlace, Problem>
  document(id: string): MatchDocument | undefined
  readonly facts: Omit<ReasonFacts, 'record' | 'evidence'>
}
