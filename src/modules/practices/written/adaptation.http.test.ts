import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../../tests/support/application.ts'
import { hidden, other, owner, words, writingDesk } from '../../../../tests/support/writing-desk.ts'
import { bundledDataFolder } from '../../open-data/index.ts'
import { readBundledLists } from '../../matching/index.ts'
import { readCalendars } from '../../../platform/calendars/read-calendars.ts'
import { practiceOwner, startDraft, takeUpAdaptation, type ChangeParts } from '../index.ts'

let running: TestApplication
let desk: Awaited<ReturnType<typeof writingDesk>>

beforeAll(async () => {
  running = await testApplication()
  desk = await writingDesk(running)
})
afterAll(() => running.close())

describe('an adaptation', () => {
  const { concepts } = readBundledLists()
  const parts: ChangeParts = {
    concepts: () => concepts,
    calendars: readCalendars(bundledDataFolder),
    addresses: { secret: undefined, publicUrl: 'http://localhost' },
    now: () => new Date('2025-11-11T09:00:00Z'),
  }

  test('that its owner takes up is an edition with credit, and what is being written is not published with it', async () => {
    const id = await desk.publish('Tea after the clinic')
    await desk.save(id, 'people', { people: 'Not ready to be read' })
    const { database } = running.open
    const as = (personId: string, organisationId: string) => ({
      kind: 'signed-in' as const,
      personId,
      name: 'A writer',
      sessionId: 'x',
      holdings: [
        { role: 'organisation-editor' as const, scope: { kind: 'organisation' as const, id: organisationId } },
      ],
    })
    const change = {
      practiceId: id,
      component: 'A visit within a week',
      change: 'changed' as const,
      what: 'A call first',
    }
    const take = (who: ReturnType<typeof as>) =>
      database
        .transaction()
        .execute((transaction) => takeUpAdaptation(parts, transaction, { ...change, credit: 'Bolton Council', who }))
    expect(await take(as('stranger', other))).toMatchObject({ ok: false, problem: { kind: 'forbidden' } })
    expect(await take(as(desk.writer.personId, owner))).toEqual({ ok: true, value: { edition: 2 } })
    expect(await practiceOwner(database, id)).toBe(owner)

    const answer = (await (await running.request(`/api/v1/practices/${id}/editions`)).json()) as {
      editions: { edition: number; credit?: string; profile: { people: string; components: { variants: string }[] } }[]
    }
    expect(answer.editions.map(({ edition, credit }) => [edition, credit])).toEqual([
      [2, 'Bolton Council'],
      [1, undefined],
    ])
    expect(answer.editions[0]?.profile.components[0]?.variants).toBe('A call first')
    expect(answer.editions[0]?.profile.people).toBe('Older people who live alone')
    const form = await (await desk.writer.request(`/practices/${id}/write/people`)).text()
    expect(form).toContain('Not ready to be read')
    expect((await running.request('/api/v1/practices/lib-x/editions')).status).toBe(404)
  })

  test('a draft can be begun for an organisation', async () => {
    const { database } = running.open
    const id = await startDraft(database, {
      organisationId: owner,
      title: 'From a talk',
      by: desk.writer.personId,
      at: new Date(),
    })
    expect(words(await (await desk.writer.request(`/practices/${id}/write`)).text())).toContain('From a talk')
  })
})

describe('those who were involved', () => {
  test('confirm it by a link of their own, which is shown once', async () => {
    const id = await desk.publish('A garden at the surgery')
    const list = await (await desk.writer.request(`/practices/${id}/involved`)).text()
    const involvement = hidden(list, 'involvement')
    const made = await (await desk.writer.post(`/practices/${id}/involved`, { involvement })).text()
    const link = /\/involved\/[\w-]{30,}/.exec(made)?.[0] ?? ''
    expect(await (await desk.writer.request(`/practices/${id}/involved`)).text()).not.toContain(link)
    expect(words(await (await running.request(link)).text())).toContain('People who had fallen')
    const send2 = async (fields: Record<string, string>) => await desk.reviewer.post(link, fields)
    expect((await send2({ words: 'It was our idea' })).status).toBe(400)
    expect((await send2({ answer: 'yes', words: 'It was our idea' })).status).toBe(200)
    const page = words(await (await running.request(`/practices/${id}`)).text())
    expect(page).toContain('They have confirmed it.')
    expect(page).toContain('It was our idea')
    expect((await running.request('/involved/made-up')).status).toBe(404)
  })
})
