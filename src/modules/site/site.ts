import type { Assets } from '../../design-system/assets.ts'
import type { Site } from '../../design-system/page/site.ts'
import { defaultTheme } from '../../design-system/theme.ts'

/** What every page of this installation has around it. Only parts that are there stand in the navigation. */
export function createSite(assets: Assets): Site {
  return {
    name: 'Innovation Exchange',
    assets: assets.page,
    themeColour: defaultTheme.brand,
    navigation: [{ text: 'Find what works', href: '/' }],
    footer: { links: [{ text: 'API', href: '/api/v1/openapi.json' }] },
  }
}
