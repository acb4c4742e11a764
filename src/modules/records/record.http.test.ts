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

describe('the page of a record', () => {
  test('of a grant says who paid whom for what, when and how much, and not what came of it', async () => {
    const { status, html } = await read('/records/grant-360G-LBFEW-114001')
    expect(status).toBe(200)
    for (const words of ['Lloyds Bank Foundation for England and Wales', '10 June 2015', '£15,000']) {
      expect(html).toContain(words)
    }
    expect(html).toContain('What came of it is not recorded here.')
    expect(html).toContain('href="/organisations/GB-CHC-1136419"')
  })

  test('of an award to many says that the sum is for all together', async () => {
    const { id, recipient_count: count } = await running.open.database
      .selectFrom('records')
      .select(['id', 'recipient_count'])
      .where('recipient_count', '>', 20)
      .where('amount_pence', 'is not', null)
      .where('ordinal', '=', 1)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const { html } = await read(`/records/${id}`)
    expect(html).toContain(`for all ${count} together`)
    expect(html).toContain(`Show the other ${count - 12}`)
  })

  test('that is not there offers those whose address is like it', async () => {
    const { status, html } = await read('/records/grant-360G-LBFEW-11400')
    expect(status).toBe(404)
    expect(html).toContain('Did you mean one of these?')
  })
})
