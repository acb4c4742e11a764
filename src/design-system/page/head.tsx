import type { ComponentChildren } from 'preact'
import type { Site } from './site.ts'

/** Options of {@link Head}. */
export type HeadProps = Readonly<{
  site: Site
  title: string
  description?: string | undefined
  unlisted?: boolean | undefined
  children?: ComponentChildren
}>

/** The head of a page. No script or style of its own: everything comes from an address, so that the policy can be strict. */
export function Head({ site, title, description, unlisted, children }: HeadProps) {
  const { assets } = site
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content={site.themeColour} />
      <meta name="color-scheme" content="light dark" />
      {description !== undefined && <meta name="description" content={description} />}
      {unlisted === true && <meta name="robots" content="noindex" />}
      {assets.fonts.map((font) => (
        <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      {assets.stylesheets.map((stylesheet) => (
        <link rel="stylesheet" href={stylesheet} />
      ))}
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      <script src={assets.earlyScript} />
      {assets.modulePreloads.map((address) => (
        <link rel="modulepreload" href={address} />
      ))}
      {assets.modules.map((address) => (
        <script type="module" src={address} />
      ))}
      {children}
    </head>
  )
}
