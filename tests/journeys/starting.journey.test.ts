import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startExchange, type ExchangeProcess } from '../support/exchange-process.ts'
import { closeBrowser, startVisit } from '../support/visit.ts'

let folder: string
let exchange: ExchangeProcess
let address: string

/** The share that the page says, such as 42. */
const percentIn = (words: string) => Number(/(\d+)%/.exec(words)?.[1] ?? Number.NaN)

describe('the first start, with a browser that is opened at once', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'exchange-starting-'))
    exchange = startExchange(folder, { LOG_LEVEL: 'warn' })
    address = (await exchange.says(/Starting on (\S+)/))[1] ?? ''
  })
  afterAll(async () => {
    await closeBrowser()
    exchange.child.kill('SIGTERM')
    await exchange.ended
    await rm(folder, { recursive: true, force: true })
  })

  test('shows how far it is, ever further, and then the page that was asked for, by itself and without a script', async () => {
    const visit = await startVisit({ baseURL: address, javaScriptEnabled: false })
    const { page } = visit
    const seen: { percent: number; value: number; words: string }[] = []
    let axe: readonly string[] | undefined
    const response = await page.goto('/practices')
    expect(response?.status()).toBe(503)
    expect(response?.headers()['retry-after']).toBe('2')
    for (;;) {
      // The page reloads itself: what is read in one go is of one page, and between two there is none.
      const shown = await page
        .evaluate(() => ({
          heading: document.querySelector('h1')?.textContent ?? '',
          value: document.querySelector('progress')?.value ?? Number.NaN,
          words: document.querySelector('main')?.innerText ?? '',
        }))
        .catch(() => undefined)
      if (shown?.heading.startsWith('Starting') === true) {
        seen.push({ percent: percentIn(shown.heading), value: shown.value, words: shown.words })
        axe ??= await barriers(address)
      } else if (shown !== undefined && shown.heading !== '') break
      await page.waitForTimeout(300)
    }
    expect(seen.length).toBeGreaterThan(3)
    expect(seen.every(({ percent, value }) => percent === value && percent >= 0 && percent < 100)).toBe(true)
    expect(seen.map(({ percent }) => percent)).toEqual(
      seen.map(({ percent }) => percent).sort((one, other) => one - other),
    )
    expect(new Set(seen.map(({ percent }) => percent)).size).toBeGreaterThan(3)
    expect(seen.some(({ words }) => /[\d,]+ of [\d,]+/.test(words))).toBe(true)
    expect(seen.at(0)?.words).toContain('opens by itself')
    expect(axe).toEqual([])

    expect(new URL(page.url()).pathname).toBe('/practices')
    expect(await page.title()).toMatch(/^Practices.* - Innovation Exchange$/)
    expect(await page.locator('.app-card').count()).toBeGreaterThan(0)
    await page.goto('/')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Find what works')
    await visit.leave()
  })

  test('answers programs with a refusal until it is ready, and is ready then', async () => {
    expect((await fetch(new URL('/health/ready', address))).status).toBe(200)
    expect((await fetch(new URL('/health/live', address))).status).toBe(200)
  })
})

/** What axe finds on the page that is shown while starting; it reloads itself, so it is looked at as it was fetched once. */
async function barriers(from: string): Promise<readonly string[] | undefined> {
  const response = await fetch(from)
  if (response.status !== 503) return undefined
  const html = (await response.text()).replace(/<link[^>]*>/, '')
  const visit = await startVisit()
  await visit.page.setContent(html)
  const { violations } = await new AxeBuilder({ page: visit.page }).analyze()
  await visit.leave()
  return violations.map(({ id, help }) => `${id}: ${help}`)
}
