import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeBrowser, startVisit, type Visit } from '../support/visit.ts'

afterAll(closeBrowser)

const address = '/results?need=falls&place=Bolton'

let visit: Visit
let page: Page

const start = async (javaScriptEnabled: boolean) => {
  visit = await startVisit({ javaScriptEnabled })
  page = visit.page
}
afterEach(async () => {
  expect(visit.faults).toEqual([])
  await visit.leave()
})

type Stop = Readonly<{
  words: string
  tag: string
  visible: boolean
  marked: boolean
  covered: boolean
  top: number
  region: string
}>

/** Where focus stands, whether it can be seen, and whether it looks different from when it is elsewhere. */
async function stop(): Promise<Stop | undefined> {
  return await page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body)
      return undefined
    const styleOf = () => {
      // The mark of a checkbox is drawn beside it, on its label.
      const parts = [element, element.nextElementSibling].filter((part) => part !== null)
      return parts
        .flatMap((part) =>
          [undefined, '::before', '::after'].map((pseudo) => {
            const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor, stroke } =
              getComputedStyle(part, pseudo)
            return [
              outlineStyle === 'none' ? '' : outlineStyle + outlineWidth + outlineColor,
              boxShadow,
              backgroundColor,
              borderColor,
              stroke,
            ].join()
          }),
        )
        .join('|')
    }
    const { top, left, width, height } = element.getBoundingClientRect()
    const focused = styleOf()
    const there = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 10))
    element.blur()
    const blurred = styleOf()
    element.focus({ preventScroll: true })
    return {
      // A field is known by its name, whatever stands in it.
      words: (element.getAttribute('name') ?? element.getAttribute('aria-label') ?? element.textContent ?? '')
        .trim()
        .replaceAll(/\s+/g, ' ')
        .slice(0, 60),
      tag: element.tagName.toLowerCase(),
      visible: width > 0 && height > 0 && top < innerHeight && top + height > 0,
      marked: focused !== blurred,
      covered:
        there !== null && !element.contains(there) && !there.contains(element) && there.closest('label') === null,
      top: top + scrollY,
      region: element.closest('header, main, footer')?.tagName.toLowerCase() ?? 'page',
    }
  })
}

/** Presses Tab until the page ends; every stop in its order. */
async function walk(most = 200): Promise<readonly Stop[]> {
  const stops: Stop[] = []
  for (let pressed = 0; pressed < most; pressed++) {
    await page.keyboard.press('Tab')
    const here = await stop()
    if (here === undefined) return stops
    stops.push(here)
  }
  throw new Error(`After ${most} times of pressing Tab the page has not ended: focus is caught.`)
}

describe.each([true, false])('with the keyboard alone, scripts %s', (javaScriptEnabled) => {
  beforeEach(() => start(javaScriptEnabled))

  test('the first stop leads past the header to what the page is about', async () => {
    await visit.open(address)
    await page.keyboard.press('Tab')
    const first = await stop()
    expect(first).toMatchObject({ words: 'Skip to main content', visible: true, marked: true, covered: false })
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('need')
  })

  test('a need is typed, sent, filtered and opened', async () => {
    await visit.open('/')
    await page.getByLabel('What are you trying to change?').focus()
    await page.keyboard.type('falls')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Bolton')
    if (javaScriptEnabled) await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/results\?/)
    const reach = async (words: RegExp) => {
      for (let pressed = 0; pressed < 120; pressed++) {
        await page.keyboard.press('Tab')
        if (words.test((await stop())?.words ?? '')) return
      }
      throw new Error(`${String(words)} was not reached with Tab`)
    }
    await page.keyboard.press('Tab')
    await reach(/^service_area$/)
    await page.keyboard.press('Space')
    await reach(/^Apply filters$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/service_area=/)
    const title = await page.locator('.app-card__title a').first().innerText()
    await page.locator('.app-card__title a').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  })
})

describe('the order of the stops', () => {
  beforeEach(() => start(true))

  test.each([1280, 360])(
    'goes through the results as they are read at %i pixels, each seen and marked',
    async (width) => {
      await page.setViewportSize({ width, height: 800 })
      await visit.open(address)
      const stops = await walk()
      expect(stops.length).toBeGreaterThan(30)
      expect(stops.filter(({ visible }) => !visible)).toEqual([])
      expect(stops.filter(({ marked }) => !marked)).toEqual([])
      expect(stops.filter(({ covered }) => covered)).toEqual([])
      const regions = stops.map(({ region }) => region)
      expect(regions.filter((region, at) => region !== regions[at - 1])).toEqual(['page', 'header', 'main', 'footer'])
      const order = [
        /^need$/,
        /^place$/,
        /^Find what works$/,
        /^Take off in Bolton$/,
        /^Practices/,
        /^Organisations/,
        /^Why this/,
      ]
      const main = stops.findIndex(({ region }) => region === 'main')
      const places = order.map((words) => stops.findIndex((one, here) => here >= main && words.test(one.words)))
      expect(places).not.toContain(-1)
      expect(places).toEqual([...places].sort((one, other) => one - other))
    },
  )

  test('a list that can be scrolled can be scrolled with the keyboard', async () => {
    await visit.open(address)
    const unreachable = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((element) => {
          const { overflowX, overflowY } = getComputedStyle(element)
          const scrolls = [overflowX, overflowY].some((value) => value === 'auto' || value === 'scroll')
          const isLarger =
            element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1
          return (
            scrolls &&
            isLarger &&
            element.clientWidth > 0 &&
            element.tagName !== 'TEXTAREA' &&
            element.getAttribute('tabindex') !== '0'
          )
        })
        .map((element) => element.outerHTML.slice(0, 100)),
    )
    expect(unreachable).toEqual([])
  })
})
