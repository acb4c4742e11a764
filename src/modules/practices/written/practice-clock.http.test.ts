import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testApplication, type TestApplication } from '../../../../tests/support/application.ts'
import { allYes, words, writingDesk } from '../../../../tests/support/writing-desk.ts'
import { listTransitions } from '../../../platform/audit/transition.repository.ts'

let running: TestApplication
let desk: Awaited<ReturnType<typeof writingDesk>>

beforeAll(async () => {
  running = await testApplication()
  desk = await writingDesk(running)
})
afterAll(() => running.close())

describe('the clock', () => {
  const jobsAt = (day: string) => running.runJobs(new Date(`${day}T09:00:00Z`))
  const shown = async (id: string) => words(await (await running.request(`/practices/${id}`)).text())

  test('publishes what nobody took up in 20 working days, asks, lets it lapse, and does nothing twice', async () => {
    const id = await desk.begin()
    await desk.writeAll(id, 'A bench on every street')
    await desk.send(id)
    // Sent on Monday 10 November 2025: twenty working days later is Monday 8 December.
    await jobsAt('2025-12-05')
    expect((await running.request(`/practices/${id}`)).status).toBe(404)
    await jobsAt('2025-12-08')
    expect(await shown(id)).toContain('Not yet reviewed.')
    expect(await shown(id)).toContain('That holds until 8 December 2027.')
    expect(await jobsAt('2025-12-08')).toBe(0)

    const no = await desk.review(id, { ...allYes, alone: 'no', 'alone-reason': 'It sends readers to a leaflet' })
    expect(no.status).toBe(303)
    expect(await shown(id)).toContain('Not yet reviewed.')
    const asked = 'A reviewer asks you to change “A bench on every street”'
    expect(words(await (await desk.writer.request('/my-work')).text())).toContain(asked)
    const writing = words(await (await desk.writer.request(`/practices/${id}/write`)).text())
    expect(writing).toContain('It sends readers to a leaflet')

    const read = await desk.review(id, allYes)
    expect(read.status).toBe(303)
    expect(await shown(id)).not.toContain('Not yet reviewed.')

    await jobsAt('2027-10-09')
    expect(words(await (await desk.writer.request('/my-work')).text())).toContain(
      'Say whether “A bench on every street”',
    )
    await jobsAt('2027-12-08')
    expect(await shown(id)).toContain('Nobody has confirmed this by 8 December 2027')
    expect(words(await (await running.request('/practices')).text())).not.toContain('A bench on every street')
    expect(words(await (await running.request('/practices?lapsed=yes')).text())).toContain('A bench on every street')
    expect((await desk.writer.post(`/practices/${id}/confirm`, {})).status).toBe(303)
    expect(words(await (await running.request('/practices')).text())).toContain('A bench on every street')
    const steps = await listTransitions(running.open.database, { kind: 'practice', id })
    expect(steps.map(({ event }) => event)).toEqual([
      'write',
      'submit',
      'untaken',
      'vouch',
      'vouch',
      'fall_due',
      'lapse',
      'confirm',
    ])
    expect(steps[2]?.doer).toEqual({ kind: 'clock', id: undefined })
  })

  test('reminds a reviewer once, and never publishes what a check holds', async () => {
    const id = await desk.begin()
    await desk.writeAll(id, 'A tool library')
    await desk.save(id, 'provided', { how: 'Ring 01204 123456' })
    await desk.send(id)
    await jobsAt('2026-03-02')
    expect((await running.request(`/practices/${id}`)).status).toBe(404)
    await desk.reviewer.post(`/practices/${id}/review/take`, {})
    await jobsAt('2025-11-24')
    await jobsAt('2025-11-25')
    const late = await listTransitions(running.open.database, { kind: 'practice', id })
    expect(late.filter(({ event }) => event === 'late')).toHaveLength(1)
  })
})
