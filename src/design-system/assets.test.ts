import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { loadAssets } from './assets.ts'
import { defaultTheme } from './theme.ts'

const assets = loadAssets()
const sourceOf = (path: string) => new TextDecoder().decode(assets.find(path)?.body)
const references = /(?:url\(|from\s*|import\(|import\s*)['"]?(\/assets\/[^'")]+)/g

test('every address that a page, a stylesheet or a script names is there', () => {
  const { stylesheets, earlyScript, modules, modulePreloads, fonts, icon } = assets.page
  const named = [...stylesheets, earlyScript, ...modules, ...modulePreloads, ...fonts, icon]
  const inside = assets.list
    .filter(({ type }) => type.startsWith('text/'))
    .flatMap(({ path }) => [...sourceOf(path).matchAll(references)].map(([, address = '']) => address))
  expect(inside.length).toBeGreaterThan(4)
  for (const path of [...named, ...inside]) expect(assets.find(path), path).toBeDefined()
})

test('no script or stylesheet is left with a name that the browser cannot find', () => {
  for (const { path, type } of assets.list) {
    if (type.startsWith('text/'))
      expect(sourceOf(path)).not.toMatch(/(?:from|import\()\s*['"](?:govuk-frontend|\.\/)|url\(\.\//)
  }
})

test('names change with the content, so that they may be kept for ever', () => {
  const other = loadAssets({ ...defaultTheme, brand: '#1d3f72' })
  const changed = assets.list.filter(({ path }) => other.find(path) === undefined).map(({ path }) => path)
  expect(changed.map((path) => path.replace(/\.\w{10}\./, '.')).sort()).toEqual([
    '/assets/icon.svg',
    '/assets/theme.css',
  ])
  for (const { path, immutable } of assets.list) expect([path, immutable]).toEqual([path, /\.\w{10}\.\w+$/.test(path)])
})

test('what is packed unpacks to the same, and fonts are not packed twice', () => {
  for (const { body, packed, type } of assets.list) {
    const [brotli, gzip] = [packed('br'), packed('gzip')]
    if (type === 'font/woff2') expect([brotli, gzip]).toEqual([undefined, undefined])
    else {
      expect(brotliDecompressSync(brotli ?? '').equals(body)).toBe(true)
      expect(gunzipSync(gzip ?? '').equals(body)).toBe(true)
    }
  }
})

test('nothing of the brand that belongs to GOV.UK is served', () => {
  for (const { path } of assets.list) expect(sourceOf(path)).not.toMatch(/GDS Transport|crest|crown-copyright/i)
})

test('what a first view needs is under 100 KB packed', () => {
  const size = assets.list
    .filter(({ path }) => !path.includes('latin-ext'))
    .reduce((sum, { body, packed }) => sum + (packed('br') ?? body).byteLength, 0)
  expect(size).toBeLessThan(100_000)
})
