import { createContext } from 'preact'
import type { SiteLink } from './site.ts'

/** The links at the right of the header. They depend on who is reading, so they come with the answer and not with the site. */
export const AccountLinks = createContext<readonly SiteLink[]>([])
