import type { PageParts } from '../site/index.ts'
import type { AdoptionTools } from './adoption-tools.ts'

/** What the pages of adoptions are made with. */
export type AdoptionParts = PageParts & AdoptionTools & Readonly<{ now: () => Date }>
