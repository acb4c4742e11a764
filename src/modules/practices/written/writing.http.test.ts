import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../../tests/support/application.ts'
import {
  allYes,
  hidden,
  locationOf,
  other,
  owner,
  tokenIn,
  words,
  writingDesk,
} from '../../../../tests/support/writing-desk.ts'
import { listTransitions } from '../../../platform/audit/transition.repository.ts'

let running: TestApplication
let desk: Awaited<ReturnType<typeof writingDesk>>

beforeAll(async () => {
  running = await testApplication()
  desk = await writingDesk(running)
})
afterAll(() => running.close())

describe('a practice that is written here', () => {
  test('is written step by step, sent, reviewed by another body, published and listed', async () => {
    const id = await desk.begin()
    expect((await desk.send(id)).status).toBe(400)
    await desk.writeAll(id)
    expect((await running.request(`/practices/${id}`)).status).toBe(404)
    expect(words(await (await running.request('/library')).text())).toMatch(/: 1 begun, 0 with reviewers/)
    const sent = await desk.send(id)
    expect([sent.status, locationOf(sent)]).toEqual([303, `/practices/${id}/sent`])
    expect(words(await (await desk.writer.request(`/practices/${id}/sent`)).text())).toContain(
      'If nobody has taken it up by',
    )
    expect((await desk.writer.request(`/practices/${id}/write/name`)).status).toBe(409)
    expect((await desk.reviewer.post(`/practices/${id}/review/take`, {})).status).toBe(303)
    expect((await desk.review(id, allYes)).status).toBe(303)

    const page = words(await (await running.request(`/practices/${id}`)).text())
    expect(page).toContain('Handyman visits after a fall')
    expect(page).toContain('“my dad keeps falling”')
    expect(page).toContain('Its owner says so; they have not confirmed it.')
    expect(page).toContain(`Written by its owner, Charity ${owner}`)
    expect(page).toContain('Edition 1')
    expect(words(await (await running.request('/practices?service=older-people')).text())).toContain('Handyman visits')
    expect(words(await (await running.request('/reviews')).text())).not.toContain('Handyman')

    const steps = await listTransitions(running.open.database, { kind: 'practice', id })
    expect(steps.map(({ event }) => event)).toEqual(['write', 'submit', 'take', 'publish'])
    for (const step of steps) expect(step.doer.id).toBeDefined()
  })

  test('is nobody else’s to change, and nobody reviews their own', async () => {
    const id = await desk.begin()
    await desk.writeAll(id)
    const stranger = await running.as('organisation-editor', { organisation: other })
    for (const path of ['write', 'write/name', 'check', 'end', 'sent']) {
      expect([path, (await stranger.request(`/practices/${id}/${path}`)).status]).toEqual([path, 404])
    }
    expect((await stranger.post(`/practices/${id}/write/name`, { title: 'Mine' })).status).toBe(404)
    expect((await stranger.post(`/organisations/${owner}/practices`, {})).status).toBe(403)
    await desk.send(id)
    const both = await running.as('reviewer')
    await running.open.database
      .insertInto('role_holdings')
      .values({
        person_id: both.personId,
        role: 'organisation-editor',
        organisation_id: owner,
        granted_at: new Date(),
        reason: 'Writes for it too',
      })
      .execute()
    expect((await both.post(`/practices/${id}/review/take`, {})).status).toBe(403)
    expect((await both.request(`/practices/${id}/review`)).status).toBe(403)
    expect((await desk.review(id, allYes, both)).status).toBe(403)
    // Another reviewer has not taken it up either.
    expect((await desk.review(id, allYes)).status).toBe(403)
  })

  test('goes back with a reason for each "no", and the form keeps what was typed', async () => {
    const id = await desk.begin()
    await desk.writeAll(id)
    await desk.send(id)
    await desk.reviewer.post(`/practices/${id}/review/take`, {})
    const incomplete = await desk.review(id, {
      ...allYes,
      plain: 'no',
      tried: 'no',
      'plain-reason': 'Say what a rail is',
    })
    expect(incomplete.status).toBe(400)
    const again = await incomplete.text()
    expect(again).toContain('value="Say what a rail is"')
    expect(words(again)).toContain('Say what is missing: Has it been tried')
    await desk.review(id, { ...allYes, plain: 'no', 'plain-reason': 'Say what a rail is' })
    const tasks = words(await (await desk.writer.request(`/practices/${id}/write`)).text())
    expect(tasks).toContain('What the reviewer asks you to change')
    expect(tasks).toContain('Say what a rail is')
    const steps = await listTransitions(running.open.database, { kind: 'practice', id })
    expect(steps.at(-1)).toMatchObject({ event: 'ask_changes', reason: 'Is it in plain words? Say what a rail is' })
  })

  test('keeps each edition whole, and ends with its reason in no list', async () => {
    const id = await desk.begin()
    await desk.writeAll(id, 'A lunch club in a library')
    await desk.send(id)
    await desk.reviewer.post(`/practices/${id}/review/take`, {})
    await desk.review(id, allYes)
    await desk.save(id, 'people', { people: 'Everybody over 60', reachesLess: 'Those who cannot get there' })
    expect(words(await (await running.request(`/practices/${id}`)).text())).not.toContain('Everybody over 60')
    const check = await (await desk.writer.request(`/practices/${id}/check`)).text()
    const fields = { token: tokenIn(check), seen: hidden(check, 'seen') }
    expect((await desk.writer.post(`/practices/${id}/check`, fields)).status).toBe(400)
    const whatChanged = 'It is for more people now'
    expect((await desk.writer.post(`/practices/${id}/check`, { ...fields, whatChanged })).status).toBe(303)
    // Sent twice, it is one edition.
    expect((await desk.writer.post(`/practices/${id}/check`, { ...fields, whatChanged })).status).toBe(409)
    expect(words(await (await running.request(`/practices/${id}`)).text())).toContain('Everybody over 60')
    const first = words(await (await running.request(`/practices/${id}/editions/1`)).text())
    expect(first).toContain('Older people who live alone')
    expect(first).toContain('This is how it was.')

    const end = await (await desk.writer.request(`/practices/${id}/end`)).text()
    expect(
      (await desk.writer.post(`/practices/${id}/end`, { how: 'withdraw', seen: hidden(end, 'seen') })).status,
    ).toBe(400)
    const reason = 'The food made people ill'
    await desk.writer.post(`/practices/${id}/end`, { how: 'withdraw', reason, seen: hidden(end, 'seen') })
    const gone = words(await (await running.request(`/practices/${id}`)).text())
    expect(gone).toContain('Its owner has withdrawn this.')
    expect(gone).toContain(reason)
    expect(words(await (await running.request('/practices')).text())).not.toContain('A lunch club in a library')
    expect((await desk.writer.post(`/practices/${id}/confirm`, {})).status).toBe(409)
  })
})

describe('the form', () => {
  test('shows both versions when somebody else has saved other answers, and loses nothing', async () => {
    const id = await desk.begin()
    const path = `/practices/${id}/write/people`
    const seen = hidden(await (await desk.writer.request(path)).text(), 'seen')
    const colleague = await running.as('organisation-editor', { organisation: owner })
    await colleague.post(path, { seen, people: 'Children under five' })
    const stale = await desk.writer.post(path, { seen, people: 'Parents of small children' })
    expect(stale.status).toBe(409)
    const html = await stale.text()
    expect(words(html)).toContain('Children under five')
    expect(html).toContain('>Parents of small children</textarea>')
    const merged = await desk.writer.post(path, {
      seen: hidden(html, 'seen'),
      people: 'Small children and their parents',
    })
    expect(merged.status).toBe(303)
    // Another step was no part of it.
    expect((await desk.save(id, 'done', { whatIsDone: 'Play together' })).status).toBe(303)
  })

  test('keeps what is too long, says so, and adds rows to a list', async () => {
    const id = await desk.begin()
    const long = await desk.save(id, 'name', { title: 'x'.repeat(300), summary: 'Kept' })
    expect(long.status).toBe(400)
    const html = await long.text()
    expect(html).toContain('value="Kept"')
    expect(html).toContain('href="#title"')
    const more = await desk.save(id, 'risks', { 'risks-0-risk': 'Rain', 'risks-0-lessens': 'A tent', next: 'more' })
    expect(locationOf(more)).toBe(`/practices/${id}/write/risks?more=yes`)
    const rows = await (await desk.writer.request(locationOf(more))).text()
    expect(rows).toContain('name="risks-1-risk"')
    expect(rows).toContain('value="Rain"')
    await desk.save(id, 'risks', { 'risks-0-risk': '', 'risks-0-lessens': '', 'risks-1-risk': 'Snow' })
    expect(await (await desk.writer.request(`/practices/${id}/write/risks`)).text()).not.toContain('value="Rain"')
  })

  test('sent twice begins one practice', async () => {
    const path = `/organisations/${owner}/practices`
    const token = tokenIn(await (await desk.writer.request(path)).text())
    const [one, two] = await Promise.all([desk.writer.post(path, { token }), desk.writer.post(path, { token })])
    expect(locationOf(one)).toBe(locationOf(two))
  })
})
