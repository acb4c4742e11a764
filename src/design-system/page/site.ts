import type { ComponentChildren } from 'preact'
import type { PageAssets } from '../assets.ts'
import type { FooterSection } from '../components/footer.tsx'

/** A link of the navigation. `covers` names other addresses that belong to the same part. */
export type SiteLink = Readonly<{ text: string; href: string; covers?: readonly string[] | undefined }>

/** What is the same on every page of an installation. The design system itself knows none of these words. */
export type Site = Readonly<{
  name: string
  url?: string | undefined
  assets: PageAssets
  /** The browser's own bars take this colour: the theme's brand colour. */
  themeColour: string
  /** The installation's own mark, an SVG 24 pixels high; without it the two paths. */
  mark?: ComponentChildren
  navigation: readonly SiteLink[]
  /** The line under the navigation of every page that has none of its own. */
  status?: ComponentChildren
  footer: Readonly<{
    sections?: readonly FooterSection[] | undefined
    links: readonly SiteLink[]
    text?: ComponentChildren
  }>
}>

function isUnder(path: string, place: string): boolean {
  return place !== '/' && path.startsWith(`${place}/`)
}

/** Whether a link leads to the page at `path` itself, to a part that the page is in, or elsewhere. */
export function standing(link: SiteLink, path: string): 'current' | 'active' | 'elsewhere' {
  if (link.href === path) return 'current'
  const places = [link.href, ...(link.covers ?? [])]
  return places.some((place) => place === path || isUnder(path, place)) ? 'active' : 'elsewhere'
}
