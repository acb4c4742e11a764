import { showDate, type IsoDate } from '../../core/iso-date.ts'
import type { Assets } from '../../design-system/assets.ts'
import type { Site } from '../../design-system/page/site.ts'
import { defaultTheme } from '../../design-system/theme.ts'

/**
 * What every page of this installation has around it. Only parts that are there stand in the navigation. `asAt` is the day
 * that imported rows are read as at.
 */
export function createSite(assets: Assets, asAt: IsoDate): Site {
  return {
    name: 'Innovation Exchange',
    assets: assets.page,
    themeColour: defaultTheme.brand,
    navigation: [
      { text: 'Find what works', href: '/', covers: ['/results'] },
      { text: 'Needs', href: '/needs' },
      { text: 'Practices', href: '/practices' },
      { text: 'Places', href: '/places' },
      { text: 'Library', href: '/library' },
    ],
    status: (
      <>
        Bundled open data, as at {showDate(asAt)}. <a href="/attribution">What is here and where from</a>
      </>
    ),
    footer: {
      links: [
        { text: 'Where the data comes from', href: '/attribution' },
        { text: 'Take the data', href: '/data' },
        { text: 'Status', href: '/status' },
        { text: 'For programs (API)', href: '/api/v1/openapi.json' },
      ],
    },
  }
}
