import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { bundledDatabase } from '../../../tests/support/bundled-database.ts'

let running: TestApplication
beforeAll(async () => {
  running = await testApplication({ open: await bundledDatabase() })
})
afterAll(() => running.close())

async function read(path: string): Promise<{ status: number; html: string }> {
  const response = await running.request(path)
  return { status: response.status, html: await response.text() }
}

const practicesUnder = (html: string, heading: string) => {
  const [, rest = ''] = html.split(`<h3 class="govuk-heading-s">${heading}</h3>`)
  return [...(rest.split(/<h[23]/)[0] ?? '').matchAll(/href="\/practices\/([^"]+)"/g)].map(([, id]) => id)
}

describe('the page of a place', () => {
  test('shows what was tried here, near and in the region, nothing twice', async () => {
    const { status, html } = await read('/places/E09000007')
    expect(status).toBe(200)
    const [here, near] = [practicesUnder(html, 'Here'), practicesUnder(html, 'Near here')]
    expect(here).toContain('speech-novas')
    expect(near.length).toBeGreaterThan(5)
    expect(near.filter((id) => here.includes(id))).toEqual([])
    expect(html).toContain('Camden touches')
    expect(html).toContain('has yet to confirm it for here')
  })

  test('of a county holds its councils, of a region its councils too', async () => {
    const county = await read('/places/E10000017')
    expect(practicesUnder(county.html, 'Here').length).toBeGreaterThan(2)
    expect(county.html).toContain('County council')
    const region = await read('/places/E12000002')
    expect(practicesUnder(region.html, 'Here').length).toBeGreaterThan(5)
    expect(region.html).toContain('That differs from council to council.')
    expect(region.html).not.toContain('id="place-map')
  })

  test('leads from a former council to the one that replaced it, and from small letters to the code', async () => {
    for (const [asked, there] of [
      ['E07000026', '/places/E06000063'],
      ['e09000007', '/places/E09000007'],
    ]) {
      const response = await running.request(`/places/${asked}`)
      expect([asked, response.status, response.headers.get('location')]).toEqual([asked, 308, there])
    }
  })

  test('that nobody knows offers places with a name like it', async () => {
    const { status, html } = await read('/places/Boltn')
    expect(status).toBe(404)
    expect(html).toContain('href="/places?place=Bolton"')
  })
})

describe('the list of places', () => {
  test('holds every council once', async () => {
    const { html } = await read('/places')
    const councils = [...html.matchAll(/<li><a class="govuk-link" href="\/places\/((?:E0[6789]|S12|W06|N09)\d+)"/g)]
    expect(councils).toHaveLength(361)
    expect(new Set(councils.map(([, code]) => code)).size).toBe(361)
  })

  test('leads from a postcode to its council, and says what may be meant by a name that nobody knows', async () => {
    const response = await running.request('/places?place=BL1+1AA')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/places/E08000001'])
    const { status, html } = await read('/places?place=Boltn')
    expect(status).toBe(400)
    expect(html).toContain('Error: Places')
    expect(html).toContain('value="Boltn"')
    expect(html).toContain('href="/places?place=Bolton"')
  })

  test('suggests places to who is typing', async () => {
    const response = await running.request('/places/suggest?q=camb')
    expect(response.headers.get('content-type')).toContain('application/json')
    const suggestions = (await response.json()) as { value: string; note?: string }[]
    expect(suggestions.map(({ value }) => value)).toContain('Cambridge')
    expect(await (await running.request('/places/suggest?q=')).json()).toEqual([])
    expect((await running.request(`/places/suggest?q=${'%F0%9F%99%82'.repeat(500)}`)).status).toBe(200)
  })
})
