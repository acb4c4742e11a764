import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'
import { launchBrowser } from './browser.ts'

/** A page in a browser of its own, and what went wrong on it. */
export type Visit = Readonly<{
  page: Page
  context: BrowserContext
  /** Opens an address of the exchange and waits until its scripts have run. */
  open: (path: string) => Promise<void>
  /** Errors of scripts, breaches of the content security policy, files that did not come. */
  faults: readonly string[]
  /** Takes off faults that the test made itself. */
  forgive: (made: RegExp) => void
  leave: () => Promise<void>
}>

let browser: Promise<Browser> | undefined

/** Opens a browser as somebody who was never here before would: no cookies, nothing kept. One Chromium serves a test file. */
export async function startVisit(options: BrowserContextOptions = {}): Promise<Visit> {
  browser ??= launchBrowser()
  const context = await (
    await browser
  ).newContext({
    baseURL: inject('exchangeAddress'),
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    // An expected refusal (404, 400) is on the console too, as the page that somebody asked for.
    const isPage = message.location().url === page.url() || message.location().url.startsWith(`${page.url()}?`)
    if (message.type() === 'error' && !isPage) faults.push(message.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  return {
    page,
    context,
    async open(path) {
      await page.goto(path)
      if (options.javaScriptEnabled !== false) await page.locator('body.govuk-frontend-supported').waitFor()
    },
    faults,
    forgive(made) {
      const others = faults.filter((fault) => !made.test(fault))
      faults.splice(0, faults.length, ...others)
    },
    leave: () => context.close(),
  }
}

/** Closes the browser of this test file. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}
