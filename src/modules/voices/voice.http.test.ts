import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { bundledDatabase } from '../../../tests/support/bundled-database.ts'
import { formOf, type TestPerson } from '../../../tests/support/test-person.ts'
import { newReturnCode } from './return-code.ts'

let running: TestApplication
let commissioner: TestPerson

beforeAll(async () => {
  running = await testApplication({ open: await bundledDatabase() })
  commissioner = await running.as('commissioner', { place: 'E08000003' })
}, 300_000)
afterAll(() => running.close())

const practice = '/practices/speech-novas/want'
const secret = 'asker.secret@example.org'

async function ask(fields: Record<string, string>) {
  const response = await running.request(practice, formOf({ place: 'E08000003', nameShown: 'nobody', ...fields }))
  const page = await response.text()
  return { status: response.status, page, id: /\/voices\/(voice-[\w-]+)/.exec(page)?.[1] ?? '' }
}

const voiceRow = async (id: string) =>
  await running.open.database.selectFrom('voices').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

describe('I want this here', () => {
  test('is off, with the reason, where nobody looks after it', async () => {
    const shown = await (await running.request(`${practice}?place=Leeds`)).text()
    expect(shown).toContain('You cannot ask for it here at the moment')
    const response = await running.request(practice, formOf({ place: 'Leeds', code: newReturnCode() }))
    expect(response.status).toBe(409)
    expect(await response.text()).toContain('no broker or administrator is named')
  })

  test('shows who is asked, by when, and how many have asked, and never keeps a postcode', async () => {
    const shown = await (await running.request(`${practice}?place=M1+1AE`)).text()
    expect(shown).toContain('Manchester Council')
    expect(shown).toContain('Yes. They owe an answer by 8 December 2025.')
    expect(shown).toContain('Nobody yet. You would be the first.')
    expect(shown).not.toContain('M1 1AE')
  })

  test('a refused form keeps what was typed', async () => {
    const fields = {
      place: 'E08000003',
      code: newReturnCode(),
      words: 'So that people can work',
      email: 'no address',
      nameShown: 'public',
    }
    const response = await running.request(`${practice}/check`, formOf(fields))
    const page = await response.text()
    expect(response.status).toBe(400)
    for (const words of ['There is a problem', 'So that people can work', 'value="no address"', 'Write the name'])
      expect(page).toContain(words)
  })

  test('the whole way: asked, joined, answered, doubted, reopened, answered, settled', async () => {
    const [first, second] = [newReturnCode(), newReturnCode()]
    const opened = await ask({ code: first, words: 'My brother is in a hostel', email: secret, name: 'Jo Bloggs' })
    expect(opened.status).toBe(200)
    expect(opened.page).toContain(first)
    const again = await ask({ code: first, words: 'My brother is in a hostel', email: secret, name: 'Jo Bloggs' })
    expect(again.id).toBe(opened.id)
    const joined = await ask({ code: second, words: 'So is my sister' })
    expect(joined.id).toBe(opened.id)
    expect(joined.page).toContain('You asked for it too')
    const askers = await running.open.database
      .selectFrom('voice_askers')
      .select('words')
      .where('voice_id', '=', opened.id)
      .execute()
    expect(askers.map(({ words }) => words)).toEqual(['My brother is in a hostel', 'So is my sister'])

    const path = `/voices/${opened.id}`
    const early = await commissioner.post(`${path}/act`, {
      act: 'answer',
      version: '2',
      kind: 'yes',
      words: 'We will',
      date: '',
    })
    expect(early.status).toBe(400)
    const { version } = await voiceRow(opened.id)
    const good = { act: 'answer', version: String(version), kind: 'yes', words: 'We will open one', date: '2026-03-31' }
    expect((await commissioner.post(`${path}/act`, good)).status).toBe(303)
    const stale = await commissioner.post(`${path}/act`, { ...good, words: 'Another answer' })
    expect(stale.status).toBe(400)
    const both = await stale.text()
    expect(both).toContain('We will open one')

    const verdict = (code: string, value: string) =>
      running.request('/voices/come-back/verdict', formOf({ code, verdict: value, words: 'Too late for him' }))
    const follow = await (await running.request('/voices/come-back', formOf({ code: first.toLowerCase() }))).text()
    expect(follow).toContain('You have an answer')
    expect(follow).toContain('Yes, by 31 March 2026.')
    expect(await (await verdict(first, 'partly')).text()).toContain('It is open again')
    expect((await voiceRow(opened.id)).owner_post).toContain('Whoever is in charge of')
    const { version: later } = await voiceRow(opened.id)
    expect(
      (await commissioner.post(`${path}/act`, { ...good, version: String(later), kind: 'done', words: 'It is open' }))
        .status,
    ).toBe(303)
    await verdict(first, 'settled')
    expect((await voiceRow(opened.id)).state).toBe('answered')
    expect(await (await verdict(second, 'settled')).text()).toContain('It is settled')
    expect((await voiceRow(opened.id)).state).toBe('settled')

    const chain = await (await running.request(`/lineage/${opened.id}`)).text()
    expect(chain).toContain('Yes, by 31 March 2026.')
    const steps = await running.open.database
      .selectFrom('transitions')
      .selectAll()
      .where('subject_id', '=', opened.id)
      .orderBy('id')
      .execute()
    expect(steps.map(({ event }) => event)).toEqual([
      'say',
      'open',
      'join',
      'answer',
      'doubt',
      'answer',
      'settle',
      'settle',
    ])
    for (const step of steps) expect(step.actor_id).not.toBeNull()
  })

  test('no contact, name or code of an asker stands on a page, for anybody, or in the log', async () => {
    const rows = await running.open.database.selectFrom('voices').select('id').execute()
    const people = [
      commissioner,
      await running.as('broker'),
      await running.as('moderator'),
      await running.as('administrator'),
      await running.as('person'),
    ]
    const paths = [
      '/voices',
      '/voices/queue',
      '/answers',
      '/take-part',
      ...rows.flatMap(({ id }) => [`/voices/${id}`, `/voices/${id}/letter`, `/lineage/${id}`]),
    ]
    for (const path of paths) {
      for (const send of [running.request, ...people.map(({ request }) => request)]) {
        const page = await (await send(path)).text()
        expect([path, page.includes(secret), page.includes('Jo Bloggs')]).toEqual([path, false, false])
      }
    }
    for (const { id } of rows) expect((await running.request(`/lineage/${id}`)).status).toBe(200)
    const log = JSON.stringify(running.log)
    for (const words of [secret, 'Jo Bloggs', 'hostel', 'M1 1AE', 'M1+1AE']) expect(log).not.toContain(words)
  })

  test('only those of the body answer; others are told who could', async () => {
    const { id } = await ask({ code: newReturnCode(), words: 'Again please' })
    const elsewhere = await running.as('commissioner', { place: 'S12000036' })
    const moderator = await running.as('moderator')
    const fields = { act: 'answer', kind: 'done', words: 'Done' }
    for (const person of [elsewhere, moderator])
      expect((await person.post(`/voices/${id}/act`, fields)).status).toBe(403)
    expect((await (await running.as('person')).post(`/voices/${id}/act`, fields)).status).toBe(403)
    expect((await running.request(`/voices/${id}/act`, formOf(fields))).status).toBe(303)
    expect((await voiceRow(id)).state).toBe('open')
    expect(await (await commissioner.request('/my-work')).text()).toContain(`/voices/${id}`)
    expect(await (await elsewhere.request('/my-work')).text()).not.toContain(`/voices/${id}`)
    expect((await moderator.post(`/voices/${id}/act`, { act: 'hide', rule: 'spam' })).status).toBe(303)
    expect((await running.request(`/voices/${id}`)).status).toBe(404)
    expect((await moderator.post(`/voices/${id}/act`, { act: 'restore', reason: 'It is none' })).status).toBe(303)
    expect((await running.request(`/voices/${id}`)).status).toBe(200)
  })

  test('words with a telephone number are refused where they would be public at once, and held where they open a voice', async () => {
    const words = 'Ring me on 0161 496 0000'
    const refused = await ask({ code: newReturnCode(), words })
    expect(refused.status).toBe(400)
    const held = await ask({ code: newReturnCode(), words, place: 'E08000006' })
    expect(held.id).toBe('')
    await running.as('broker')
    const second = await running.request(
      practice,
      formOf({ place: 'E08000006', nameShown: 'nobody', code: newReturnCode(), words }),
    )
    expect(await second.text()).toContain('A moderator looks at them')
    const row = await running.open.database
      .selectFrom('voices')
      .selectAll()
      .where('state', '=', 'held')
      .executeTakeFirstOrThrow()
    expect((await running.request(`/voices/${row.id}`)).status).toBe(404)
    const moderator = await running.as('moderator')
    expect((await moderator.post(`/voices/${row.id}/act`, { act: 'open' })).status).toBe(303)
    expect((await voiceRow(row.id)).state).toBe('open')
  })

  test('a code is tried twelve times a minute and no more', async () => {
    const tries = await Promise.all(
      Array.from({ length: 14 }, () =>
        running.request('/voices/come-back', { ...formOf({ code: newReturnCode() }), address: '10.1.2.3' }),
      ),
    )
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(2)
  })
})
