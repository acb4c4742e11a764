import type { Site } from '../../design-system/page/site.ts'
import type { CodeTitles } from '../../platform/bundled-files/code-titles.ts'
import type { Database } from '../../platform/database/database.ts'

/** What every page of content is made with. */
export type PageParts = Readonly<{
  site: Site
  database: Database
  titles: CodeTitles
  /** The address of the results for a need and, if one is known, a place. */
  resultsPath: (this: void, need: string, place?: string) => string
}>
