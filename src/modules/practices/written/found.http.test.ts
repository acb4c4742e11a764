import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Pence } from '../../../core/money.ts'
import { testApplication, type TestApplication } from '../../../../tests/support/application.ts'
import { noteDocumentChange } from '../../../platform/database/document-changes.ts'
import { hidden, writingDesk } from '../../../../tests/support/writing-desk.ts'

let running: TestApplication
let desk: Awaited<ReturnType<typeof writingDesk>>

beforeAll(async () => {
  running = await testApplication({ withIndex: true })
  desk = await writingDesk(running)
})
afterAll(() => running.close())

const search = '/api/v1/match?need=my+dad+keeps+falling&kind=practice'

test('what is published is found by how people say it, ranked alike whoever its owner is, and gone when withdrawn', async () => {
  const id = await desk.publish('Handyman visits after a fall')
  await running.followed()
  const found = await (await running.request(search)).text()
  expect(found).toContain(`"id":"${id}"`)

  // Income, spending and grants of its owner change no byte.
  await running.open.database
    .updateTable('organisations')
    .set({ income_pence: 90_000_000 as Pence, spending_pence: 1 as Pence, grant_count: 9_000 })
    .execute()
  await noteDocumentChange(running.open.database, { kind: 'practice', id })
  await running.followed()
  expect(await (await running.request(search)).text()).toBe(found)

  const end = await (await desk.writer.request(`/practices/${id}/end`)).text()
  await desk.writer.post(`/practices/${id}/end`, { how: 'retire', reason: 'We stopped', seen: hidden(end, 'seen') })
  await running.followed()
  expect(await (await running.request(search)).text()).not.toContain(id)
})
