import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeBrowser, startVisit, type Visit } from '../support/visit.ts'

afterAll(closeBrowser)

const pages = ['/', '/results?need=falls&place=Bolton', '/practices/speech-novas', '/places/E09000007', '/library']

let visit: Visit
let page: Page

beforeEach(async () => {
  visit = await startVisit()
  page = visit.page
})
afterEach(async () => {
  expect(visit.faults).toEqual([])
  await visit.leave()
})

const pixelsTooWide = () =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe.each(pages)('%s', (address) => {
  test('on paper has its content and not what is for pressing', async () => {
    await visit.open(address)
    await page.emulateMedia({ media: 'print' })
    // A4 in CSS pixels, without margins.
    await page.setViewportSize({ width: 794, height: 1123 })
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await page.locator('.govuk-service-navigation').isVisible()).toBe(false)
    expect(await page.locator('.govuk-skip-link').isVisible()).toBe(false)
    expect(await pixelsTooWide()).toBeLessThanOrEqual(0)
    // Ink: nothing is light writing on a dark ground, which browsers do not print.
    const pale = await page.evaluate(() => {
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found: string[] = []
      for (let node = words.nextNode(); node !== null; node = words.nextNode()) {
        const element = node.parentElement
        if (element === null || node.textContent?.trim() === '') continue
        const box = element.getBoundingClientRect()
        const channels = (getComputedStyle(element).color.match(/[\d.]+/g) ?? []).slice(0, 3)
        const isSeen =
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
          box.width > 1 &&
          box.height > 1
        if (
          isSeen &&
          element.closest('button, script, style, svg') === null &&
          channels.length > 2 &&
          channels.every((part) => Number(part) > 200)
        )
          found.push(node.textContent?.trim() ?? '')
      }
      return found
    })
    expect(pale).toEqual([])
  })

  test('in forced colours keeps its edges, its marks and its pictures', async () => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
    await visit.open(address)
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    // A box to type in or a button that loses its colours must keep a border.
    const edgeless = await page.evaluate(() =>
      [...document.querySelectorAll('main input:not([type=hidden]), main textarea, main button')]
        .filter(
          (element) => element.checkVisibility({ opacityProperty: true }) && element.getBoundingClientRect().width > 1,
        )
        .filter((element) => {
          const { borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(element)
          return (borderTopStyle === 'none' || borderTopWidth === '0px') && outlineStyle === 'none'
        })
        .map((element) => element.outerHTML.slice(0, 100)),
    )
    expect(edgeless).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(() => {
      const focused = document.activeElement
      return focused === null ? '' : getComputedStyle(focused).outlineStyle
    })
    expect(outline).not.toBe('none')
    expect(await pixelsTooWide()).toBeLessThanOrEqual(0)
  })

  test('with reduced motion nothing moves', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await visit.open(address)
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element)
          const lasting = [animationName === 'none' ? '0s' : animationDuration, transitionDuration].join(',').split(',')
          return lasting.some((one) => Number.parseFloat(one) > 0.01) || scrollBehavior === 'smooth'
        })
        .map((element) => element.outerHTML.slice(0, 100)),
    )
    expect(moving).toEqual([])
  })

  test('at 400% zoom shows all its words, one column, with nothing cut off', async () => {
    // 400% of a window of 1,280 by 1,024 is what 320 by 256 shows.
    await page.setViewportSize({ width: 320, height: 256 })
    await visit.open(address)
    expect(await pixelsTooWide()).toBeLessThanOrEqual(0)
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main p, main h1, main h2, main h3, main li, main a, main label, main button')]
        .filter((element) => {
          if (!element.checkVisibility() || element.closest('.govuk-visually-hidden, .app-scroll, svg, table') !== null)
            return false
          const { right, left, width, height } = element.getBoundingClientRect()
          return width > 1 && height > 1 && (right > innerWidth + 1 || left < -1)
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    )
    expect(cut).toEqual([])
  })

  test('with text spaced as somebody needs it loses nothing', async () => {
    await page.setViewportSize({ width: 360, height: 800 })
    await visit.open(address)
    // The distances of WCAG 1.4.12. A style of the reader's is not the page's, so the policy has no say in it.
    const session = await visit.context.newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { frameTree } = (await session.send('Page.getFrameTree')) as { frameTree: { frame: { id: string } } }
    const { styleSheetId } = await session.send('CSS.createStyleSheet', { frameId: frameTree.frame.id })
    const text =
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
    await session.send('CSS.setStyleSheetText', { styleSheetId, text })
    expect(
      await page.evaluate(() => getComputedStyle(document.querySelector('h1') ?? document.body).letterSpacing),
    ).not.toBe('normal')
    expect(await pixelsTooWide()).toBeLessThanOrEqual(0)
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('main *, header *')]
        .filter((element) => {
          if (!element.checkVisibility() || element.closest('.govuk-visually-hidden, svg') !== null) return false
          const { overflowX, overflowY } = getComputedStyle(element)
          if (![overflowX, overflowY].includes('hidden') && ![overflowX, overflowY].includes('clip')) return false
          return element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 2
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    )
    expect(cut).toEqual([])
  })
})
