import { expect, test } from 'vitest'
import { testApplication } from '../../../../tests/support/application.ts'
import { bundledDatabase } from '../../../../tests/support/bundled-database.ts'
import { hidden, words } from '../../../../tests/support/writing-desk.ts'

const path = '/practices/speech-novas'

test('a practice from a published source is claimed, checked by an administrator, revised with its source kept, and ended', async () => {
  const running = await testApplication({ open: await bundledDatabase() })
  const writer = await running.as('organisation-editor', { organisation: 'GB-CHC-1000003' })
  const administrator = await running.as('administrator')
  expect((await writer.post(`${path}/claim`, { why: '' })).status).toBe(400)
  expect((await writer.post(`${path}/claim`, { why: 'We run it' })).status).toBe(303)
  expect((await writer.request(`${path}/write`)).status).toBe(404)
  const list = await (await administrator.request('/practice-claims')).text()
  const decide = /action="(\/practice-claims\/[^"]+)"/.exec(list)?.[1] ?? ''
  expect((await administrator.post(decide, { how: 'accept', reason: '' })).status).toBe(400)
  expect((await administrator.post(decide, { how: 'accept', reason: 'Their annual report' })).status).toBe(303)

  const page = words(await (await running.request(path)).text())
  expect(page).toContain('First described from a published source')
  expect(page).toContain('Edition 1')
  expect((await writer.request(`${path}/write`)).status).toBe(200)
  const end = await (await writer.request(`${path}/end`)).text()
  const ended = { how: 'retire', reason: 'We stopped', seen: hidden(end, 'seen') }
  expect((await writer.post(`${path}/end`, ended)).status).toBe(303)
  expect(words(await (await running.request(path)).text())).toContain('Its owner no longer does this.')
  await running.close()
})
