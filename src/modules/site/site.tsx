import { showDate, type IsoDate } from '../../core/iso-date.ts'
import type { Assets } from '../../design-system/assets.ts'
import type { Site } from '../../design-system/page/site.ts'
import { defaultTheme } from '../../design-system/theme.ts'

type SiteClock = Readonly<{ day(): IsoDate; isStill(): boolean }>

/**
 * What every page of this installation has around it. Only parts that are there stand in the navigation. `clock` tells the day
 * that imported rows are read as at, and whether that is still the day of the bundled data.
 */
export function createSite(assets: Assets, clock: SiteClock): Site {
  return {
    name: 'Innovation Exchange',
    assets: assets.page,
    themeColour: defaultTheme.brand,
    navigation: [
      { text: 'Find what works', href: '/', covers: ['/results'] },
      { text: 'Needs', href: '/needs' },
      { text: 'Practices', href: '/practices' },
      { text: 'Places', href: '/places' },
      { text: 'Take part', href: '/take-part', covers: ['/voices', '/answers'] },
      { text: 'Library', href: '/library' },
    ],
    // Read anew for every page: an import ends the clock of the bundled data, and from then on the day goes on.
    get status() {
      return (
        <>
          {clock.isStill() ? 'Bundled open data' : 'Open data'}, as at {showDate(clock.day())}.{' '}
          <a href="/attribution">What is here and where from</a>
        </>
      )
    },
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
