import { practicePath } from '../practice.paths.ts'

/** The practices of an organisation: what it has published and, for those who write for it, what it has begun. */
export const practicesOfPath = (organisationId: string) =>
  `/organisations/${encodeURIComponent(organisationId)}/practices`

/** The task list of a practice that is being written. */
export const writePath = (id: string) => `${practicePath(id)}/write`
/** One page of the form. */
export const stepPath = (id: string, step: string) => `${writePath(id)}/${step}`
/** All answers on one page, before they are sent. */
export const checkPath = (id: string) => `${practicePath(id)}/check`
/** What happens next. */
export const sentPath = (id: string) => `${practicePath(id)}/sent`
/** The one page on which its owner says that all is still true. */
export const confirmPath = (id: string) => `${practicePath(id)}/confirm`
/** Taking it back, or saying that it is no longer done. */
export const endPath = (id: string) => `${practicePath(id)}/end`
/** An edition as it was. */
export const editionPath = (id: string, edition: number) => `${practicePath(id)}/editions/${edition}`
/** What waits for a reviewer. */
export const reviewsPath = '/reviews'
/** The six questions to a reviewer. */
export const reviewPath = (id: string) => `${practicePath(id)}/review`
/** Taking a practice up to review it, and giving it back. */
export const takePath = (id: string) => `${reviewPath(id)}/take`
export const handBackPath = (id: string) => `${reviewPath(id)}/hand-back`
/** Who was involved, and the links by which they confirm it. */
export const involvedPath = (id: string) => `${practicePath(id)}/involved`
