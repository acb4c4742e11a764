import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../tests/support/application.ts'
import {
  decisionFields,
  insertOrganisation,
  insertPractice,
  makeAdoption,
} from '../../../tests/support/chain-things.ts'
import type { TestPerson } from '../../../tests/support/test-person.ts'

let running: TestApplication
let adopter: TestPerson

beforeAll(async () => {
  running = await testApplication()
  await insertPractice(running.open.database, 'beat-meetings')
  await insertOrganisation(running.open.database, 'GB-CHC-1000001')
  adopter = await running.as('adopter', { place: 'E08000001' })
})
afterAll(() => running.close())

async function read(
  person: Pick<TestPerson, 'request'>,
  path: string,
): Promise<Readonly<{ status: number; html: string }>> {
  const response = await person.request(path)
  return { status: response.status, html: await response.text() }
}

const begun = async () => {
  const response = await adopter.post('/adoptions', {
    practice: 'beat-meetings',
    adopter: 'place:E08000001',
    heard_by: 'colleague',
  })
  return response.headers.get('location') ?? ''
}

describe('an adoption', () => {
  test('is seen by its adopter alone until it is decided, then by everybody with how it was decided', async () => {
    const path = await begun()
    expect((await read(adopter, path)).status).toBe(200)
    expect((await read(running, path)).status).toBe(404)
    const id = path.split('/').at(-1)
    expect(await (await running.request('/api/v1/adoptions')).text()).not.toContain(id)
    await adopter.post(`${path}/consider`, {})
    expect((await adopter.post(`${path}/decide`, decisionFields)).status).toBe(303)
    const { status, html } = await read(running, path)
    expect(status).toBe(200)
    expect(html).toContain('People ask for it on three estates.')
    expect(html).toContain('levels signed it off')
    expect(await (await running.request('/api/v1/adoptions')).text()).toContain(id)
  })

  test('against which was decided has a reason', async () => {
    const path = await begun()
    await adopter.post(`${path}/consider`, {})
    const without = await adopter.post(`${path}/decide`, { ...decisionFields, decision: 'reject' })
    const page = await without.text()
    expect([without.status, page.includes('Say why you decided against it')]).toEqual([400, true])
    expect(page).toContain('Nobody else does it here')
    const reasons = { reason: 'approvals', reason_words: 'It had to go through five committees.' }
    await adopter.post(`${path}/decide`, { ...decisionFields, decision: 'reject', ...reasons })
    expect((await read(running, path)).html).toMatch(/Decided against[\s\S]*five committees/)
  })

  test('is reviewed, changed, paused and stopped by its adopter and nobody else', async () => {
    const path = await makeAdoption(running, 'beat-meetings')
    const start = { started_on: '1 8 2025', first_reach: '40' }
    const stranger = await running.as('commissioner', { place: 'E08000003' })
    expect((await stranger.post(`${path}/start`, start)).status).toBe(403)
    expect((await adopter.post(`${path}/start`, start)).status).toBe(303)
    const review = {
      reach: '60',
      result: 'Fewer calls at night.',
      said_by_people: 'We asked 12. Nine like it.',
      tell_the_next: 'Begin small.',
    }
    const partly = await adopter.post(`${path}/review`, review)
    expect([partly.status, (await partly.text()).includes('Say what became of')]).toEqual([400, true])
    const whole = await adopter.post(`${path}/review`, { ...review, core_0: 'kept', core_1: 'changed' })
    expect(whole.status).toBe(303)
    const change = {
      component: 'core:A meeting each month',
      change: 'changed',
      what: 'Every second month.',
      why: 'Few came.',
      planned: 'no',
    }
    const more = { same_function: 'yes', decided_by: 'The officer', made_on: '1 9 2025' }
    expect((await adopter.post(`${path}/adapt`, { ...change, ...more })).status).toBe(303)
    const { html } = await read(running, path)
    for (const said of [
      'After 3 months',
      'Nine like it',
      'Changed: A meeting each month',
      'After 6 months, on 1 February 2026',
    ]) {
      expect(html).toContain(said)
    }
    await adopter.post(`${path}/pause`, { reason: 'staffing', reason_words: 'Both officers left.' })
    expect((await read(running, path)).html).toContain('Both officers left.')
    await adopter.post(`${path}/stop`, { reason: 'staffing', reason_words: 'Nobody came after them.' })
    expect((await adopter.post(`${path}/resume`, {})).status).toBe(409)
  })

  test('that was offered to the practice and left for thirty working days is an adopters’ variant', async () => {
    const path = await makeAdoption(running, 'beat-meetings')
    await adopter.post(`${path}/start`, { started_on: '1 8 2025', first_reach: '40' })
    const change = {
      component: 'adaptable:Where people meet',
      change: 'changed',
      what: 'In a shop.',
      why: 'The hall is shut.',
    }
    const more = { planned: 'yes', same_function: 'yes', decided_by: 'The group', made_on: '2 8 2025' }
    await adopter.post(`${path}/adapt`, { ...change, ...more })
    const offer = /\/adaptations\/[\w-]+\/offer/.exec((await read(adopter, path)).html)?.[0] ?? ''
    expect((await adopter.post(offer, {})).status).toBe(303)
    // 10 November and thirty working days, Christmas and New Year left out: 23 December and 5 January.
    await running.runJobs(new Date('2025-12-22T23:00:00Z'))
    expect((await read(running, path)).html).toContain('Offered to the practice')
    await running.runJobs(new Date('2025-12-23T01:00:00Z'))
    expect((await read(running, path)).html).toContain('An adopters’ variant')
  })

  test('that nobody confirmed for a year does not count as in use', async () => {
    const path = await makeAdoption(running, 'beat-meetings')
    await adopter.post(`${path}/start`, { started_on: '1 11 2025', first_reach: '4' })
    await running.runJobs(new Date('2026-03-20T12:00:00Z'))
    expect((await read(adopter, path)).html).toContain('A review is late')
    const before = await running.open.database
      .selectFrom('notifications')
      .select('title')
      .where('href', '=', path)
      .execute()
    expect(before.map(({ title }) => title)).toContain('The review at 3 months is due')
    await running.runJobs(new Date('2026-03-20T12:00:00Z'))
    const after = await running.open.database
      .selectFrom('notifications')
      .select('title')
      .where('href', '=', path)
      .execute()
    expect(after).toEqual(before)
  })
})
