import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../support/application.ts'
import { bundledDatabase } from '../support/bundled-database.ts'

let running: TestApplication
beforeAll(async () => {
  running = await testApplication({ open: await bundledDatabase(), settings: { baseUrl: 'https://here.example' } })
}, 300_000)
afterAll(() => running.close())

type Page = { next: string | null; items: { id: string; licence: string; home: string }[] }
const page = async (address: string) => (await (await running.request(address)).json()) as Page
const csv = { headers: { accept: 'text/csv' } }
const rowsOf = (text: string) => parse(text, { bom: true, columns: true }) as Record<string, string>[]

/** Follows `Link: rel="next"` from page to page, as a program would. */
async function followed(address: string): Promise<Page['items']> {
  const items: Page['items'] = []
  for (let next: string | undefined = address; next !== undefined;) {
    const response: Response = await running.request(next)
    items.push(...((await response.json()) as Page).items)
    next = /^<([^>]+)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1]
  }
  return items
}

describe('a list', () => {
  test('is the same read page by page, by pages of another size, and as one table', async () => {
    for (const address of ['/api/v1/practices?limit=200', '/api/v1/needs?place=England&limit=70']) {
      const items = await followed(address)
      const ids = items.map(({ id }) => id)
      expect(ids.length).toBeGreaterThan(70)
      expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)))
      expect(new Set(ids).size).toBe(ids.length)
      expect((await followed(address.replace(/limit=\d+/, 'limit=61'))).map(({ id }) => id)).toEqual(ids)
      const whole = await running.request(address.replace(/[?&]limit=\d+/, ''), csv)
      expect(whole.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      expect(rowsOf(await whole.text()).map((row) => row['id'])).toEqual(ids)
    }
  })

  test('keeps its filters from page to page, and its table has a page where a limit is stated', async () => {
    const address = '/api/v1/organisations?place=Bolton&limit=3'
    const response = await running.request(address, csv)
    expect(response.headers.get('link')).toMatch(
      /^<\/api\/v1\/organisations\?place=Bolton&limit=3&cursor=\S+>; rel="next"$/,
    )
    const rows = rowsOf(await response.text())
    expect(rows.map((row) => row['id'])).toEqual((await page(address)).items.map(({ id }) => id))
    for (const row of rows) expect(row['place_code']).toBe('E08000001')
  })

  test('names the licence and the home of every row', async () => {
    for (const list of ['practices', 'organisations', 'needs', 'records', 'buyers', 'findings']) {
      for (const { licence, home } of (await page(`/api/v1/${list}?limit=200`)).items) {
        expect(licence).toMatch(/CC BY|Open Government Licence|public domain|quotation/i)
        expect(home).toBe('https://here.example')
      }
    }
  })

  test('refuses a cursor that was made elsewhere, and a place that nobody knows, with what was meant', async () => {
    const { next } = await page('/api/v1/practices?limit=1')
    for (const cursor of ['nonsense', 'W10', next ?? '']) {
      const response = await running.request(`/api/v1/needs?cursor=${cursor}`)
      expect([cursor, response.status]).toEqual([cursor, 400])
      expect(await response.json()).toMatchObject({ code: 'unknown-cursor' })
    }
    const unknown = await running.request('/api/v1/needs?place=Boltn')
    expect(await unknown.json()).toMatchObject({
      code: 'unknown-place',
      suggestions: expect.arrayContaining(['Bolton']),
    })
    expect((await running.request('/api/v1/needs?place=Boltn', csv)).status).toBe(400)
  })

  test('says what is missing from a practice by itself: it comes with its findings', async () => {
    const practice = (await (await running.request('/api/v1/practices/lib-citizens-curriculum-rochdale')).json()) as {
      finding_count: number
      findings: unknown[]
    }
    expect(practice.findings).toHaveLength(practice.finding_count)
    expect(practice.finding_count).toBeGreaterThan(0)
  })
})

describe('an answer', () => {
  test('is not sent again while nothing has changed, as JSON, as a page of a table and as a whole table', async () => {
    for (const [address, headers] of [
      ['/api/v1/needs?limit=5', {}],
      ['/api/v1/needs?limit=5', csv.headers],
      ['/api/v1/needs', csv.headers],
    ] as const) {
      const first = await running.request(address, { headers })
      const tag = first.headers.get('etag') ?? ''
      expect(tag).toMatch(/^W\/"/)
      await first.body?.cancel()
      const again = await running.request(address, { headers: { ...headers, 'if-none-match': tag } })
      expect([again.status, await again.text()]).toEqual([304, ''])
      const head = await running.request(address, { headers, method: 'HEAD' })
      expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, tag, ''])
    }
    const whole = await running.request('/api/v1/needs', csv)
    await whole.body?.cancel()
    await running.open.database.updateTable('datasets').set({ fingerprint: 'another' }).execute()
    const headers = { ...csv.headers, 'if-none-match': whole.headers.get('etag') ?? '' }
    const changed = await running.request('/api/v1/needs', { headers })
    expect(changed.status).toBe(200)
    await changed.body?.cancel()
  })

  test('takes the form asked for, and is refused where none will do', async () => {
    const type = async (address: string, accept: string) => {
      const response = await running.request(address, { headers: { accept } })
      await response.body?.cancel()
      return [response.status, response.headers.get('content-type')?.split(';')[0]]
    }
    const list = '/api/v1/buyers?limit=1'
    expect(await type(list, 'text/csv;q=0.2, application/json;q=0.1')).toEqual([200, 'text/csv'])
    expect(await type(list, 'text/html, */*;q=0.8')).toEqual([200, 'application/json'])
    expect(await type(list, 'application/xml')).toEqual([406, 'application/problem+json'])
    expect(await type('/api/v1/places/E09000007', 'text/csv')).toEqual([406, 'application/problem+json'])
    expect(await type(`${list}&format=csv`, 'application/json')).toEqual([200, 'text/csv'])
    expect(await type(`${list}&format=xml`, '*/*')).toEqual([400, 'application/problem+json'])
  })

  test('may be read by pages of other sites, and nothing beside the API may', async () => {
    const open = await running.request('/api/v1/buyers?limit=1', { headers: { origin: 'https://elsewhere.example' } })
    expect(open.headers.get('access-control-allow-origin')).toBe('*')
    expect(open.headers.get('access-control-allow-credentials')).toBeNull()
    expect(open.headers.get('access-control-expose-headers')).toContain('RateLimit')
    const asked = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'if-none-match' }
    const before = await running.request('/api/v1/buyers', { method: 'OPTIONS', headers: asked })
    expect([before.status, before.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD'])
    const refusal = await running.request('/api/v1/buyers?limit=0')
    expect(refusal.headers.get('access-control-allow-origin')).toBe('*')
    expect((await running.request('/practices')).headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('the examples of the documents are answered', async () => {
  const text = await readFile(join(import.meta.dirname, '..', '..', 'docs', 'api.md'), 'utf8')
  const addresses = [...text.matchAll(/^    GET (\S+)$/gm)].map((match) => match[1] ?? '')
  expect(addresses.length).toBeGreaterThan(8)
  for (const address of addresses.filter((one) => !one.startsWith('/api/v1/match'))) {
    const response = await running.request(address)
    expect([address, response.status]).toEqual([address, 200])
    expect((await response.text()).length).toBeGreaterThan(100)
  }
  // Without an index, which this file does without, a search says that it is being built; that its address is right it says too.
  const search = await running.request(addresses[0] ?? '')
  expect(await search.json()).toMatchObject({ code: 'index-building' })
})

test('a page of a row that is kept elsewhere names its home and leads to it there', async () => {
  const path = '/practices/lib-citizens-curriculum-rochdale'
  const before = await (await running.request(path)).text()
  expect(before).not.toContain('This is kept by another exchange')
  const { database } = running.open
  const id = 'lib-citizens-curriculum-rochdale'
  const { dataset } = await database
    .selectFrom('practices')
    .select('dataset')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const row = { id: `practices/${id}`, dataset, home: 'https://there.example', licence: 'CC BY 4.0' }
  await database.insertInto('home_rows').values(row).execute()
  expect(await (await running.request(path)).text()).toContain(`href="https://there.example${path}"`)
  expect(((await (await running.request(`/api/v1${path}`)).json()) as { home: string }).home).toBe(
    'https://there.example',
  )
})

test('a long table is read from the database as it is taken, and a reader who leaves ends that', async () => {
  const response = await running.request('/api/v1/records', csv)
  const reader = response.body?.getReader()
  const first = await reader?.read()
  expect(first?.value?.byteLength).toBeLessThan(2_000)
  const second = await reader?.read()
  expect(new TextDecoder().decode(second?.value).match(/\r\n/g)?.length).toBeGreaterThan(100)
  await reader?.cancel()
  await expect(running.request('/api/v1/records?limit=1').then(({ status }) => status)).resolves.toBe(200)
})
