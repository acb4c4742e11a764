import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import { insertOrganisation, insertPractice } from '../../../tests/support/chain-things.ts'
import type { TestPerson } from '../../../tests/support/test-person.ts'
import { forgetInIntroductions } from './introduction-upstream.ts'
import { ringClock } from './ring-clock.ts'
import { readCalendars } from '../../platform/calendars/read-calendars.ts'
import { bundledDataFolder } from '../open-data/index.ts'

let running: TestApplication
let council: TestPerson
let charity: TestPerson
let stranger: TestPerson

const organisation = 'GB-CHC-1000001'
const [councilReach, charityReach] = ['nina@council.example', '01632 960123']
const asked = {
  second: `organisation:${organisation}`,
  practice: 'beat-meetings',
  first: 'place:E08000001',
  purpose: 'adopt',
  words: 'We would like to learn how you hold these meetings.',
  reach: councilReach,
  adult: 'yes',
}

beforeAll(async () => {
  running = await testApplication()
  await insertPractice(running.open.database, 'beat-meetings')
  await insertOrganisation(running.open.database, organisation)
  await insertOrganisation(running.open.database, 'GB-CHC-1000002')
  await insertOrganisation(running.open.database, 'GB-CHC-1000003', 'dissolved')
  council = await running.as('commissioner', { place: 'E08000001' })
  charity = await running.as('organisation-editor', { organisation })
  stranger = await running.as('person')
})
afterAll(() => running.close())

async function propose(by: TestPerson, more: Readonly<Record<string, string>> = {}): Promise<string> {
  // The practice would lead to its own owner, who is not known: here the organisation is asked.
  const { practice: _, ...fields } = { ...asked, ...more }
  const response = await by.post('/introductions', fields)
  expect([response.status, response.status === 303 ? '' : await response.text()]).toEqual([303, ''])
  return response.headers.get('location') ?? ''
}

const text = async (person: Pick<TestPerson, 'request'>, path: string) => await (await person.request(path)).text()

/** Everything that anybody can read of an introduction. */
async function readAll(path: string): Promise<string> {
  const broker = await running.as('broker', { place: 'E08000001' })
  const administrator = await running.as('administrator')
  const people = [council, charity, stranger, broker, administrator]
  const paths = [
    path,
    '/introductions',
    '/introductions/rates',
    '/introductions/broker',
    '/my-work',
    `/lineage/${path.split('/').at(-1)}`,
  ]
  const pages = await Promise.all(people.flatMap((person) => paths.map((one) => text(person, one))))
  const open = [
    '/api/v1/introductions/rates',
    `/api/v1/lineage/${path.split('/').at(-1)}`,
    path,
    '/introductions/rates',
  ]
  const visitors = await Promise.all(open.map(async (one) => await (await running.request(one)).text()))
  return [...pages, ...visitors, JSON.stringify(running.log)].join('\n')
}

describe('an introduction', () => {
  test('opens contact details to both when both agree, and to nobody before', async () => {
    const path = await propose(council)
    expect(await readAll(path)).not.toMatch(/nina@council|960123/)
    expect((await stranger.request(path)).status).toBe(404)
    const agreed = await charity.post(`${path}/accept`, { reach: charityReach, adult: 'yes' })
    expect(agreed.status).toBe(303)
    for (const person of [council, charity]) {
      const page = await text(person, path)
      expect(page).toContain(councilReach)
      expect(page).toContain(charityReach)
    }
    for (const person of [
      stranger,
      await running.as('broker', { place: 'E08000001' }),
      await running.as('administrator'),
    ]) {
      expect(await text(person, path)).not.toMatch(/nina@council|960123/)
    }
    expect(JSON.stringify(running.log)).not.toMatch(/nina@council|960123/)
    await council.post(`${path}/log`, {
      held_on: '1 11 2025',
      how: 'met',
      joined: 'Two officers',
      service_users: 'yes',
    })
    const concluded = await charity.post(`${path}/conclude`, { outcome: 'learning', words: 'A good talk.' })
    expect(concluded.status).toBe(303)
    await council.post(`${path}/add_view`, { words: 'We learned much.' })
    const closed = await text(council, path)
    expect(closed).toContain('A good talk.')
    expect(closed).toContain('We learned much.')
  })

  test('that is declined says so kindly, in the same words whatever the reason', async () => {
    const pages = []
    for (const why of ['too_small', 'money']) {
      const path = await propose(council)
      expect((await charity.post(`${path}/decline`, { why, words: 'They owe us an invoice' })).status).toBe(303)
      const everything = await readAll(path)
      expect(everything).not.toMatch(/They owe us|Too small for us|too_small|No money for it/)
      pages.push((await text(council, path)).replaceAll(/introduction-[\w-]+|token" value="[^"]+/g, ''))
    }
    expect(pages[0]).toBe(pages[1])
  })

  test('keeps what was typed, refuses addresses and few words, and nobody under 18 is introduced', async () => {
    const { practice: _, ...fields } = asked
    for (const [wrong, said] of [
      [{ words: 'Call me' }, 'in 20 characters or more'],
      [{ words: 'Write to nina@council.example about these meetings' }, 'Leave out e-mail addresses'],
      [{ adult: '' }, 'Only people of 18 or over'],
      [{ first: 'organisation:GB-CHC-1000002' }, 'Choose somebody that you speak for'],
    ] as const) {
      const response = await council.post('/introductions', { ...fields, ...wrong })
      const page = await response.text()
      expect([response.status, page.includes(said)]).toEqual([400, true])
      expect(page).toContain(councilReach)
    }
  })

  test('sent twice is one', async () => {
    const { practice: _, ...fields } = asked
    const token = 'one-form-that-is-sent-twice'
    const other = await running.as('person')
    const send = () => other.post('/introductions', { ...fields, first: `person:${other.personId}`, token })
    const [first, second] = [await send(), await send()]
    expect(first.headers.get('location')).toBe(second.headers.get('location'))
    await other.post(`${first.headers.get('location')}/withdraw`, {})
  })

  test('beside an older version is refused, with what is there now and what was typed', async () => {
    const path = await propose(council)
    await charity.post(`${path}/accept`, { reach: charityReach, adult: 'yes' })
    const log = { held_on: '1 11 2025', how: 'met', joined: 'Somebody who joined', service_users: 'no', version: '1' }
    const late = await council.post(`${path}/log`, log)
    const page = await late.text()
    expect(late.status).toBe(409)
    expect(page).toContain('changed while you were writing')
    expect(page).toContain('Somebody who joined')
    await council.post(`${path}/withdraw`, {})
    expect(await text(council, path)).not.toContain(charityReach)
  })

  test('of an organisation that no longer exists, or nobody knows, cannot be asked', async () => {
    for (const id of ['GB-CHC-1000003', 'GB-CHC-9']) {
      expect((await council.request(`/introductions/new?organisation=${id}`)).status).toBe(404)
    }
  })
})

describe('caps', () => {
  test('hold three that wait on a side, and say when the next falls due', async () => {
    const other = await running.as('commissioner', { place: 'E08000003' })
    const mine = { first: 'place:E08000003' }
    const paths = [await propose(other, mine), await propose(other, mine), await propose(other, mine)]
    const { practice: _, ...fields } = { ...asked, ...mine }
    const fourth = await other.post('/introductions', fields)
    expect(fourth.status).toBe(409)
    expect(await fourth.text()).toMatch(/three is the most. The next answer is due on 18 November 2025/)
    for (const path of paths) await other.post(`${path}/withdraw`, {})
  })
})

describe('an organisation that has not joined', () => {
  test('is asked without a clock, by letter or by a broker, and sees who asked when it joins', async () => {
    const second = 'organisation:GB-CHC-1000002'
    expect(await text(council, '/introductions/new?organisation=GB-CHC-1000002')).toContain(
      'Nobody has claimed this profile yet',
    )
    const paths: string[] = []
    for (let at = 0; at < 4; at += 1)
      paths.push(await propose(await running.as('commissioner', { place: 'E08000001' }), { second }))
    const letter = await text(council, `${paths[0]}/letter`)
    expect(letter).toContain(asked.words)
    expect(letter).toContain('/organisations/GB-CHC-1000002')
    const jobs = await running.open.database
      .selectFrom('jobs')
      .select('key')
      .where('kind', '=', 'introduction-clock')
      .execute()
    const own = jobs.filter(({ key }) => paths.some((path) => key.startsWith(path.split('/').at(-1) ?? '-')))
    expect(own.map(({ key }) => key.split(' ')[1])).toEqual(Array.from({ length: 4 }, () => 'tell_not_found'))
    const joined = await running.as('organisation-editor', { organisation: 'GB-CHC-1000002' })
    await running.runJobs(new Date())
    const seen = await text(joined, '/introductions')
    for (const path of paths) expect(seen).toContain(path)
    const proposed = await running.open.database
      .selectFrom('introductions')
      .select('state')
      .where('second_id', '=', 'GB-CHC-1000002')
      .execute()
    expect(proposed.filter(({ state }) => state === 'proposed')).toHaveLength(3)
  })
})

test('the same clock twice sends nothing twice', async () => {
  const other = await running.as('commissioner', { place: 'E08000002' })
  const path = await propose(other, { first: 'place:E08000002' })
  const id = path.split('/').at(-1) ?? ''
  let told = 0
  const tools = {
    calendars: readCalendars(bundledDataFolder),
    tell: async () => void (told += 1),
    schedule: async () => undefined,
    practiceOwner: async () => undefined,
  }
  const now = new Date('2025-11-14T08:00:00Z')
  const ring = () => ringClock(running.open.database, { id, event: 'remind' }, now, tools)
  expect(await ring()).toBe(true)
  const once = told
  expect(once).toBeGreaterThan(0)
  expect(await ring()).toBe(false)
  expect(told).toBe(once)
  await other.post(`${path}/withdraw`, {})
})

test('somebody who is erased is nobody in what they proposed, and cannot be reached by it', async () => {
  const other = await running.as('commissioner', { place: 'E08000004' })
  const path = await propose(other, { first: 'place:E08000004' })
  await forgetInIntroductions(running.open.database, other.personId)
  const { database } = running.open
  const id = path.split('/').at(-1) ?? ''
  const row = await database
    .selectFrom('introductions')
    .select(['proposed_by', 'words', 'first_person'])
    .where('id', '=', id)
    .executeTakeFirst()
  expect(row).toEqual({ proposed_by: null, first_person: null, words: asked.words })
  expect(
    await database.selectFrom('introduction_contacts').select('reach').where('introduction_id', '=', id).execute(),
  ).toEqual([])
  await other.post(`${path}/withdraw`, {})
})
