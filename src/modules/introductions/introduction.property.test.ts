import { array, assert, constantFrom, integer, oneof, property, record } from 'fast-check'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { IsoDate } from '../../core/iso-date.ts'
import { clock, nowhere } from '../../core/state-machine.ts'
import { addDays, addWorkingDays, isWorkingDay } from '../../core/working-days.ts'
import { readCalendars } from '../../platform/calendars/read-calendars.ts'
import { changed } from './introduction.change.ts'
import { clockDays, clocksOf, instantOf } from './introduction.clocks.ts'
import { isContactOpen, type Introduction } from './introduction.domain.ts'
import { introductionStates, type IntroductionEvent, type IntroductionState } from './introduction.states.ts'
import { replyRate } from './reply-rates.ts'

const day = (start: string) => integer({ min: 0, max: 2_000 }).map((count) => addDays(start as IsoDate, count))
const calendars = readCalendars(join(import.meta.dirname, '..', '..', '..', 'data'))
const places = constantFrom('E08000001', 'S12000036', 'N09000003', 'W06000015')
const events = Object.keys(introductionStates.events) as IntroductionEvent[]
const anybody = constantFrom('first', 'second', 'broker', clock)

function begin(byBroker: boolean, state: IntroductionState = 'proposed'): Introduction {
  const at = new Date('2026-03-02T10:00:00Z')
  const side = { personId: undefined, agreedAt: undefined }
  return {
    id: 'introduction-1',
    version: 1,
    state,
    purpose: 'adopt',
    words: 'We would like to do this in our town as well',
    proposedBy: 'person-1',
    byBroker,
    first: { ...side, party: { kind: 'place', id: 'E08000001' } },
    second: { ...side, party: { kind: 'organisation', id: 'GB-CHC-1' } },
    practiceId: 'speech-1',
    needId: undefined,
    recordId: undefined,
    placeCode: 'E08000001',
    createdAt: at,
    receivedAt: state === 'waiting' ? undefined : at,
    answeredAt: undefined,
    acceptedAt: undefined,
    closedAt: undefined,
    outcome: undefined,
    outcomeWords: undefined,
    revisitOn: undefined,
    rung: [],
  }
}

const attempt = record({
  event: constantFrom(...events),
  who: anybody,
  reason: constantFrom('', 'No time'),
  given: constantFrom(true, false),
})

describe('an introduction, whatever anybody tries', () => {
  test('moves along its table only, and never leaves an end', () => {
    assert(
      property(
        array(attempt, { maxLength: 40 }),
        constantFrom(true, false),
        constantFrom('waiting', 'proposed'),
        (tries, byBroker, state) => {
          let introduction = begin(byBroker, state)
          for (const { event, who, reason, given } of tries) {
            const next = changed(
              introduction,
              {
                event,
                who: [who],
                personId: who,
                reason,
                conversation: given,
                outcome: given ? 'learning' : undefined,
              },
              new Date('2026-03-09T10:00:00Z'),
            )
            if (!next.ok) continue
            const line = introductionStates.transitions.find(
              (one) =>
                one.from === introduction.state &&
                one.event === next.value.event &&
                one.to === next.value.introduction.state &&
                one.who.includes(who),
            )
            expect(line, `${introduction.state} ${event} ${who}`).toBeDefined()
            if (line?.reason === true) expect(reason).not.toBe('')
            expect(introductionStates.states[introduction.state]).not.toHaveProperty('terminal', true)
            introduction = next.value.introduction
          }
        },
      ),
    )
  })

  test('opens contact details only once everybody who was asked said yes', () => {
    assert(
      property(array(attempt, { maxLength: 40 }), constantFrom(true, false), (tries, byBroker) => {
        let introduction = begin(byBroker)
        for (const { event, who, reason, given } of tries) {
          const next = changed(
            introduction,
            { event, who: [who], personId: who, reason, conversation: given, outcome: given ? 'learning' : undefined },
            new Date(),
          )
          if (next.ok) introduction = next.value.introduction
          if (!isContactOpen(introduction)) continue
          expect(introduction.second.agreedAt).toBeDefined()
          if (byBroker) expect(introduction.first.agreedAt).toBeDefined()
        }
      }),
    )
  })

  test('keeps its own words', () => {
    assert(
      property(array(attempt, { maxLength: 20 }), (tries) => {
        let introduction = begin(false)
        for (const { event, who, reason, given } of tries) {
          const next = changed(introduction, { event, who: [who], reason, conversation: given }, new Date())
          if (next.ok) introduction = next.value.introduction
          expect(introduction.words).toBe(begin(false).words)
        }
      }),
    )
  })
})

test('a clock rings once', () => {
  for (const event of ['remind', 'fall_due', 'expire'] as const) {
    const once = changed(begin(false), { event, who: [clock] }, new Date())
    expect(once.ok).toBe(true)
    if (once.ok) expect(changed(once.value.introduction, { event, who: [clock] }, new Date()).ok).toBe(false)
  }
})

test('only the one who proposes, a broker or a clock begins anything', () => {
  for (const { from, who } of introductionStates.transitions.filter((one) => one.from === nowhere)) {
    expect(from).toBe(nowhere)
    expect(who).not.toContain('second')
  }
})

describe('clocks', () => {
  const introduction = (receivedAt: Date, state: IntroductionState) => ({
    ...begin(false),
    state,
    createdAt: receivedAt,
    receivedAt,
    acceptedAt: receivedAt,
    closedAt: receivedAt,
  })

  test('fall on working days of the place, in their order', () => {
    assert(
      property(day('2022-01-01'), places, (received, place) => {
        const calendar = calendars(place)
        const found = clocksOf(introduction(new Date(`${received}T12:00:00Z`), 'proposed'), calendar)
        expect(found.map(({ event }) => event)).toEqual(['remind', 'fall_due', 'expire'])
        expect(found.map(({ on }) => on)).toEqual(
          [clockDays.remind, clockDays.due, clockDays.expire].map((count) => addWorkingDays(received, count, calendar)),
        )
        for (const { on } of found) expect(isWorkingDay(on, calendar)).toBe(true)
      }),
    )
  })

  test('do not run before anybody has joined, and not for what has ended', () => {
    const calendar = calendars('E08000001')
    const waiting = clocksOf({ ...begin(false), state: 'waiting', receivedAt: undefined }, calendar)
    expect(waiting.map(({ event }) => event)).toEqual(['tell_not_found'])
    for (const state of ['declined', 'expired', 'withdrawn'] as const) {
      expect(clocksOf(introduction(new Date(), state), calendar)).toEqual([])
    }
  })

  test.each([
    // Proposed on the Thursday before Good Friday: Scotland works on Easter Monday.
    ['E08000001', ['2026-04-10', '2026-04-14']],
    ['S12000036', ['2026-04-09', '2026-04-13']],
    ['N09000003', ['2026-04-10', '2026-04-14']],
  ])('at %s skip its bank holidays', (place, expected) => {
    const found = clocksOf(introduction(new Date('2026-04-02T12:00:00Z'), 'proposed'), calendars(place))
    expect(found.slice(0, 2).map(({ on }) => on)).toEqual(expected)
  })

  test('ring by the clock of London, in summer and in winter', () => {
    const on = (text: string) => text as IsoDate
    expect(instantOf({ on: on('2026-01-12'), when: 'morning' }).toISOString()).toBe('2026-01-12T08:00:00.000Z')
    expect(instantOf({ on: on('2026-07-13'), when: 'morning' }).toISOString()).toBe('2026-07-13T07:00:00.000Z')
    expect(instantOf({ on: on('2026-07-13'), when: 'end' }).toISOString()).toBe('2026-07-13T23:00:00.000Z')
    expect(instantOf({ on: on('2026-03-28'), when: 'end' }).toISOString()).toBe('2026-03-29T00:00:00.000Z')
  })
})

describe('reply rates', () => {
  const calendar = calendars('E08000001')
  const today = '2026-06-30' as IsoDate
  const at = (on: IsoDate | undefined) => (on === undefined ? undefined : new Date(`${on}T12:00:00Z`))

  test('count a no like a yes, and show nothing below five', () => {
    const one = record({
      received: day('2026-01-01'),
      after: oneof(constantFrom(undefined), integer({ min: 0, max: 30 })),
    })
    assert(
      property(array(one, { maxLength: 12 }), (list) => {
        const received = list
          .filter(({ received: on }) => on < today)
          .map(({ received: on, after }) => ({
            receivedAt: at(on) ?? new Date(),
            answeredAt: after === undefined ? undefined : at(addDays(on, after)),
          }))
        const rate = replyRate(received, today, calendar)
        if (rate.received === undefined) expect([rate.inTime, rate.medianDays]).toEqual([undefined, undefined])
        else {
          expect(rate.received).toBeGreaterThanOrEqual(5)
          expect(rate.received).toBeLessThanOrEqual(received.length)
          expect(rate.inTime).toBeLessThanOrEqual(rate.received)
        }
      }),
    )
  })

  test('of five, four in time and one never', () => {
    const five = [1, 2, 3, 6].map((days) => ({
      receivedAt: at('2026-05-11' as IsoDate) ?? new Date(),
      answeredAt: at(addWorkingDays('2026-05-11' as IsoDate, days, calendar)),
    }))
    const rate = replyRate(
      [...five, { receivedAt: new Date('2026-05-11T12:00:00Z'), answeredAt: undefined }],
      today,
      calendar,
    )
    expect(rate).toEqual({ received: 5, inTime: 4, medianDays: 2.5 })
  })
})
