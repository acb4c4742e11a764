import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { withoutBorrowedBrand } from './borrowed-stylesheet.ts'
import { defaultTheme, themeStylesheet, type Theme } from './theme.ts'

/** How a body may be packed for the way. */
export type Encoding = 'br' | 'gzip'

/** One static file, whole in memory. `immutable` means that its name changes with its content. */
export type Asset = Readonly<{
  path: string
  type: string
  body: Uint8Array
  immutable: boolean
  /** The body packed; packed once, when first asked for. `undefined` where packing gains nothing (fonts). */
  packed: (encoding: Encoding) => Uint8Array | undefined
}>

/** The addresses that a page needs. */
export type PageAssets = Readonly<{
  stylesheets: readonly string[]
  /** Runs before the page is drawn; says that there is a script. */
  earlyScript: string
  /** Modules, run when the page is there. */
  modules: readonly string[]
  /** What the modules import, fetched at the same time. */
  modulePreloads: readonly string[]
  fonts: readonly string[]
  icon: string
}>

/** All static files and the addresses of those that every page names. */
export type Assets = Readonly<{
  list: readonly Asset[]
  find: (path: string) => Asset | undefined
  page: PageAssets
}>

const folder = '/assets/'

function packer(body: Uint8Array): Asset['packed'] {
  const kept = new Map<Encoding, Uint8Array>()
  return (encoding) => {
    const found = kept.get(encoding)
    if (found !== undefined) return found
    const parameters = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength }
    const made = encoding === 'br' ? brotliCompressSync(body, { params: parameters }) : gzipSync(body, { level: 9 })
    kept.set(encoding, made)
    return made
  }
}

function asset(name: string, type: string, body: Uint8Array): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  const dot = name.lastIndexOf('.')
  const path = `${folder}${name.slice(0, dot)}.${hash}${name.slice(dot)}`
  const packed = type === 'font/woff2' ? () => undefined : packer(body)
  return { path, type, body, immutable: true, packed }
}

const { resolve } = createRequire(import.meta.url)

function read(address: string): Buffer {
  return readFileSync(resolve(address))
}

const text = (...parts: readonly string[]) => new TextEncoder().encode(parts.join('\n'))
const stylesheetType = 'text/css; charset=utf-8'
const scriptType = 'text/javascript; charset=utf-8'
const notice = '/*! Contains govuk-frontend (MIT licence), copyright Crown, Government Digital Service. */'
const fontNames = ['public-sans-latin-wght-normal.woff2', 'public-sans-latin-ext-wght-normal.woff2'] as const

/** Writes the hashed addresses in place of the plain names that a stylesheet or a script refers to. */
function linked(source: string, names: ReadonlyMap<string, string>): string {
  let result = source
  for (const [name, path] of names) result = result.replaceAll(name, path)
  return result
}

/**
 * Loads every static file once: the stylesheet (govuk-frontend's without its brand, then our own), the theme, fonts,
 * scripts and the icon. Throws if a file is missing, which is a fault of the installation.
 */
export function loadAssets(theme: Theme = defaultTheme): Assets {
  const fonts = fontNames.map((name) =>
    asset(name, 'font/woff2', read(`@fontsource-variable/public-sans/files/${name}`)),
  )
  const fontPaths = new Map(fontNames.map((name, index) => [`./${name}`, fonts[index]?.path ?? '']))
  const borrowed = withoutBorrowedBrand(read('govuk-frontend/dist/govuk/govuk-frontend.min.css').toString('utf8'))
  const own = ['typeface', 'page', 'components', 'charts', 'content', 'schemes', 'print'].map((name) =>
    linked(readFileSync(new URL(`assets/${name}.css`, import.meta.url), 'utf8'), fontPaths),
  )
  const stylesheet = asset('design-system.css', stylesheetType, text(notice, borrowed, ...own))
  const themeSheet = asset('theme.css', stylesheetType, text(themeStylesheet(theme)))
  const framework = asset('govuk-frontend.js', scriptType, read('govuk-frontend/dist/govuk/govuk-frontend.min.js'))
  const scriptPaths = new Map([["'govuk-frontend'", `'${framework.path}'`]])
  const script = (name: string) => {
    const source = readFileSync(new URL(`../browser/${name}`, import.meta.url), 'utf8')
    const made = asset(name, scriptType, text(linked(source, scriptPaths)))
    scriptPaths.set(`'./${name}'`, `'${made.path}'`)
    return made
  }
  const early = script('early.js')
  // What another script imports comes before it, so that its address is known.
  const parts = ['autocomplete.js', 'results-as-you-type.js'].map(script)
  const start = script('start.js')
  const iconSource = readFileSync(new URL('assets/icon.svg', import.meta.url), 'utf8')
  const icon = asset(
    'icon.svg',
    'image/svg+xml',
    text(iconSource.replaceAll('var(--app-brand)', theme.brand).replaceAll('var(--app-mark)', theme.mark)),
  )
  const list = [stylesheet, themeSheet, framework, early, ...parts, start, icon, ...fonts]
  const byPath = new Map(list.map((one) => [one.path, one]))
  return {
    list,
    find: (path) => byPath.get(path),
    page: {
      stylesheets: [stylesheet.path, themeSheet.path],
      earlyScript: early.path,
      modules: [start.path],
      modulePreloads: [framework.path],
      fonts: fonts.slice(0, 1).map(({ path }) => path),
      icon: icon.path,
    },
  }
}
