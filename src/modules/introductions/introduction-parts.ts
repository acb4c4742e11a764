import type { PageParts } from '../site/index.ts'
import type { Conclude } from './answer.service.ts'
import type { Introduction } from './introduction.domain.ts'
import type { IntroductionTools } from './introduction-tools.ts'

/** Another body or practice that may help where no answer came. */
export type NextBest = Readonly<{ title: string; path: string; reasons: readonly string[] }>

/** What the pages of introductions are made with. */
export type IntroductionParts = PageParts &
  IntroductionTools &
  Readonly<{
    now: () => Date
    /** The public address of the installation, where it is set. */
    baseUrl: string | undefined
    /** What a conclusion brings about in other parts. */
    concludeWith: Conclude
    /** Two others that may help, by the same search as everywhere. */
    findNextBest: (introduction: Introduction) => Promise<readonly NextBest[]>
  }>
