import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeBrowser, startVisit, type Visit } from '../support/visit.ts'

afterAll(closeBrowser)

const camdenNeed = 'young people hanging around the estate in the evenings, we want things for them to do'

const titlesOn = (page: Page) => page.locator('article.app-card .app-card__title').allTextContents()
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'What was found' }).getByRole('link', { name })
const numberIn = (text = '') => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''))
const addressesOn = (page: Page) =>
  page
    .locator('article.app-card .app-card__title a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))

async function openTab(page: Page, name: string): Promise<void> {
  await tab(page, name).click()
  await page.waitForURL(/[?&]tab=/)
  await page.getByRole('heading', { level: 2, name: new RegExp(`^${name}`) }).waitFor()
}

// The list of suggestions has the same name as its box.
const placeField = (page: Page) => page.getByLabel('Where?').and(page.locator('input'))
const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText()

/** Types a need as somebody who comes to the first page does. */
async function ask({ page, open }: Visit, need: string, place = ''): Promise<void> {
  await open('/')
  await page.getByLabel('What are you trying to change?').fill(need)
  await placeField(page).fill(place)
  // Leaving the box closes its suggestions, which would lie over the button.
  await placeField(page).press('Tab')
  await page.getByRole('button', { name: 'Find what works' }).click()
  await page.waitForURL(/\/results\?/)
}

/** Opens the first result of the list that is shown; answers the title it had there. */
async function openFirst(page: Page): Promise<string> {
  const link = page.locator('article.app-card .app-card__title a').first()
  const title = await link.innerText()
  await link.click()
  await page
    .locator('.app-card__title')
    .first()
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .waitFor()
  return title
}

async function seeReasonsOnEach(page: Page): Promise<void> {
  const cards = page.locator('article.app-card')
  const count = await cards.count()
  expect(count).toBeGreaterThan(0)
  for (let at = 0; at < count; at++) {
    expect(await cards.nth(at).locator('.app-reasons__item').count(), await cards.nth(at).innerText()).toBeGreaterThan(
      0,
    )
  }
}

describe.each([
  { scripts: 'on', javaScriptEnabled: true },
  { scripts: 'off', javaScriptEnabled: false },
])('with scripts $scripts', ({ javaScriptEnabled }) => {
  let visit: Visit
  let page: Page

  beforeEach(async () => {
    visit = await startVisit({ javaScriptEnabled, acceptDownloads: true })
    page = visit.page
  })
  afterEach(async () => {
    expect(visit.faults).toEqual([])
    await visit.leave()
  })

  test('a need and a place are answered by four lists, each with reasons, and each thing opens', async () => {
    await ask(visit, camdenNeed, 'Camden')
    expect(await page.getByLabel('What are you trying to change?').inputValue()).toBe(camdenNeed)
    expect(await placeField(page).inputValue()).toBe('Camden')
    expect((await titlesOn(page)).join(' ')).toMatch(/youth|teenager|young/i)
    for (const [name, path] of [
      ['Practices', /\/practices\//],
      ['Organisations', /\/organisations\//],
      ['Similar needs', /\/needs\//],
      ['Who was paid for this', /\/records\//],
    ] as const) {
      await tab(page, name).click()
      await page.waitForURL(/[?&]tab=/)
      expect(await tab(page, name).getAttribute('aria-current')).toBe('page')
      expect(await page.title()).toMatch(new RegExp(`^${name}: young people`))
      const counted = await page.getByRole('heading', { level: 2, name: new RegExp(`^${name}: `) }).innerText()
      expect(await tab(page, name).innerText(), 'the count on the tab and over the list').toContain(
        counted.split(': ')[1],
      )
      await seeReasonsOnEach(page)
      const title = await openFirst(page)
      expect(new URL(page.url()).pathname).toMatch(path)
      expect(await heading(page)).toBe(title)
      await page.goBack()
      expect(await tab(page, name).getAttribute('aria-current')).toBe('page')
    }
  })

  test('a place says what works there, and takes a need', async () => {
    await visit.open('/')
    await placeField(page).fill('Camden')
    await page.getByRole('button', { name: 'Find what works' }).click()
    await page.waitForURL(/\/places\/E09000007$/)
    expect(await heading(page)).toContain('Camden')
    await page.getByLabel('What are you trying to change in Camden?').fill('falls')
    await page.getByRole('button', { name: 'Find what works' }).click()
    await page.waitForURL(/\/results\?/)
    expect(await placeField(page).inputValue()).toMatch(/Camden/)
    await seeReasonsOnEach(page)
  })

  test('filters narrow a list as their counts say, come off one by one, and the back button keeps them', async () => {
    await ask(visit, camdenNeed, 'Camden')
    await openTab(page, 'Organisations')
    const total = page.getByRole('heading', { name: /^Organisations: / })
    const before = await total.innerText()
    const filters = page.getByRole('form', { name: 'Filters' })
    const choices = await filters.locator('label').allInnerTexts()
    const chosen = choices.find((text) => numberIn(/\(([\d,]+)\)/.exec(text)?.[1]) < numberIn(before) / 2) ?? ''
    const [words = '', count] = chosen.trim().split(/ \((?=[\d,]+\)$)/)
    const box = filters.getByRole('checkbox', { name: words })
    await box.check()
    await page.getByRole('button', { name: 'Apply filters' }).click()
    const on = page.getByRole('list', { name: 'Filters that are on' })
    await on.waitFor()
    const narrowed = await total.innerText()
    expect(numberIn(narrowed)).toBeLessThan(numberIn(before))
    // What does not say is kept beside what says so.
    expect(numberIn(narrowed)).toBeGreaterThanOrEqual(numberIn(count))
    expect(await box.isChecked()).toBe(true)

    await openFirst(page)
    await page.goBack()
    expect(await total.innerText()).toBe(narrowed)
    expect(await box.isChecked()).toBe(true)

    await on.getByRole('link', { name: words }).click()
    await page.waitForURL(/tab=organisations(?!.*(register|known_from|service_area)=)/)
    expect(await total.innerText()).toBe(before)
    expect(await page.getByLabel('What are you trying to change?').inputValue()).toBe(camdenNeed)
  })

  test('an address that is shared shows the same list to somebody else', async () => {
    await ask(visit, camdenNeed, 'Camden')
    await tab(page, 'Organisations').click()
    await page.waitForURL(/tab=organisations/)
    const other = await startVisit({ javaScriptEnabled })
    await other.open(page.url())
    expect(await titlesOn(other.page)).toEqual(await titlesOn(page))
    expect((await titlesOn(page)).length).toBe(10)
    await other.leave()
  })

  test('the next page goes on where the first ends, and there is a way back', async () => {
    await ask(visit, camdenNeed, 'Camden')
    await openTab(page, 'Organisations')
    const first = await addressesOn(page)
    await page.getByRole('link', { name: /^Next/ }).click()
    await page.waitForURL(/after=/)
    const second = await addressesOn(page)
    expect(second).toHaveLength(10)
    expect(second.filter((address) => first.includes(address))).toEqual([])
    await page.goBack()
    expect(await addressesOn(page)).toEqual(first)
    await page.goForward()
    expect(await addressesOn(page)).toEqual(second)
    await page.getByRole('link', { name: /First page/ }).click()
    await page.waitForURL((url) => !url.searchParams.has('after'))
    expect(await addressesOn(page)).toEqual(first)
  })

  test('the list can be taken away as a table', async () => {
    await ask(visit, camdenNeed, 'Camden')
    await openTab(page, 'Organisations')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /Download this list/ }).click(),
    ])
    expect(download.suggestedFilename()).toBe('organisations.csv')
    const rows = parse<Record<string, string>>(await readFile(await download.path(), 'utf8'), {
      columns: true,
      bom: true,
    })
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.map(({ rank }) => Number(rank))).toEqual(rows.map((_, at) => at + 1))
    expect(rows.slice(0, 10).map(({ path }) => path)).toEqual(await addressesOn(page))
    expect(rows.filter(({ reasons, title }) => reasons === '' || title === '')).toEqual([])
  })

  test('somebody who falls is told first where help is, then what prevents falls and loneliness', async () => {
    await ask(visit, 'My mum keeps falling and nobody comes round', 'BL1')
    const help = page.getByRole('region', { name: 'If somebody needs help now' })
    expect(await help.innerText()).toMatch(/999[\s\S]*111/)
    const helpTop = (await help.boundingBox())?.y ?? Infinity
    const listTop = (await page.locator('article.app-card').first().boundingBox())?.y ?? 0
    expect(helpTop).toBeLessThan(listTop)
    expect(await page.getByRole('list', { name: 'What we understood' }).innerText()).toContain('Bolton')
    const practices = await page.locator('#results').innerText()
    expect(practices).toMatch(/prevent falls|falls prevention/i)
    expect(practices).toMatch(/befriending|lonel/i)
    await seeReasonsOnEach(page)
    await tab(page, 'Organisations').click()
    await page.waitForURL(/tab=organisations/)
    expect(await page.locator('#results').innerText()).toContain('Bolton')
    await seeReasonsOnEach(page)
  })

  test('furniture reuse in Liverpool finds the practice of 2007, organisations, open needs and past grants', async () => {
    await ask(visit, 'furniture reuse with jobs for local people', 'Liverpool')
    expect((await titlesOn(page)).slice(0, 3)).toContain('Furniture recycling with a social clause on local jobs')
    for (const name of ['Organisations', 'Similar needs', 'Who was paid for this']) {
      await tab(page, name).click()
      await page.waitForURL(/tab=/)
      await seeReasonsOnEach(page)
    }
    await tab(page, 'Organisations').click()
    await page.waitForURL(/tab=organisations/)
    expect((await page.locator('article.app-card').allTextContents()).join(' ')).toMatch(/furniture/i)
  })

  test('a place that nobody knows is asked back, and the need is kept', async () => {
    await ask(visit, camdenNeed, 'Boltn')
    expect(await page.title()).toMatch(/^Error: /)
    const summary = page.getByRole('alert')
    expect(await summary.innerText()).toContain('We do not know Boltn')
    await summary.getByRole('link').click()
    expect(await placeField(page).evaluate((field) => field === document.activeElement)).toBe(true)
    expect(await page.getByLabel('What are you trying to change?').inputValue()).toBe(camdenNeed)
    await page.getByRole('link', { name: 'Bolton', exact: true }).click()
    await page.waitForURL(/place=Bolton/)
    expect(await page.getByLabel('What are you trying to change?').inputValue()).toBe(camdenNeed)
    await seeReasonsOnEach(page)
  })

  test('nothing typed is said kindly', async () => {
    await ask(visit, '')
    expect(await page.getByRole('alert').innerText()).toContain('Say what you are trying to change')
    expect(await page.getByLabel('What are you trying to change?').getAttribute('aria-invalid')).not.toBe('false')
    expect(await page.locator('#need-error').innerText()).toContain('Say what you are trying to change')
  })

  test('5,000 characters are read; one more is refused and nothing typed is lost', async () => {
    await ask(visit, 'falls '.repeat(900).slice(0, 5_000))
    expect(await page.getByRole('alert').count()).toBe(0)
    const long = 'a need '.repeat(800).slice(0, 5_001)
    await ask(visit, long)
    expect(await page.getByRole('alert').innerText()).toContain('5,000 characters or fewer')
    expect(await page.getByLabel('What are you trying to change?').inputValue()).toBe(long)
  })

  test('what nothing here is about is told so, with what to do next', async () => {
    await ask(visit, 'quantum chromodynamics lattice renormalisation')
    expect(await page.locator('article.app-card').count()).toBe(0)
    const words = await page.locator('#results').innerText()
    expect(words).toContain('Nobody has written up a practice for this here yet.')
    expect(words).toMatch(/chromodynamics/)
    expect(words).toContain('Try plainer or fewer words')
    for (const [name, said] of [
      ['Organisations', 'No organisation here says that it does this.'],
      ['Similar needs', 'No open need like this is listed.'],
      ['Who was paid for this', 'No grant or contract for this is listed.'],
    ] as const) {
      await tab(page, name).click()
      await page.waitForURL(/tab=/)
      expect(await page.locator('#results').innerText()).toContain(said)
    }
  })

  test('a spelling that was mended can be taken back', async () => {
    await ask(visit, 'lonely old peple')
    expect(await page.locator('#results').innerText()).toContain('Searched for people')
    await page.getByRole('link', { name: 'Search for peple instead' }).click()
    await page.waitForURL(/spelling=typed/)
    expect(await page.locator('#results').innerText()).not.toContain('Searched for people')
    expect(await page.getByLabel('What are you trying to change?').inputValue()).toBe('lonely old peple')
  })

  test('a place in the words is taken as a place, and can be taken as a word', async () => {
    await ask(visit, 'lonely old people in Bolton')
    const understood = page.getByRole('region', { name: 'How your words were read' })
    expect(await understood.innerText()).toContain('We took Bolton as a place')
    await understood.getByRole('link', { name: 'Search for the word instead' }).click()
    await page.waitForURL(/words=typed/)
    expect(await understood.innerText()).not.toContain('as a place')
    expect(await understood.getByText('in Bolton').count()).toBe(0)
  })

  test('why a result is there can be opened, in words and in numbers', async () => {
    await ask(visit, camdenNeed, 'Camden')
    const first = page.locator('article.app-card').first()
    await first.getByText('Why this', { exact: false }).first().click()
    expect(await first.locator('details').getAttribute('open')).not.toBeNull()
    expect(await first.innerText()).toMatch(/The words gave [\d.]+/)
    expect(await first.innerText()).toContain('Size, income and popularity are not counted.')
  })

  test('the map of a list leads to its places and has the same as a table', async () => {
    await ask(visit, camdenNeed, 'Camden')
    await tab(page, 'Organisations').click()
    await page.waitForURL(/tab=organisations/)
    await page.getByText('Show the map as a table').click()
    const rows = page.locator('#results').getByRole('row')
    expect(await rows.count()).toBeGreaterThan(1)
    expect(await rows.filter({ hasText: 'Camden' }).count()).toBe(1)
  })
})
