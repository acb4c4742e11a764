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

describe('the page of an organisation', () => {
  test('begins with its own words in small letters, shows the words behind each concept, and no size', async () => {
    const { status, html } = await read('/organisations/GB-CHC-1000003')
    expect(status).toBe(200)
    expect(html).toContain('<h1 class="govuk-heading-l">Southern Africa Resources Centre</h1>')
    expect(html.indexOf('To advance the education')).toBeLessThan(html.indexOf('What its register says'))
    expect(html).toMatch(/Individual poverty<\/dt><dd[^>]*>It says “hardship”/)
    expect(html).toContain('Nobody from this organisation has written here.')
    // Its income and spending as registered.
    for (const figure of ['75186', '75,186', '86065', '86,065']) expect(html).not.toContain(figure)
  })

  test('that is known from grants alone says so and shows what it was paid for', async () => {
    const { organisation_id: id } = await running.open.database
      .selectFrom('records')
      .innerJoin('organisations', 'organisations.id', 'records.organisation_id')
      .select('records.organisation_id')
      .where('organisations.known_from', '=', 'grants')
      .groupBy('records.organisation_id')
      .having((having) => having.fn.countAll(), '>', 2)
      .orderBy('records.organisation_id')
      .executeTakeFirstOrThrow()
    const { html } = await read(`/organisations/${id}`)
    expect(html).toContain('Known from grants; register facts not loaded')
    expect(html).toContain('What came of these is not recorded here.')
    expect(html.match(/href="\/records\/grant-/g)?.length).toBeGreaterThan(2)
  })

  test('that has ended says so and offers nothing', async () => {
    await running.open.database
      .updateTable('organisations')
      .set({ status: 'dissolved' })
      .where('id', '=', 'GB-CHC-1000116')
      .execute()
    const { status, html } = await read('/organisations/GB-CHC-1000116')
    expect(status).toBe(200)
    expect(html).toContain('This organisation is no longer there.')
    expect(html).toContain('<meta name="robots" content="noindex"/>')
    expect(html).not.toContain('Ways on')
    expect((await read('/places/E06000065')).html).not.toContain('GB-CHC-1000116')
  })

  test('is found by those who type its number alone', async () => {
    const { status, html } = await read('/organisations/1000003')
    expect(status).toBe(404)
    expect(html).toContain('href="/organisations/GB-CHC-1000003"')
  })
})
