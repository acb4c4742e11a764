import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { bundledDatabase } from '../../../tests/support/bundled-database.ts'

let running: TestApplication
beforeAll(async () => {
  running = await testApplication({ open: await bundledDatabase(), withIndex: true })
})
afterAll(() => running.close())

async function read(path: string): Promise<{ status: number; html: string }> {
  const response = await running.request(path)
  return { status: response.status, html: await response.text() }
}

describe('the page of a need', () => {
  test('begins with its own words, and says where it was published and that it is no tender', async () => {
    const { status, html } = await read('/needs/need-FM001_2026')
    expect(status).toBe(200)
    expect(html.indexOf('The Commonwealth War Graves Commission is preparing')).toBeLessThan(html.indexOf('Closes on'))
    expect(html).toContain('<b>21 November 2025</b>')
    expect(html).toContain('A need is not a tender. This one was published on Contracts Finder')
    expect(html).toContain('>Open</strong>')
  })

  test('shows practices that fit, each with a reason', async () => {
    // A council looks for somebody to run its holiday activities and food programme.
    const { html } = await read('/needs/need-IT-33-4734-CBC-1851-T-TH')
    const cards = html.split('What has met such a need elsewhere')[1]?.split('<article').slice(1) ?? []
    expect(cards[0]).toContain('href="/practices/lib-holiday-activities-and-food"')
    for (const card of cards) {
      expect(card).toContain('href="/practices/')
      expect(card).toContain('app-reasons__item')
    }
  })

  test('whose closing date has passed stays readable and says so', async () => {
    const { id } = await running.open.database
      .selectFrom('needs')
      .select('id')
      .where('state', '=', 'closed_imported')
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const { status, html } = await read(`/needs/${id}`)
    expect(status).toBe(200)
    expect(html).toContain('Closing date passed')
  })

  test('that is not there offers those whose address is like it', async () => {
    const { status, html } = await read('/needs/need-FM001')
    expect(status).toBe(404)
    expect(html).toContain('href="/needs/need-FM001_2026"')
  })
})

describe('the list of needs', () => {
  test('has the nearest closing date first and nothing that has closed', async () => {
    const { html } = await read('/needs')
    const dates = [...html.matchAll(/<b>Closes (\d+ \w+ \d{4})<\/b>/g)].map(([, date = '']) =>
      Date.parse(`${date} UTC`),
    )
    expect(dates).toHaveLength(20)
    expect(dates).toEqual(dates.toSorted((one, other) => one - other))
    expect(dates[0]).toBeGreaterThanOrEqual(Date.parse('2025-11-08'))
  })

  test('is narrowed by place and service, the councils of a county among them', async () => {
    const county = await read('/needs?place=Lancashire')
    expect(county.html).toContain('Open needs in Lancashire')
    expect(county.html).toContain('Needs: 10')
    const none = await read('/needs?place=Isles+of+Scilly&service=offender-management')
    expect(none.status).toBe(200)
    expect(none.html).toContain('No open need like this is listed')
  })

  test('keeps a place that nobody knows as it was typed, and says what is wrong', async () => {
    const { status, html } = await read('/needs?place=Boltn')
    expect(status).toBe(400)
    expect(html).toContain('value="Boltn"')
    expect(html).toContain('Did you mean Bolton')
  })
})
