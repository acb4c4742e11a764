import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../tests/support/browser.ts'
import { projectFolder, startExchange } from '../tests/support/exchange-process.ts'

/*
 * Takes the pictures of `docs/pictures` from the exchange itself, with the bundled data: `npm run pictures`. Each is the
 * upper part of a page, wide and on a phone.
 */
const folder = join(projectFolder, 'docs', 'pictures')
const need = 'young people hanging around the estate in the evenings, we want things for them to do'
const results = `/results?${new URLSearchParams({ need, place: 'Camden' })}`
const pages = [
  { name: 'home', address: '/' },
  { name: 'results', address: results },
  { name: 'practice', address: '/practices/lib-kickz-football-friday-nights' },
]
const sizes = [
  { name: 'wide', width: 1280, height: 1600 },
  { name: 'narrow', width: 360, height: 1600 },
]
const limit = 300_000

async function takePictures(browser: Browser, baseURL: string): Promise<void> {
  for (const size of sizes) {
    const { width, height } = size
    const context = await browser.newContext({ baseURL, viewport: { width, height }, colorScheme: 'light' })
    const page = await context.newPage()
    for (const { name, address } of pages) {
      await page.goto(address, { waitUntil: 'networkidle' })
      const whole = await page.evaluate(() => document.documentElement.scrollHeight)
      const file = join(folder, `${name}-${size.name}.png`)
      await page.screenshot({
        path: file,
        fullPage: true,
        clip: { x: 0, y: 0, width, height: Math.min(height, whole) },
      })
      const { size: bytes } = await stat(file)
      if (bytes > limit) throw new Error(`${file} has ${bytes} bytes, which is more than a reader should fetch.`)
      console.log(`${name}-${size.name}.png: ${width} pixels wide, ${Math.round(bytes / 1000)} KB`)
    }
    await context.close()
  }
}

await mkdir(folder, { recursive: true })
const dataDir = await mkdtemp(join(tmpdir(), 'exchange-pictures-'))
const exchange = startExchange(dataDir, { LOG_LEVEL: 'warn' })
const browser = await launchBrowser()
try {
  const [, address = ''] = await exchange.says(/Ready on (\S+)/)
  await takePictures(browser, address)
} finally {
  await browser.close()
  exchange.child.kill('SIGTERM')
  await exchange.ended
  await rm(dataDir, { recursive: true, force: true })
}
