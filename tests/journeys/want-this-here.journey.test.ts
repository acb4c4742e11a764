import { afterAll, expect, test } from 'vitest'
import { closeBrowser, startVisit } from '../support/visit.ts'

afterAll(closeBrowser)

// What happens with a commissioner who answers is walked over HTTP; a fresh installation has none, and says so.
test('from a practice to why nobody can be asked yet, by hand, without JavaScript, on a phone', async () => {
  const visit = await startVisit({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
  const { page } = visit
  const fits = async () => {
    const widths = await page.locator('html').evaluate((html) => [html.scrollWidth, html.clientWidth])
    expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0)
  }
  await visit.open('/')
  await page.getByRole('link', { name: 'I use a service or live here' }).click()
  expect(await page.locator('h1').innerText()).toBe('I use a service or live here')
  await fits()
  await visit.open('/practices/speech-novas')
  await page.getByRole('button', { name: 'I want this here' }).click()
  await page.getByLabel('Where do you want it?').fill('BL1 1AA')
  await page.getByRole('button', { name: 'Go on' }).click()
  expect(await page.locator('h1').innerText()).toBe('I want this in Bolton')
  expect(await page.locator('main').innerText()).not.toContain('BL1 1AA')
  expect(await page.locator('main').innerText()).toContain('Bolton Council')
  await fits()
  await visit.open('/voices/come-back')
  await page.getByRole('textbox', { name: 'Your code' }).fill('wrong')
  await page.getByRole('button', { name: 'Go on' }).click()
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('We do not know this code')
  expect(await page.getByRole('textbox', { name: 'Your code' }).inputValue()).toBe('wrong')
  await fits()
  await visit.leave()
})
