import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { visitor } from '../../src/platform/http/policy.ts'
import { addressesOf, realRoutes } from '../support/page-addresses.ts'
import { closeBrowser, startVisit } from '../support/visit.ts'

afterAll(closeBrowser)

// What only some may open is looked at by the journeys of those who may.
const pageRoutes = (await realRoutes()).filter(
  ({ kind, method, policy }) => kind === 'page' && method === 'GET' && policy.allows(visitor),
)
const walked = pageRoutes.flatMap((route) =>
  addressesOf(route).map((address, at) => ({ route: route.name, address, isFirst: at === 0 })),
)

// Some routes for people answer with a file or with suggestions for a script; those have no page to look at.
const notPages = ['results as a table', 'suggest places', 'download changes', 'download open data']
const answered = [
  '/no-such-page',
  '/practices/no-such-practice',
  '/places?place=Boltn',
  '/results',
  '/results?need=falls&place=Boltn',
]
const pages = [
  ...walked.filter(({ route }) => !notPages.includes(route)),
  ...answered.map((address) => ({ route: 'refusal', address, isFirst: address === answered[0] })),
]

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
type Look = Readonly<{ colorScheme: 'light' | 'dark'; width: number }>
const everyLook: readonly Look[] = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 360 },
  { colorScheme: 'dark', width: 1280 },
]
// Other addresses of a route are made of the same parts: both widths and both schemes are seen, not each with each.
const someLooks = everyLook.filter((_, at) => at % 2 === 1)
const pageLimit = 60_000
const firstViewLimit = 200_000

// A scheme changes colours and nothing else, so only what has to do with colours is looked at again.
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** What axe finds, one line a rule and element, empty where nothing is wrong. */
async function violations(page: Page, scheme: Look['colorScheme']): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page })
  const { violations: found } = await (
    scheme === 'light' ? axe.withTags(rules) : axe.withRules(rulesOfColour)
  ).analyze()
  return found.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary }) => `${id}: ${help}; ${String(target)}; ${failureSummary ?? ''}`),
  )
}

/** Counts what comes over the wire while a page opens. */
function countBytes(page: Page): () => Promise<readonly Readonly<{ url: string; bytes: number }>[]> {
  const sizes: Promise<Readonly<{ url: string; bytes: number }>>[] = []
  page.on('requestfinished', (request) => {
    sizes.push(request.sizes().then(({ responseBodySize }) => ({ url: request.url(), bytes: responseBodySize })))
  })
  return () => Promise.all(sizes)
}

const pixelsTooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('every page route has an address to be looked at', () => {
  expect(pageRoutes.length).toBeGreaterThan(10)
  expect(
    pageRoutes.filter((route) => route.examples === undefined && route.path.includes(':')).map(({ name }) => name),
  ).toEqual([])
})

describe.each(pages)('$address', ({ address, isFirst }) => {
  test('has no barrier that axe knows, is light to fetch and fits any width', async () => {
    const visit = await startVisit()
    const { page } = visit
    const fetched = countBytes(page)
    await visit.open(address)
    await page.waitForLoadState('networkidle')
    const files = await fetched()
    expect(files.filter(({ url }) => !url.startsWith(inject('exchangeAddress')))).toEqual([])
    expect(files[0]?.bytes ?? Infinity, 'the HTML').toBeLessThan(pageLimit)
    expect(
      files.reduce((sum, { bytes }) => sum + bytes, 0),
      'all of the first view',
    ).toBeLessThan(firstViewLimit)
    const found: Record<string, readonly string[]> = {}
    for (const { colorScheme, width } of isFirst ? everyLook : someLooks) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      const barriers = await violations(page, colorScheme)
      if (barriers.length > 0) found[`${colorScheme}, ${width}`] = barriers
    }
    expect(found).toEqual({})
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await pixelsTooWide(page), 'pixels too wide at 320').toBeLessThanOrEqual(0)
    expect(visit.faults).toEqual([])
    await visit.leave()
  })

  test('without a script fits 320 pixels, says its title and has its headings in order', async () => {
    const visit = await startVisit({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } })
    await visit.open(address)
    expect(await pixelsTooWide(visit.page), 'pixels too wide at 320').toBeLessThanOrEqual(0)
    const headings = await visit.page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((all) => all.map((heading) => ({ level: Number(heading.tagName[1]), text: heading.textContent })))
    expect(headings.filter(({ level }) => level === 1)).toHaveLength(1)
    expect(headings.filter(({ level }, at) => at > 0 && level > (headings[at - 1]?.level ?? 0) + 1)).toEqual([])
    expect(headings.filter(({ text }) => text.trim() === '')).toEqual([])
    expect(await visit.page.title()).toMatch(/^\S.+ - Innovation Exchange$/)
    await visit.leave()
  })
})

test('pages with different content have different titles', async () => {
  const titles = new Map<string, Set<string>>()
  for (const { address } of walked.filter(({ route }) => !notPages.includes(route))) {
    const html = await (await fetch(new URL(address, inject('exchangeAddress')))).text()
    const title = /<title>(.*?)<\/title>/.exec(html)?.[1] ?? ''
    titles.set(title, (titles.get(title) ?? new Set()).add(address.split('?')[0] ?? ''))
  }
  expect([...titles].filter(([, addresses]) => addresses.size > 1)).toEqual([])
})

describe.each(everyLook)('what opens when it is pressed, $colorScheme at $width', ({ colorScheme, width }) => {
  test.each([
    [
      'suggestions of places',
      '/',
      async (page: Page) => {
        await page.getByRole('combobox').fill('bolt')
        await page.getByRole('option').first().waitFor()
        await page.keyboard.press('ArrowDown')
      },
    ],
    [
      'filters, reasons and the table of the map',
      '/results?need=falls&place=Bolton&tab=practices&service_area=older-people',
      async (page: Page) => {
        for (const details of await page.locator('main details').all()) {
          await details.evaluate((element: HTMLDetailsElement) => (element.open = true))
        }
      },
    ],
    [
      'the menu',
      '/practices',
      async (page: Page) => {
        const menu = page.getByRole('button', { name: 'Menu' })
        if (await menu.isVisible()) await menu.click()
      },
    ],
  ] as const)('%s', async (_what, address, press) => {
    const visit = await startVisit({ colorScheme, viewport: { width, height: 900 } })
    await visit.open(address)
    await press(visit.page)
    expect(await violations(visit.page, 'light')).toEqual([])
    expect(await pixelsTooWide(visit.page)).toBeLessThanOrEqual(0)
    await visit.leave()
  })
})
