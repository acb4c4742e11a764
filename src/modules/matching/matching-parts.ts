import type { IsoDate } from '../../core/iso-date.ts'
import type { PageParts } from '../site/index.ts'
import type { Matcher } from './matcher.ts'
import type { BundledLists } from './word-lists.reader.ts'

/** What the pages of this module are made with beside what every page has. */
export type MatchingParts = PageParts &
  Readonly<{
    lists: BundledLists
    /** What to search now; `undefined` while the first index is being built. */
    matcher: () => Matcher | undefined
    /** The day that imported rows are read as at. */
    asAt: IsoDate
  }>
