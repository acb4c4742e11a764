import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../../tests/support/application.ts'
import type { TestPerson } from '../../../../tests/support/test-person.ts'
import { bundledDataFolder } from '../../open-data/index.ts'
import { readBundledLists } from '../../matching/index.ts'
import { readCalendars } from '../../../platform/calendars/read-calendars.ts'
import { practiceOwner, startDraft, takeUpAdaptation, type ChangeParts } from '../index.ts'
import { listTransitions } from '../../../platform/audit/transition.repository.ts'

const owner = 'GB-CHC-1000003'
const other = 'GB-CHC-1000116'

let running: TestApplication
let writer: TestPerson
let reviewer: TestPerson

beforeAll(async () => {
  running = await testApplication()
  for (const id of [owner, other])
    await running.open.database.insertInto('organisations').values(organisation(id)).execute()
  writer = await running.as('organisation-editor', { organisation: owner })
  reviewer = await running.as('reviewer')
})
afterAll(() => running.close())

function organisation(id: string) {
  return {
    id,
    dataset: 'organisations',
    known_from: 'register' as const,
    status: 'live' as const,
    name: `CHARITY ${id}`,
    purposes: [],
    beneficiaries: [],
    how: [],
    concepts: [],
    service_areas: [],
    source: 'A register',
  }
}

const locationOf = (response: Response) => response.headers.get('location') ?? ''
const tokenIn = (html: string) => /name="token" value="([^"]+)"/.exec(html)?.[1] ?? ''
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const words = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#39;', "'")

async function begin(person = writer): Promise<string> {
  const path = `/organisations/${owner}/practices`
  const list = await (await person.request(path)).text()
  const begun = await person.post(path, { token: tokenIn(list) })
  expect(begun.status).toBe(303)
  return locationOf(begun).split('/')[2] ?? ''
}

async function save(id: string, step: string, fields: Record<string, string>): Promise<Response> {
  const page = await (await writer.request(`/practices/${id}/write/${step}`)).text()
  return await writer.post(`/practices/${id}/write/${step}`, { seen: hidden(page, 'seen'), ...fields })
}

async function writeAll(id: string, title = 'Handyman visits after a fall'): Promise<void> {
  const answers: Record<string, Record<string, string>> = {
    name: { title, summary: 'A handyman makes a home safe' },
    kind: { kind: 'service', serviceArea: 'older-people' },
    problem: { problem: 'Old people fall at home', saidAs: 'my dad keeps falling\nmum fell again' },
    people: { people: 'Older people who live alone', reachesLess: '' },
    done: { whatIsDone: 'Somebody comes and fits rails', why: '', materials: '' },
    components: { 'components-0-what': 'A visit within a week', 'components-0-role': 'core' },
    involved: {
      'involvements-0-group': 'People who had fallen',
      'involvements-0-stage': 'design',
      'involvements-0-how': 'asked',
    },
  }
  for (const [step, fields] of Object.entries(answers))
    expect([step, (await save(id, step, fields)).status]).toEqual([step, 303])
}

async function send(id: string): Promise<Response> {
  const page = await (await writer.request(`/practices/${id}/check`)).text()
  return await writer.post(`/practices/${id}/check`, { token: tokenIn(page), seen: hidden(page, 'seen') })
}

const allYes = { plain: 'yes', complete: 'yes', alone: 'yes', tried: 'yes', involved: 'yes', contact: 'yes' }

async function review(id: string, answers: Record<string, string>, person = reviewer): Promise<Response> {
  const page = await (await person.request(`/practices/${id}/review`)).text()
  return await person.post(`/practices/${id}/review`, { seen: hidden(page, 'seen'), ...answers })
}

describe('a practice that is written here', () => {
  test('is written step by step, sent, reviewed by another body, published and listed', async () => {
    const id = await begin()
    expect((await send(id)).status).toBe(400)
    await writeAll(id)
    expect((await running.request(`/practices/${id}`)).status).toBe(404)
    const sent = await send(id)
    expect([sent.status, locationOf(sent)]).toEqual([303, `/practices/${id}/sent`])
    expect(words(await (await writer.request(`/practices/${id}/sent`)).text())).toContain(
      'If nobody has taken it up by',
    )
    expect((await writer.request(`/practices/${id}/write/name`)).status).toBe(409)
    expect((await reviewer.post(`/practices/${id}/review/take`, {})).status).toBe(303)
    expect((await review(id, allYes)).status).toBe(303)

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
    const id = await begin()
    await writeAll(id)
    const stranger = await running.as('organisation-editor', { organisation: other })
    for (const path of ['write', 'write/name', 'check', 'end', 'sent']) {
      expect([path, (await stranger.request(`/practices/${id}/${path}`)).status]).toEqual([path, 404])
    }
    expect((await stranger.post(`/practices/${id}/write/name`, { title: 'Mine' })).status).toBe(404)
    expect((await stranger.post(`/organisations/${owner}/practices`, {})).status).toBe(403)
    await send(id)
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
    expect((await review(id, allYes, both)).status).toBe(403)
    // Another reviewer has not taken it up either.
    expect((await review(id, allYes)).status).toBe(403)
  })

  test('goes back with a reason for each "no", and the form keeps what was typed', async () => {
    const id = await begin()
    await writeAll(id)
    await send(id)
    await reviewer.post(`/practices/${id}/review/take`, {})
    const incomplete = await review(id, { ...allYes, plain: 'no', tried: 'no', 'plain-reason': 'Say what a rail is' })
    expect(incomplete.status).toBe(400)
    const again = await incomplete.text()
    expect(again).toContain('value="Say what a rail is"')
    expect(words(again)).toContain('Say what is missing: Has it been tried')
    await review(id, { ...allYes, plain: 'no', 'plain-reason': 'Say what a rail is' })
    const tasks = words(await (await writer.request(`/practices/${id}/write`)).text())
    expect(tasks).toContain('What the reviewer asks you to change')
    expect(tasks).toContain('Say what a rail is')
    const steps = await listTransitions(running.open.database, { kind: 'practice', id })
    expect(steps.at(-1)).toMatchObject({ event: 'ask_changes', reason: 'Is it in plain words? Say what a rail is' })
  })

  test('keeps each edition whole, and ends with its reason in no list', async () => {
    const id = await begin()
    await writeAll(id, 'A lunch club in a library')
    await send(id)
    await reviewer.post(`/practices/${id}/review/take`, {})
    await review(id, allYes)
    await save(id, 'people', { people: 'Everybody over 60', reachesLess: 'Those who cannot get there' })
    expect(words(await (await running.request(`/practices/${id}`)).text())).not.toContain('Everybody over 60')
    const check = await (await writer.request(`/practices/${id}/check`)).text()
    const fields = { token: tokenIn(check), seen: hidden(check, 'seen') }
    expect((await writer.post(`/practices/${id}/check`, fields)).status).toBe(400)
    const whatChanged = 'It is for more people now'
    expect((await writer.post(`/practices/${id}/check`, { ...fields, whatChanged })).status).toBe(303)
    // Sent twice, it is one edition.
    expect((await writer.post(`/practices/${id}/check`, { ...fields, whatChanged })).status).toBe(409)
    expect(words(await (await running.request(`/practices/${id}`)).text())).toContain('Everybody over 60')
    const first = words(await (await running.request(`/practices/${id}/editions/1`)).text())
    expect(first).toContain('Older people who live alone')
    expect(first).toContain('This is how it was.')

    const end = await (await writer.request(`/practices/${id}/end`)).text()
    expect((await writer.post(`/practices/${id}/end`, { how: 'withdraw', seen: hidden(end, 'seen') })).status).toBe(400)
    const reason = 'The food made people ill'
    await writer.post(`/practices/${id}/end`, { how: 'withdraw', reason, seen: hidden(end, 'seen') })
    const gone = words(await (await running.request(`/practices/${id}`)).text())
    expect(gone).toContain('Its owner has withdrawn this.')
    expect(gone).toContain(reason)
    expect(words(await (await running.request('/practices')).text())).not.toContain('A lunch club in a library')
    expect((await writer.post(`/practices/${id}/confirm`, {})).status).toBe(409)
  })
})

describe('the form', () => {
  test('shows both versions when somebody else has saved other answers, and loses nothing', async () => {
    const id = await begin()
    const path = `/practices/${id}/write/people`
    const seen = hidden(await (await writer.request(path)).text(), 'seen')
    const colleague = await running.as('organisation-editor', { organisation: owner })
    await colleague.post(path, { seen, people: 'Children under five' })
    const stale = await writer.post(path, { seen, people: 'Parents of small children' })
    expect(stale.status).toBe(409)
    const html = await stale.text()
    expect(words(html)).toContain('Children under five')
    expect(html).toContain('>Parents of small children</textarea>')
    const merged = await writer.post(path, { seen: hidden(html, 'seen'), people: 'Small children and their parents' })
    expect(merged.status).toBe(303)
    // Another step was no part of it.
    expect((await save(id, 'done', { whatIsDone: 'Play together' })).status).toBe(303)
  })

  test('keeps what is too long, says so, and adds rows to a list', async () => {
    const id = await begin()
    const long = await save(id, 'name', { title: 'x'.repeat(300), summary: 'Kept' })
    expect(long.status).toBe(400)
    const html = await long.text()
    expect(html).toContain('value="Kept"')
    expect(html).toContain('href="#title"')
    const more = await save(id, 'risks', { 'risks-0-risk': 'Rain', 'risks-0-lessens': 'A tent', next: 'more' })
    expect(locationOf(more)).toBe(`/practices/${id}/write/risks?more=yes`)
    const rows = await (await writer.request(locationOf(more))).text()
    expect(rows).toContain('name="risks-1-risk"')
    expect(rows).toContain('value="Rain"')
    await save(id, 'risks', { 'risks-0-risk': '', 'risks-0-lessens': '', 'risks-1-risk': 'Snow' })
    expect(await (await writer.request(`/practices/${id}/write/risks`)).text()).not.toContain('value="Rain"')
  })

  test('sent twice begins one practice', async () => {
    const path = `/organisations/${owner}/practices`
    const token = tokenIn(await (await writer.request(path)).text())
    const [one, two] = await Promise.all([writer.post(path, { token }), writer.post(path, { token })])
    expect(locationOf(one)).toBe(locationOf(two))
  })
})

describe('the clock', () => {
  const jobsAt = (day: string) => running.runJobs(new Date(`${day}T09:00:00Z`))
  const shown = async (id: string) => words(await (await running.request(`/practices/${id}`)).text())

  test('publishes what nobody took up in 20 working days, asks, lets it lapse, and does nothing twice', async () => {
    const id = await begin()
    await writeAll(id, 'A bench on every street')
    await send(id)
    // Sent on Monday 10 November 2025: twenty working days later is Monday 8 December.
    await jobsAt('2025-12-05')
    expect((await running.request(`/practices/${id}`)).status).toBe(404)
    await jobsAt('2025-12-08')
    expect(await shown(id)).toContain('Not yet reviewed.')
    expect(await shown(id)).toContain('That holds until 8 December 2027.')
    expect(await jobsAt('2025-12-08')).toBe(0)

    const read = await review(id, allYes)
    expect(read.status).toBe(303)
    expect(await shown(id)).not.toContain('Not yet reviewed.')

    await jobsAt('2027-10-09')
    expect(words(await (await writer.request('/my-work')).text())).toContain('Say whether “A bench on every street”')
    await jobsAt('2027-12-08')
    expect(await shown(id)).toContain('Nobody has confirmed this by 8 December 2027')
    expect(words(await (await running.request('/practices')).text())).not.toContain('A bench on every street')
    expect(words(await (await running.request('/practices?lapsed=yes')).text())).toContain('A bench on every street')
    expect((await writer.post(`/practices/${id}/confirm`, {})).status).toBe(303)
    expect(words(await (await running.request('/practices')).text())).toContain('A bench on every street')
    const steps = await listTransitions(running.open.database, { kind: 'practice', id })
    expect(steps.map(({ event }) => event)).toEqual([
      'write',
      'submit',
      'untaken',
      'vouch',
      'fall_due',
      'lapse',
      'confirm',
    ])
    expect(steps[2]?.doer).toEqual({ kind: 'clock', id: undefined })
  })

  test('reminds a reviewer once, and never publishes what a check holds', async () => {
    const id = await begin()
    await writeAll(id, 'A tool library')
    await save(id, 'provided', { how: 'Ring 01204 123456' })
    await send(id)
    await jobsAt('2026-03-02')
    expect((await running.request(`/practices/${id}`)).status).toBe(404)
    await reviewer.post(`/practices/${id}/review/take`, {})
    await jobsAt('2025-11-24')
    await jobsAt('2025-11-25')
    const late = await listTransitions(running.open.database, { kind: 'practice', id })
    expect(late.filter(({ event }) => event === 'late')).toHaveLength(1)
  })
})

describe('an adaptation', () => {
  const { concepts } = readBundledLists()
  const parts: ChangeParts = {
    concepts: () => concepts,
    calendars: readCalendars(bundledDataFolder),
    addresses: { secret: undefined, publicUrl: 'http://localhost' },
    now: () => new Date('2025-11-11T09:00:00Z'),
  }

  test('that its owner takes up is an edition with credit, and what is being written is not published with it', async () => {
    const id = await begin()
    await writeAll(id, 'Tea after the clinic')
    await send(id)
    await reviewer.post(`/practices/${id}/review/take`, {})
    await review(id, allYes)
    await save(id, 'people', { people: 'Not ready to be read' })
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
    expect(await take(as(writer.personId, owner))).toEqual({ ok: true, value: { edition: 2 } })
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
    const form = await (await writer.request(`/practices/${id}/write/people`)).text()
    expect(form).toContain('Not ready to be read')
    expect((await running.request('/api/v1/practices/lib-x/editions')).status).toBe(404)
  })

  test('a draft can be begun for an organisation', async () => {
    const { database } = running.open
    const id = await startDraft(database, {
      organisationId: owner,
      title: 'From a talk',
      by: writer.personId,
      at: new Date(),
    })
    expect(words(await (await writer.request(`/practices/${id}/write`)).text())).toContain('From a talk')
  })
})

describe('those who were involved', () => {
  test('confirm it by a link of their own, which is shown once', async () => {
    const id = await begin()
    await writeAll(id, 'A garden at the surgery')
    await send(id)
    await reviewer.post(`/practices/${id}/review/take`, {})
    await review(id, allYes)
    const list = await (await writer.request(`/practices/${id}/involved`)).text()
    const involvement = hidden(list, 'involvement')
    const made = await (await writer.post(`/practices/${id}/involved`, { involvement })).text()
    const link = /\/involved\/[\w-]{30,}/.exec(made)?.[0] ?? ''
    expect(await (await writer.request(`/practices/${id}/involved`)).text()).not.toContain(link)
    expect(words(await (await running.request(link)).text())).toContain('People who had fallen')
    const send2 = async (fields: Record<string, string>) => await reviewer.post(link, fields)
    expect((await send2({ words: 'It was our idea' })).status).toBe(400)
    expect((await send2({ answer: 'yes', words: 'It was our idea' })).status).toBe(200)
    const page = words(await (await running.request(`/practices/${id}`)).text())
    expect(page).toContain('They have confirmed it.')
    expect(page).toContain('It was our idea')
    expect((await running.request('/involved/made-up')).status).toBe(404)
  })
})
