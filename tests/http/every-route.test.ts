import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { visitor, type Who } from '../../src/platform/http/policy.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { testApplication, type TestApplication } from '../support/application.ts'
import { makeAdoption } from '../support/chain-things.ts'
import { bundledDatabase } from '../support/bundled-database.ts'

let running: TestApplication
let routes: readonly Route[]

beforeAll(async () => {
  running = await testApplication({ open: await bundledDatabase(), withIndex: true })
  routes = running.application.routes
  made = { 'show adoption': await makeAdoption(running) }
  // Loading everything and building its index may come on top of other tests that do the same.
}, 300_000)
afterAll(() => running.close())

/** What a policy means for who asks: a visitor is asked to sign in where a page is not for everybody. */
function expectedStatus(route: Route, who: Who): number {
  if (route.policy.allows(who)) return 200
  return who.kind === 'visitor' && route.kind === 'page' ? 303 : 403
}

const isFixed = (route: Route) => !route.path.includes(':')
/** Addresses of what people make: nothing of it is in the bundled data. */
let made: Readonly<Record<string, string>> = {}

function addressesOf(route: Route): readonly string[] {
  const address = made[route.name]
  return address === undefined ? (route.examples ?? (isFixed(route) ? [route.path] : [])) : [address]
}

describe('the route table', () => {
  test('gives each route an example that tests can walk', () => {
    expect(routes.length).toBeGreaterThan(10)
    // An empty list says that no bundled thing has such a page; its module's own tests walk it then.
    const without = routes.filter((route) => route.method === 'GET' && !isFixed(route) && route.examples === undefined)
    expect(without.map(({ path }) => path)).toEqual([])
  })

  test('answers a visitor as its policy says, with a whole page or document', { timeout: 240_000 }, async () => {
    for (const route of routes.filter(({ method }) => method === 'GET')) {
      for (const address of addressesOf(route)) {
        const response = await running.request(address)
        const body = await response.text()
        expect([address, response.status]).toEqual([address, expectedStatus(route, visitor)])
        if (response.status !== 200) continue
        if (route.kind === 'api') expect(() => void JSON.parse(body), address).not.toThrow()
        else if (response.headers.get('content-type')?.startsWith('text/html') === true) expectWholePage(address, body)
      }
    }
  })

  test('answers parameters that nobody knows with 404, never with an error of ours', async () => {
    const unknown = [
      'nobody-knows-this',
      '%F0%9F%99%82',
      "'; drop table needs; --",
      '0',
      'a'.repeat(3_000),
      '%2e%2e%2f',
      '__proto__',
    ]
    for (const route of routes.filter((one) => one.method === 'GET' && !isFixed(one))) {
      for (const value of unknown) {
        const { status } = await running.request(route.path.replaceAll(/:\w+/g, value))
        // Who has to sign in first learns nothing of what is there.
        const expected = expectedStatus(route, visitor) === 200 ? 404 : expectedStatus(route, visitor)
        expect([route.path, value, status]).toEqual([route.path, value, expected])
      }
    }
  })

  test('survives any value of any query', { timeout: 240_000 }, async () => {
    for (const route of routes.filter((one) => one.method === 'GET' && isFixed(one))) {
      for (const value of hostileValues) {
        // With a need that is fine, the others are read too.
        for (const need of [value, 'falls']) {
          const query = queryKeys.map((key) => `${key}=${value}&${key}=${value}`).join('&')
          const response = await running.request(`${route.path}?need=${need}&${query}`)
          const what = [route.path, value.slice(0, 60)]
          expect([...what, fine.includes(response.status) ? 'fine' : response.status]).toEqual([...what, 'fine'])
          expect(await response.text(), what.join(' ')).not.toMatch(/<script>alert|<img src=x/)
        }
      }
    }
  })

  test('reads ten thousand words, as a need that is too long', async () => {
    const words = Array.from({ length: 10_000 }, (_, at) => `word${at}`).join('+')
    for (const path of ['/results', '/results.csv', '/api/v1/match']) {
      const response = await running.request(`${path}?need=${words}`)
      expect([path, [200, 400].includes(response.status)]).toEqual([path, true])
      expect(await response.text()).toContain('5,000 characters')
    }
  })
})

/** An answer, a refusal of what was asked, or the way to where one has to go first. */
const fine = [200, 303, 400, 404]

const queryKeys = [
  ...['page', 'place', 'kind', 'limit', 'tab', 'cursor', 'after', 'q', 'service', 'stated', 'spelling', 'words'],
  ...['service_area', 'practice_kind', 'status', 'register', 'route', 'year', 'as_at', 'explain', 'format'],
]

/** What people, programs and attackers send, as it stands in an address. */
const hostileValues = [
  ...['', '-1', '1e9', '[]', 'null', '9'.repeat(400), '2025-02-30', '%25', '%F0%9F%99%82', '%00', '%', '%ED%A0%80'],
  ...["'%22%3C", '%3Cscript%3Ealert(1)%3C/script%3E', '%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E'],
  ...[
    "'%20or%201=1;%20drop%20table%20needs;%20--",
    '__proto__',
    'constructor',
    '%E2%80%AEdesrever',
    '%0D%0Aset-cookie:%20a=b',
  ],
  'word+'.repeat(60),
]

/** A request of each operation that must be refused, by the name of the route; what takes nothing cannot be wrong. */
const badRequests: Readonly<Record<string, string>> = {
  'match a need': '/api/v1/match?need=falls&limit=0&kind=nonsense',
  'read lineage': '/api/v1/lineage/nobody-knows-this',
  'get adoptions': '/api/v1/adoptions?place=nowhere',
  'get practices': '/api/v1/practices?kind=nonsense',
  'get practice': '/api/v1/practices/nobody-knows-this',
  'get editions of a practice': '/api/v1/practices/nobody-knows-this/editions',
  'get findings': '/api/v1/findings?direction=sideways',
  'get organisations': '/api/v1/organisations?limit=0&status=resting',
  'get organisation': '/api/v1/organisations/GB-CHC-0',
  'get needs': '/api/v1/needs?state=nonsense',
  'get need': '/api/v1/needs/need-0',
  'get records': '/api/v1/records?limit=1e9',
  'get record': '/api/v1/records/grant-0',
  'get buyers': '/api/v1/buyers?limit=-1',
  'get place': '/api/v1/places/E99999999',
  'list voices for programs': '/api/v1/voices?limit=0&page=none',
}

describe('the API', () => {
  test('describes every operation, and nothing else', async () => {
    const document = (await (await running.request('/api/v1/openapi.json')).json()) as {
      openapi: string
      paths: Record<string, Record<string, unknown>>
    }
    expect(document.openapi).toMatch(/^3\.1\./)
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    const operations = routes
      .filter((route) => route.kind === 'api')
      .map(({ path }) => `get ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect(described.toSorted()).toEqual(operations.toSorted())
  })

  test('is described without a fault', { timeout: 120_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'exchange-openapi-'))
    const file = join(folder, 'openapi.json')
    try {
      await writeFile(file, await (await running.request('/api/v1/openapi.json')).text())
      const words = [
        'node_modules/@redocly/cli/bin/cli.js',
        'lint',
        file,
        '--extends=recommended-strict',
        '--format=stylish',
      ]
      // Its own rule about a server of one's own does not fit software that everybody runs at an address of theirs.
      const skipped = ['no-server-example.com', 'info-license', 'info-license-strict'].map(
        (rule) => `--skip-rule=${rule}`,
      )
      const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
      const { stdout } = await promisify(execFile)(process.execPath, [...words, ...skipped], { env })
      expect(stdout).not.toContain('error')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('answers what it describes', async () => {
    for (const route of routes) {
      if (route.kind !== 'api') continue
      for (const address of addressesOf(route)) {
        const response = await running.request(address)
        expect(response.headers.get('content-type')).toBe('application/json')
        const parsed = route.schemas.answer.safeParse(await response.json())
        expect([address, parsed.error?.issues]).toEqual([address, undefined])
      }
    }
  })

  test('refuses a bad request of every operation that takes something', async () => {
    const taking = routes.filter((route) => route.kind === 'api' && (route.schemas.query ?? route.schemas.params))
    expect(Object.keys(badRequests).toSorted()).toEqual(taking.map(({ name }) => name).toSorted())
    for (const [name, address] of Object.entries(badRequests)) {
      const response = await running.request(address)
      const document = (await response.json()) as { errors?: { field: string }[] }
      // What takes nothing but an id can only be asked for one that is not there.
      const isOfOne = routes.some((route) => route.name === name && /:\w+(?:\/editions)?$/.test(route.path))
      expect([name, response.status]).toEqual([name, isOfOne ? 404 : 400])
      if (!isOfOne) expect(document.errors?.length).toBeGreaterThan(0)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    }
  })
})

function expectWholePage(address: string, html: string): void {
  expect(html.match(/<h1[\s>]/g), address).toHaveLength(1)
  expect(html, address).toMatch(/^<!DOCTYPE html>[\s\S]*<title>[^<]+<\/title>[\s\S]*<\/html>\s*$/)
  expect(html, address).not.toMatch(/ style="|<style|<script>|javascript:| on\w+="/)
}
