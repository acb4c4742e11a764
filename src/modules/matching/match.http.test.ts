import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { bundledDatasets, loadBundledData } from '../open-data/index.ts'
import { matchAnswerSchema } from './match.schema.ts'

let app: TestApplication
beforeAll(async () => {
  const open = await freshDatabase()
  const datasets = bundledDatasets.filter(({ name }) => name === 'practices')
  const loaded = await loadBundledData(open, { datasets })
  expect(loaded.ok).toBe(true)
  app = await testApplication({ open, withIndex: true })
})
afterAll(async () => await app.close())

const address = '/api/v1/match?need=falls%20among%20older%20people%20in%20Derby'

describe('GET /api/v1/match', () => {
  test('answers as the schema says, with the place found in the text', async () => {
    const response = await app.request(address)
    expect(response.status).toBe(200)
    const answer = matchAnswerSchema.parse(await response.json())
    expect(answer.query.place).toMatchObject({ name: 'Derby', from: 'text' })
    expect(answer.lists[0]?.results.length).toBe(10)
    expect(answer.lists.slice(1).every((list) => list.nothing_fits)).toBe(true)
  })

  test('pages by cursor, takes several kinds, filters', async () => {
    const first = matchAnswerSchema.parse(await (await app.request(`${address}&kind=practice&limit=3`)).json()).lists[0]
    const next = await app.request(`${address}&kind=practice&limit=3&cursor=${first?.next}`)
    const second = matchAnswerSchema.parse(await next.json()).lists[0]
    expect(second?.results.map(({ rank }) => rank)).toEqual([4, 5, 6])
    const two = matchAnswerSchema.parse(await (await app.request(`${address}&kind=record&kind=practice`)).json())
    expect(two.lists.map(({ kind }) => kind)).toEqual(['record', 'practice'])
    const filtered = await app.request(`${address}&kind=practice&practice_kind=attempt`)
    const attempts = matchAnswerSchema.parse(await filtered.json()).lists[0]
    expect(attempts?.total).toBeLessThan(first?.total ?? 0)
    expect(attempts?.total).toBeGreaterThan(0)
  })

  test('counts how near results are and for whom, and narrows by both', async () => {
    const listOf = async (more: string) =>
      matchAnswerSchema.parse(await (await app.request(`${address}&kind=practice&limit=100${more}`)).json()).lists[0]
    const all = await listOf('')
    const near = all?.facets['near'] ?? []
    expect(near.map(({ value }) => value)).toEqual(['here', 'region', 'nation', 'far'])
    for (const { value, count } of near) {
      const narrowed = await listOf(`&near=${value}&only_stated=near`)
      expect([value, narrowed?.total]).toEqual([value, count])
    }
    const here = await listOf('&near=here&only_stated=near')
    expect(here?.results.map(({ place }) => place?.km)).toEqual(here?.results.map(() => 0))
    const older = all?.facets['people']?.find(({ value }) => value === 'BE108')
    expect((await listOf('&people=BE108&only_stated=people'))?.total).toBe(older?.count)
    // Without a place there is nothing to be near to.
    const nowhere = await app.request('/api/v1/match?need=falls%20among%20older%20people&kind=practice')
    expect(matchAnswerSchema.parse(await nowhere.json()).lists[0]?.facets['near']).toBeUndefined()
  })

  test('is a table for who asks for one', async () => {
    for (const response of [
      await app.request(address, { headers: { accept: 'text/csv' } }),
      await app.request(`${address}&format=csv`),
    ]) {
      expect(response.headers.get('content-type')).toContain('text/csv')
      expect(response.headers.get('content-disposition')).toContain('match.csv')
      const lines = (await response.text()).split('\r\n')
      expect(lines[0]).toContain('list,rank,id,title,score')
      expect(lines[1]).toMatch(/^practice,1,lib-/)
    }
  })

  test('refuses in the one error shape: nothing typed, too much, an unknown place, a wrong number, a strange cursor', async () => {
    const refusals: readonly (readonly [string, string])[] = [
      ['need=', 'empty-need'],
      [`need=${'x'.repeat(5_001)}`, 'need-too-long'],
      ['need=falls&place=Boltn', 'unknown-place'],
      ['need=falls&limit=1000', 'invalid-request'],
      ['place=Bolton', 'invalid-request'],
      ['need=falls&kind=practice&cursor=nonsense', 'unknown-cursor'],
    ]
    for (const [query, code] of refusals) {
      const response = await app.request(`/api/v1/match?${query}`)
      expect(response.status, query).toBe(400)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(await response.json()).toMatchObject({ code, status: 400 })
    }
  })

  test('is described in the document of the API, with both its forms', async () => {
    const document = (await (await app.request('/api/v1/openapi.json')).json()) as {
      paths: Record<string, { get: { parameters: { name: string }[]; responses: Record<string, { content: object }> } }>
    }
    const operation = document.paths['/api/v1/match']?.get
    expect(operation?.parameters.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['need', 'place', 'kind', 'limit', 'cursor']),
    )
    expect(Object.keys(operation?.responses['200']?.content ?? {})).toEqual(['application/json', 'text/csv'])
  })

  test('says that the index is being built until it is', async () => {
    const early = await testApplication()
    const response = await early.request(address)
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ code: 'index-building' })
    await early.close()
  })
})
