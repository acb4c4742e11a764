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

/** The words of a page without its markup. */
const wordsOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'")

describe('the page of a practice', () => {
  test('says what it is, whether it works, what is being checked and where that is from', async () => {
    const { status, html } = await read('/practices/lib-citizens-curriculum-rochdale')
    expect(status).toBe(200)
    const words = wordsOf(html)
    expect(words).toContain('2 results are reported: 2 for the better. None was set beside people who went without.')
    expect(words).toContain('As reported; being checked')
    expect(words).toContain('Whether Rochdale carries it on')
    expect(words).toContain('Described from a published source, not by those who run it.')
    expect(words).toContain('“school was never for me”')
    expect(words).toContain('Where it would not work is not stated')
    expect(html).toContain('href="/places/E08000005"')
    expect(html).toMatch(/href="https:\/\/www\.tes\.com\/[^"]+"/)
    expect(html.match(/app-components__sign--core/g)).toHaveLength(3)
    expect(html.match(/app-components__sign--adaptable/g)).toHaveLength(3)
  })

  test('says where an attempt failed, and does not say that its parts are needed', async () => {
    const { html } = await read('/practices/lib-early-legal-advice-pilot')
    const words = wordsOf(html)
    expect(words).toContain('Tried, and did not work')
    expect(words).toContain('Where it would not work')
    expect(words).not.toContain('it does not work without them')
  })

  test('shows no bar and claims no result where none is stated', async () => {
    const { html } = await read('/practices/speech-novas')
    expect(wordsOf(html)).toContain('No measured result is stated.')
    expect(html).not.toContain('Which way the results went')
  })

  test('looks for who could do it with the problem as the need', async () => {
    const { html } = await read('/practices/speech-novas')
    expect(html).toContain('name="need" value="Homeless people need more than a place to sleep."')
    expect(html).toContain('name="tab" value="organisations"')
  })

  test('that is not there offers those whose address is like it', async () => {
    const { status, html } = await read('/practices/lib-citizens-curriculum-rochdal')
    expect(status).toBe(404)
    expect(html).toContain('href="/practices/lib-citizens-curriculum-rochdale"')
    const program = await running.request('/practices/x', { headers: { accept: 'application/json' } })
    expect(program.status).toBe(404)
    expect(await program.json()).toMatchObject({ code: 'not-found' })
  })

  test('survives odd addresses', async () => {
    for (const id of ['%', '%00', '%ED%A0%80', 'x'.repeat(5_000), '%27%3B--', '..%2f..%2f', '%F0%9F%99%82']) {
      expect([id, (await running.request(`/practices/${id}`)).status < 500]).toEqual([id, true])
    }
  })
})

describe('the list of practices', () => {
  test('is cut into pages that hold each practice once', async () => {
    const seen = new Set<string>()
    let listed = 0
    for (let page = 1; page <= 24; page++) {
      const { html } = await read(`/practices?page=${page}`)
      for (const [, id] of html.matchAll(/app-card__title"><a class="govuk-link" href="\/practices\/([^"]+)"/g)) {
        listed += 1
        seen.add(id ?? '')
      }
    }
    expect(listed).toBe(462)
    expect(seen.size).toBe(462)
    expect(wordsOf((await read('/practices?page=25')).html)).toContain('The list ends before this page.')
  })

  test('filters, keeps the filter on its next page, and reads an unknown filter as none', async () => {
    const attempts = await read('/practices?kind=attempt')
    expect(wordsOf(attempts.html)).toContain('Practices: 1 to 20 of 32')
    expect(attempts.html).toContain('href="/practices?kind=attempt&amp;page=2"')
    const older = await read('/practices?service=older-people&first=yes')
    expect(wordsOf(older.html)).toContain('Practices: 17')
    expect(wordsOf((await read('/practices?kind=nonsense&page=-3')).html)).toContain('1 to 20 of 462')
  })
})

describe('the library', () => {
  test('counts every practice once, says which cells are empty, and each figure leads to as many practices', async () => {
    const { html } = await read('/library')
    const cells = [...html.matchAll(/href="(\/practices\?service=[^"]+evidence=[^"]+)">([\d,]+)</g)]
    expect(cells.reduce((sum, [, , figure]) => sum + Number(figure), 0)).toBe(462)
    expect(wordsOf(html)).toContain('Community transport: no practice set beside people or places that went without')
    for (const [, address = '', figure = ''] of cells.filter((_, index) => index % 9 === 0)) {
      const list = wordsOf((await read(address.replaceAll('&amp;', '&'))).html)
      expect(list).toMatch(new RegExp(`Practices: (?:1 to 20 of )?${figure} `))
    }
  })
})
