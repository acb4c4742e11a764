import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

// The browser must not look for updates or anything else on its own, and needs no display and no graphics card.
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a Chromium; fails with what to install where there is none. Close it when done. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findChromium()
  return await chromium.launch({ executablePath, args: flags })
}

/**
 * The first Chromium there is: the one that CHROME_PATH names, the system's, the one that Playwright keeps, the one that a
 * development package brings.
 */
export async function findChromium(environment: Record<string, string | undefined> = process.env): Promise<string> {
  const named = environment['CHROME_PATH']
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named
    throw new Error(`CHROME_PATH names ${named}, and there is no such file.`)
  }
  const found = onPath(environment['PATH'] ?? '') ?? (await inPlaywrightsCache(environment)) ?? (await packaged())
  if (found !== undefined) return found
  throw new Error(
    'No Chromium was found for the browser tests. Install one (Debian and Ubuntu: apt install chromium), or run ' +
      '`npx playwright-core install chromium`, or set CHROME_PATH to one.',
  )
}

function onPath(path: string): string | undefined {
  const folders = [...path.split(':').filter((folder) => folder !== ''), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file))
}

async function inPlaywrightsCache(environment: Record<string, string | undefined>): Promise<string | undefined> {
  const folder = environment['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright')
  const entries = await readdir(folder).catch(() => [])
  const places = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-linux/headless_shell']
  return entries
    .filter((entry) => entry.startsWith('chromium'))
    .sort()
    .reverse()
    .flatMap((entry) => places.map((place) => join(folder, entry, place)))
    .find((file) => existsSync(file))
}

// Unpacked into the system's temporary folder on first use.
async function packaged(): Promise<string | undefined> {
  try {
    const { default: Chromium } = await import('@sparticuz/chromium')
    return await Chromium.executablePath()
  } catch {
    return undefined
  }
}
