import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { closeBrowser, startVisit, type Visit } from '../support/visit.ts'

afterAll(closeBrowser)

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

const placeBox = () => page.getByRole('combobox', { name: 'Where?' })
const options = () => page.getByRole('option')
const hasFocus = (name: string) =>
  page.evaluate((asked) => document.activeElement?.getAttribute('name') === asked, name)

/** The option that the box points at, as a screen reader would be told. */
const activeOption = () =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? ''
    const option = document.getElementById(id)
    return option?.getAttribute('aria-selected') === 'true' ? (option.textContent ?? undefined) : undefined
  })

test('places are suggested and chosen with the keyboard, and focus stays in the box', async () => {
  await visit.open('/')
  await placeBox().focus()
  expect(await placeBox().getAttribute('aria-expanded')).toBe('false')
  await page.keyboard.type('cam')
  await options().first().waitFor()
  expect(await placeBox().getAttribute('aria-expanded')).toBe('true')
  expect(await placeBox().getAttribute('aria-autocomplete')).toBe('list')
  const listId = await page.getByRole('listbox').getAttribute('id')
  expect(await placeBox().getAttribute('aria-controls')).toBe(listId)
  const names = await options().allTextContents()
  expect(names.some((name) => name.startsWith('Camden'))).toBe(true)
  await expect
    .poll(() =>
      page
        .getByRole('status')
        .filter({ hasText: /\d+ suggestions?/ })
        .count(),
    )
    .toBe(1)
  // Nothing is chosen before somebody chooses.
  expect(await activeOption()).toBeUndefined()

  await page.keyboard.press('ArrowDown')
  expect(await activeOption()).toBe(names[0])
  await page.keyboard.press('ArrowUp')
  expect(await activeOption()).toBe(names.at(-1))
  await page.keyboard.press('ArrowDown')
  expect(await activeOption()).toBe(names[0])
  expect(await hasFocus('place')).toBe(true)

  await page.keyboard.press('Escape')
  expect(await page.getByRole('listbox').isVisible()).toBe(false)
  expect(await placeBox().inputValue()).toBe('cam')
  await page.keyboard.press('ArrowDown')
  expect(await page.getByRole('listbox').isVisible()).toBe(true)
  while (!(await activeOption())?.startsWith('Camden')) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  expect(await placeBox().inputValue()).toBe('Camden')
  expect(await page.getByRole('listbox').isVisible()).toBe(false)
  expect(await hasFocus('place')).toBe(true)
  // Choosing is not sending.
  expect(new URL(page.url()).pathname).toBe('/')
})

test('a suggestion can be chosen with the mouse, and leaving the box closes the list and keeps what was typed', async () => {
  await visit.open('/')
  await placeBox().click()
  await page.keyboard.type('bolt')
  await options().filter({ hasText: 'Bolton' }).click()
  expect(await placeBox().inputValue()).toBe('Bolton')
  expect(await hasFocus('place')).toBe(true)
  await placeBox().fill('')
  await page.keyboard.type('bolt')
  await options().first().waitFor()
  await page.keyboard.press('Tab')
  expect(await page.getByRole('listbox').isVisible()).toBe(false)
  expect(await placeBox().inputValue()).toBe('bolt')
})

test('what was typed is never taken as an option, and letters that no place has say so', async () => {
  await visit.open('/')
  await placeBox().focus()
  await page.keyboard.type('zzzz')
  await expect.poll(() => page.getByRole('status').filter({ hasText: 'No suggestions' }).count()).toBe(1)
  expect(await placeBox().getAttribute('aria-expanded')).toBe('false')
  expect(await page.getByRole('listbox').isVisible()).toBe(false)
})

test('results come as one types, are announced politely, and neither move focus nor what is typed', async () => {
  await visit.open('/results?need=falls')
  const need = page.getByLabel('What are you trying to change?')
  const before = await page.locator('#results').innerText()
  await need.focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' among older people')
  await expect.poll(() => page.locator('#results').innerText(), { timeout: 20_000 }).not.toBe(before)
  expect(await hasFocus('need')).toBe(true)
  expect(await need.inputValue()).toBe('falls among older people')
  expect(await need.evaluate((field: HTMLTextAreaElement) => field.selectionStart)).toBe(
    'falls among older people'.length,
  )

  const form = page.getByRole('form', { name: 'Find what works' })
  const announced = form.getByRole('status').filter({ hasText: /\d/ })
  await expect.poll(() => announced.count()).toBe(1)
  // `status` is polite: nothing interrupts, and nothing says `assertive`.
  expect(await page.locator('[aria-live=assertive]').count()).toBe(0)
  const shown = await page.getByRole('heading', { name: /^Practices: / }).innerText()
  expect(await announced.innerText()).toContain(/[\d,]+/.exec(shown)?.[0])

  await expect.poll(() => new URL(page.url()).searchParams.get('need')).toBe('falls among older people')
  expect(await page.title()).toContain('falls among older people')
  const titles = await page.locator('.app-card__title').allTextContents()
  await page.reload()
  expect(await page.locator('.app-card__title').allTextContents()).toEqual(titles)
})

test('results that come as one types can be filtered, opened and left like any others', async () => {
  await visit.open('/results?need=falls&tab=organisations')
  const need = page.getByLabel('What are you trying to change?')
  await need.fill('people who live alone')
  await expect
    .poll(() => new URL(page.url()).searchParams.get('need'), { timeout: 20_000 })
    .toBe('people who live alone')
  await expect.poll(() => page.locator('#results[aria-busy]').count()).toBe(0)
  // The tab that was chosen stays open.
  expect(await page.getByRole('link', { name: /^Organisations/ }).getAttribute('aria-current')).toBe('page')
  const first = page.locator('.app-card__title a').first()
  const title = await first.innerText()
  await first.click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.goBack()
  expect(await need.inputValue()).toBe('people who live alone')
  expect(await page.locator('.app-card__title a').first().innerText()).toBe(title)
})

test('an answer that fails leaves what is shown, and the button still works', async () => {
  await visit.open('/results?need=falls')
  const before = await page.locator('#results').innerText()
  await page.route('**/results?*lonely*', (route) => route.abort())
  const need = page.getByLabel('What are you trying to change?')
  const failed = page.waitForEvent('requestfailed')
  await need.fill('lonely')
  await failed
  expect(await page.locator('#results').innerText()).toBe(before)
  await page.unroute('**/results?*lonely*')
  await page.getByRole('button', { name: 'Find what works' }).click()
  await page.waitForURL(/need=lonely/)
  expect(await page.title()).toContain('lonely')
  // The browser writes the request that was stopped here on its console; that one is ours.
  visit.forgive(/ERR_FAILED/)
})

test('no layout shift while a page opens and while results come', async () => {
  await page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
        if (!hadRecentInput) shifts.push(value)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  for (const address of ['/', '/results?need=falls&place=Bolton', '/practices']) {
    await visit.open(address)
    await page.waitForLoadState('networkidle')
    const shift = await page.evaluate(() =>
      (globalThis as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
    )
    // The bound that the Web Vitals call good is 0.1; here nothing has a reason to move.
    expect(shift, address).toBeLessThan(0.02)
  }
})
