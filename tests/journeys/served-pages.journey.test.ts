import { HtmlValidate } from 'html-validate'
import { describe, expect, inject, test } from 'vitest'
import { visitor } from '../../src/platform/http/policy.ts'
import { addressesOf, realRoutes } from '../support/page-addresses.ts'

const address = (path: string) => new URL(path, inject('exchangeAddress'))
// What only some may open is tried as everybody by the test of every route as every role.
const routes = (await realRoutes()).filter(({ method, policy }) => method === 'GET' && policy.allows(visitor))
const walked = routes.flatMap((route) => addressesOf(route).map((path) => ({ path, route })))

/** What a route answers with; a page unless it is named here. */
const otherTypes: Readonly<Record<string, string>> = {
  'results as a table': 'text/csv; charset=utf-8',
  'suggest places': 'application/json',
}
/** What a file of the open data is, by the end of its name. */
const fileTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  jsonl: 'application/jsonl',
  zip: 'application/zip',
}
const typeOf = ({ kind, name }: (typeof routes)[number], path: string) => {
  if (kind === 'api') return 'application/json'
  const end = name.startsWith('download ') ? /\.(\w+)(\?|$)/.exec(path)?.[1] : undefined
  return otherTypes[name] ?? (end === undefined ? 'text/html; charset=utf-8' : fileTypes[end])
}

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // Every file comes from this server under the hash of its content.
    'require-sri': 'off',
    // Matters of taste: a slash at the end of an empty element, and a long title where the thing has a long name.
    'void-style': 'off',
    'long-title': 'off',
    // The summary of what is wrong comes before the first heading, as the design system has it.
    'heading-level': ['error', { allowMultipleH1: false, minInitialRank: 'h2' }],
    // A link that looks like a button says that it is one, and Space presses it: so the design system has it.
    'prefer-native-element': ['error', { exclude: ['button'] }],
    // Boxes of one question share their name.
    'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
  },
})

async function faultsIn(html: string): Promise<readonly string[]> {
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector ?? ''})`),
  )
}

describe('over the wire', () => {
  test('the table of routes is whole', () => {
    expect(routes.length).toBeGreaterThan(10)
    expect(
      routes.filter((route) => route.examples === undefined && route.path.includes(':')).map(({ name }) => name),
    ).toEqual([])
    expect(routes.filter(({ policy }) => policy.name.trim() === '').map(({ name }) => name)).toEqual([])
  })

  test.each(walked)('$path answers as its kind does, as valid HTML if it is a page', async ({ path, route }) => {
    const response = await fetch(address(path))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(typeOf(route, path))
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).not.toMatch(/unsafe-(inline|eval)/)
    const body = await response.text()
    expect(body.length).toBeGreaterThan(0)
    if (typeOf(route, path)?.startsWith('text/html')) expect(await faultsIn(body)).toEqual([])
  })

  test.each(walked)('HEAD $path says what GET would, without a body', async ({ path, route }) => {
    const response = await fetch(address(path), { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(typeOf(route, path))
    expect(await response.text()).toBe('')
  })

  test.each([
    '/no-such-page',
    '/practices/no-such-practice',
    '/places?place=Boltn',
    '/results',
    '/results?need=falls&place=Boltn',
  ])('the refusal at %s is valid HTML', async (path) => {
    expect(await faultsIn(await (await fetch(address(path))).text())).toEqual([])
  })

  test('every link of every page leads to a page', { timeout: 300_000 }, async () => {
    const links = new Map<string, string>()
    for (const { path, route } of walked.filter((one) => typeOf(one.route, one.path)?.startsWith('text/html'))) {
      const html = await (await fetch(address(path))).text()
      const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
      for (const [, href = ''] of html.matchAll(/<a [^>]*href="([^"]+)"/g)) {
        const to = href.replaceAll('&amp;', '&')
        if (to.startsWith('#')) expect(ids.has(to.slice(1)), `${path}: ${to}`).toBe(true)
        // One link of each shape is followed: a list of results has hundreds that differ in the address alone.
        else if (to.startsWith('/')) {
          const { pathname, searchParams } = new URL(to, 'http://localhost')
          const shape = `${route.name} ${pathname.split('/').slice(0, 2).join('/')} ${[...searchParams.keys()].join()}`
          if (!links.has(shape)) links.set(shape, to)
        }
      }
    }
    expect(links.size).toBeGreaterThan(30)
    const broken: string[] = []
    for (const [shape, to] of links) {
      const { status } = await fetch(address(to))
      if (status !== 200) broken.push(`${status} ${to} (${shape})`)
    }
    expect(broken).toEqual([])
  })
})
